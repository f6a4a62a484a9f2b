import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Token } from '../equations/chain-tokens.ts';
import type { Chain, Side } from '../equations/chains.ts';
import { type Mixed, type Quantities, quantityOf } from '../equations/quantity.ts';
import { areMixed, isSameKind, type Unit, unitInWords } from '../equations/units.ts';
import type { Section } from '../text/draft.ts';
import type { SectionFormulas } from './section-formulas.ts';

/** Less than this share apart, two numbers may be one that was rounded. */
const ROUNDING = 0.01;
/** Of those that name the same two things, the first is reported. */
const MOST_REPORTED = 200;

/** Sums, differences and equations whose two sides count different things, or the same in different units without conversion. */
export function mixedUnits(all: readonly SectionFormulas[], quantities: Quantities): readonly Diagnostic[] {
  const seen = new Set<string>();
  const found: Diagnostic[] = [];
  for (const { section, chains, formulas } of all) {
    const mixed = [
      ...formulas.flatMap((side) => quantityOf(side.tokens, quantities).mixed),
      ...chains.flatMap((chain) => mixedIn(chain, quantities)),
    ];
    for (const each of mixed) {
      const key = keyOf(each, section);
      if (seen.has(key) || found.length >= MOST_REPORTED) continue;
      seen.add(key);
      found.push(mixedAt(each, section));
    }
  }
  return found;
}

/** None where the two sides are equal once each number is taken in its unit. */
function mixedIn({ sides, links }: Chain, quantities: Quantities): readonly Mixed[] {
  const read = sides.map((side) => ({ side, ...quantityOf(side.tokens, quantities) }));
  const found = read.flatMap(({ mixed }) => mixed);
  const agrees: boolean[] = [];
  links.forEach((link, index) => {
    const [left, right] = [read[index], read[index + 1]];
    if (left === undefined || right === undefined) return;
    const isEquation = link === '=' || link === '==' || link === '~' || link === '~~';
    const isEqual = isEquation && isAbout(left.value, right.value);
    if (isEquation && left.value !== null && right.value !== null) agrees.push(isEqual);
    if (left.unit === null || right.unit === null || isEqual) return;
    if (!areMixed(left.unit, right.unit) || isInstance(left.side, right.side, left.unit, right.unit)) return;
    if (!isEquation && isSameKind(left.unit, right.unit)) return;
    found.push({
      operator: link,
      left: { tokens: left.side.tokens, unit: left.unit },
      right: { tokens: right.side.tokens, unit: right.unit },
    });
  });
  const isConverted = agrees.length > 0 && agrees.every((each) => each);
  return isConverted ? [] : found;
}

/** "T_tick = 50 ms" says what a symbol is, in whatever unit. */
function isInstance(left: Side, right: Side, one: Unit, other: Unit): boolean {
  const [name, ...others] = left.tokens;
  return name?.kind === 'name' && others.length === 0 && right.tokens.length === 1 && isSameKind(one, other);
}

function isAbout(left: number | null, right: number | null): boolean {
  return left !== null && right !== null && Math.abs(left - right) <= ROUNDING * Math.abs(right);
}

function keyOf({ left, right }: Mixed, section: Section): string {
  const names = [left, right].map(({ tokens, unit }) => {
    const named = tokens.filter(({ kind }) => kind === 'name').map(({ text }) => text);
    const what = named.length > 0 ? named.join(' ') : `${section.number} ${tokens[0]?.from}`;
    return `${what} ${unitInWords(unit)}`;
  });
  return names.sort().join(' | ');
}

function mixedAt({ operator, left, right }: Mixed, { body }: Section): Diagnostic {
  const [from, to] = [left.tokens[0]?.from ?? 0, right.tokens.at(-1)?.to ?? 0];
  const [one, other] = [left, right].map(({ unit }) => unitInWords(unit)) as [string, string];
  const isOneKind = isSameKind(left.unit, right.unit);
  const side = ({ tokens, unit }: Mixed['left']): string => {
    const { line } = body.placeOf(tokens[0]?.from ?? 0, to);
    return `${printed(tokens)} is in ${unitInWords(unit)} (line ${line})`;
  };
  return {
    ...body.placeOf(from, to),
    rule: 'equation/mixed-units',
    severity: isOneKind ? 'warning' : 'error',
    message: `${printed(left.tokens)} ${operator} ${printed(right.tokens)} ${SAID[operator] ?? 'equates'} ${one} and ${other}`,
    found: `${one} and ${other}`,
    expected: isOneKind ? `both in ${one}` : 'two sides that count the same',
    because: [side(left), side(right)],
    fix: null,
  };
}

const SAID: Readonly<Record<string, string>> = {
  '+': 'adds',
  '-': 'subtracts',
  '<': 'compares',
  '<=': 'compares',
  '>': 'compares',
  '>=': 'compares',
};

function printed(tokens: readonly Token[]): string {
  return tokens.map(({ text, unit }) => (unit === undefined ? text : `${text} ${unit}`)).join(' ');
}
