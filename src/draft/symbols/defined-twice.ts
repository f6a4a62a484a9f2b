import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Definitions } from '../equations/definitions.ts';
import { symbolsIn } from '../equations/evaluate.ts';
import { counterexampleOf } from '../equations/searched-step.ts';
import type { Place } from '../text/passage.ts';
import { type Gloss, mayBeSame } from './glosses.ts';
import { mentionsOf } from './mentions.ts';
import { type NamedChain, type SectionFormulas, spanOfSide } from './section-formulas.ts';
import { bareName, isToBeExplained, withoutUnit } from './symbol-names.ts';

/** Names that a text defines twice, so that the two cannot mean the same. */
export function definedTwice(
  all: readonly SectionFormulas[],
  glosses: readonly Gloss[],
  definitions: Definitions,
  seed: number,
): readonly Diagnostic[] {
  return [...glossedTwice(glosses), ...equatedTwice(all, definitions, seed), ...valuedTwice(all)];
}

function glossedTwice(glosses: readonly Gloss[]): readonly Diagnostic[] {
  const firsts = new Map<string, Gloss>();
  return glosses.flatMap((gloss) => {
    const first = firsts.get(gloss.name);
    if (first === undefined) firsts.set(gloss.name, gloss);
    if (first === undefined || mayBeSame(first, gloss)) return [];
    return [twice(gloss.name, gloss.place, gloss.words, first.place, first.words, [])];
  });
}

/** Each equation that defines a name, with the section that it stands in. */
interface Equation extends NamedChain {
  readonly section: string;
}

/** Pairs that are compared in one text, each by a search. */
const MOST_COMPARED = 60;
/** What holds in one case only is no definition for all. */
const CASE = /\b(?:if|when|without|otherwise|unless|else|case|absent|legacy)\b/i;
const CASE_BEFORE = 80;
const CASE_BEHIND = 40;

function equatedTwice(
  all: readonly SectionFormulas[],
  definitions: Definitions,
  seed: number,
): readonly Diagnostic[] {
  const known = new Map<string, { readonly first: Equation; readonly printed: Set<string> }>();
  const found: Diagnostic[] = [];
  let compared = 0;
  for (const again of all.flatMap(equationsIn)) {
    const scope = scopeOf(again);
    const before = known.get(scope);
    if (before === undefined) known.set(scope, { first: again, printed: new Set([again.is.text]) });
    if (before === undefined || before.printed.has(again.is.text) || ++compared > MOST_COMPARED) continue;
    before.printed.add(again.is.text);
    const { first } = before;
    const because = differenceOf(first, again, definitions, seed);
    const name = bareName(again.name);
    if (because !== null)
      found.push(twice(name, again.side.place, again.is.text, first.side.place, first.is.text, because));
  }
  return found;
}

function equationsIn({ section, named }: SectionFormulas): readonly Equation[] {
  const { text } = section.body;
  return named.flatMap((each) => {
    if (each.symbols.length === 0) return [];
    const bare = bareName(each.name);
    const isName = isToBeExplained(bare) || /^[A-Z]{3,}$/.test(bare);
    if (!isName || each.name.includes('[') || each.symbols.some((name) => bareName(name) === bare)) return [];
    const [from, to] = [spanOfSide(each.side).from, spanOfSide(each.is).to];
    const before =
      text
        .slice(Math.max(0, from - CASE_BEFORE), from)
        .split(/[.;](?=\s)/)
        .at(-1) ?? '';
    const behind = text.slice(to, to + CASE_BEHIND).split(/[.;](?=\s|$)/)[0] ?? '';
    return CASE.test(before) || CASE.test(behind) ? [] : [{ ...each, section: section.number }];
  });
}

/** A letter may stand for something else in another section. */
function scopeOf({ name, section }: Equation): string {
  const bare = bareName(name);
  return bare.length === 1 ? `${bare} ${section}` : bare;
}

/** Why two equations cannot both say what a name is; null where they may. */
function differenceOf(
  first: Equation,
  again: Equation,
  definitions: Definitions,
  seed: number,
): readonly string[] | null {
  const begun = definitions.expanded(first.is.expression, again.symbols, first.section);
  const other = definitions.expanded(again.is.expression, symbolsIn(begun), again.section);
  const one = definitions.expanded(begun, symbolsIn(other), first.section);
  const [left, right] = [symbolsIn(one), symbolsIn(other)];
  const lacking = [
    ...left.filter((name) => !right.includes(name)),
    ...right.filter((name) => !left.includes(name)),
  ];
  const symbols = [...new Set([...left, ...right])];
  // One quantity in two units cannot be compared without knowing which of the two is meant.
  if (new Set(symbols.map(withoutUnit)).size < symbols.length) return null;
  if (lacking.length > 0) return [`only one of the two has ${lacking.join(', ')}`];
  const found = counterexampleOf({ one, other, link: '=', symbols }, seed);
  if (found === null) return null;
  const at = symbols.map((name, index) => `${name} = ${found.values[index]?.toFraction()}`).join(', ');
  return [`at ${at}: ${found.right.toFraction()} here, ${found.left.toFraction()} there`];
}

/** A constant that is explained by nothing but its value, and has two. */
function valuedTwice(all: readonly SectionFormulas[]): readonly Diagnostic[] {
  const valued = all
    .flatMap(({ named }) => named)
    .filter(
      ({ name, symbols, isWhole }) =>
        isWhole && symbols.length === 0 && name.includes('_') && isToBeExplained(name),
    );
  const firsts = new Map<string, NamedChain>();
  const again = new Map<string, NamedChain>();
  for (const each of valued) {
    const first = firsts.get(each.name) ?? each;
    firsts.set(each.name, first);
    if (printed(first) !== printed(each) && !again.has(each.name)) again.set(each.name, each);
  }
  const mentions = mentionsOf(new Set(again.keys()), all);
  return [...again].flatMap(([name, other]) => {
    const first = firsts.get(name);
    if (first === undefined || mentions.get(name)?.isIntroduced !== false) return [];
    return [twice(name, other.is.place, printed(other), first.is.place, printed(first), [])];
  });
}

function printed({ is }: NamedChain): string {
  const unit = is.tokens.at(-1)?.unit;
  return unit === undefined ? is.text : `${is.text} ${unit}`;
}

function twice(
  name: string,
  place: Place,
  here: string,
  before: Place,
  there: string,
  because: readonly string[],
): Diagnostic {
  return {
    ...place,
    rule: 'symbol/defined-twice',
    severity: 'warning',
    message: `${name} is ${here} here and ${there} on line ${before.line}`,
    found: here,
    expected: there,
    because,
    fix: null,
  };
}
