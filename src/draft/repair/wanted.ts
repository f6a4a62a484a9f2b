import Fraction from 'fraction.js';
import { figureOf, isFigureId } from '../../../spec/figures/catalogue.ts';
import { RULES, type RuleName } from '../../../spec/rules/catalogue.ts';
import type { Rule } from '../../../spec/rules/rule.ts';
import { type Change, changesBetween } from '../../revision/changes.ts';
import type { RevisionDocument } from '../../revision/document.ts';
import { nanosecondsOf } from '../../revision/durations.ts';
import { load } from '../../revision/load.ts';
import type { LoadedDraft } from '../reading/load-any.ts';
import type { Located } from '../reading/locate.ts';
import type { Unit } from '../reading/reading.ts';

/** A sentence that a section lacks. */
export interface WantedSentence {
  readonly kind: 'sentence';
  readonly change: string;
  readonly clause: string;
  readonly sentence: string;
}

/** A number that is to be printed otherwise, wherever it stands. */
export interface WantedNumber {
  readonly kind: 'number';
  readonly change: string;
  readonly located: Located;
  readonly digits: string;
}

/** A formula that is to be printed otherwise. */
export interface WantedFormula {
  readonly kind: 'formula';
  readonly change: string;
  readonly clause: string;
  readonly left: string;
  readonly formula: string;
}

export type Wanted = WantedSentence | WantedNumber | WantedFormula;

/** What a repair changes of a text: what can be written into it, and the changes that no words or numbers are known for. */
export interface WantedOf {
  readonly wanted: readonly Wanted[];
  readonly wordless: readonly Change[];
}

/**
 * Every change that a repair makes to the revision that the text was read by, as what is to be written, in the order of
 * that revision. What the author of the text changed otherwise is no matter of the repair, and stays.
 */
export function wantedOf(text: LoadedDraft, repaired: RevisionDocument): WantedOf {
  const wanted: Wanted[] = [];
  const wordless: Change[] = [];
  for (const change of changesBetween(load(text.reading.of).document, repaired)) {
    const these = wantedFor(change, text, repaired);
    if (these === null) wordless.push(change);
    for (const one of these ?? []) if (!wanted.some((other) => isSame(one, other))) wanted.push(one);
  }
  return { wanted, wordless };
}

/** A value and the figure of it are one number. */
function isSame(one: Wanted, other: Wanted): boolean {
  return one.kind === 'number' && other.kind === 'number' && one.located === other.located;
}

/** Null where no words and no numbers are known for it. */
function wantedFor(change: Change, text: LoadedDraft, repaired: RevisionDocument): readonly Wanted[] | null {
  switch (change.section) {
    case 'rules':
      return sentenceFor(change, repaired);
    case 'formulas':
      return formulaFor(change, text, repaired);
    case 'figures':
    case 'costs':
    case 'limits':
    case 'scalePoints':
      return numbersFor(change, text, repaired);
    default:
      return null;
  }
}

function sentenceFor({ name, clauses }: Change, { rules }: RevisionDocument): readonly Wanted[] | null {
  const rule: Rule = RULES[name as RuleName];
  const sentence = rule.requires?.[rules[name as RuleName].take];
  if (sentence === undefined || sentence === '' || clauses.after === 'silent') return null;
  return [{ kind: 'sentence', change: name, clause: clauses.after, sentence }];
}

const AS_PRINTED = '<left> <sign> <right>';

function formulaFor(
  { name }: Change,
  { reading }: LoadedDraft,
  { formulas = {} }: RevisionDocument,
): readonly Wanted[] | null {
  // Only what a statement is judged by as it is printed can be printed as it is judged.
  const read = reading.formulas.find(({ judges }) =>
    judges.some(({ statement, by }) => statement === name && by === AS_PRINTED),
  );
  if (read?.left === undefined) return null;
  const { section, left, as } = read;
  return [{ kind: 'formula', change: name, clause: section, left, formula: formulas[name]?.value ?? as }];
}

function numbersFor(
  change: Change,
  { figures }: LoadedDraft,
  repaired: RevisionDocument,
): readonly Wanted[] | null {
  const { section, name } = change;
  const entry = `${section}.${name}`;
  const isOf = ({ figure, reading }: Located): boolean =>
    section === 'figures'
      ? figure === name && reading !== null
      : reading?.entry === entry || reading?.entry?.startsWith(`${entry}.`) === true;
  const own = figures.filter(isOf).map((located) => ({ located, digits: digitsFor(located, repaired) }));
  if (own.length === 0 || own.some(({ digits }) => digits === null)) return null;
  return own.map(({ located, digits }) => ({ kind: 'number', change: name, located, digits: digits ?? '' }));
}

/** What a repair gives a number: as an entry of its own, as it prints the figure, or as everybody does; null where that cannot be written in its unit. */
function digitsFor({ figure, reading, unit }: Located, repaired: RevisionDocument): string | null {
  if (reading?.entry !== undefined) return inUnit(valueAt(reading.entry, repaired), unit);
  const printed = isFigureId(figure) ? figureOf(figure).printed : null;
  const own = repaired.figures?.[figure]?.value;
  return own ?? (printed !== null && 'digits' in printed ? printed.digits : null);
}

function valueAt(entry: string, repaired: RevisionDocument): number | string | undefined {
  const [part = '', name = '', field = ''] = entry.split('.');
  if (part === 'costs') return repaired.costs[name as keyof RevisionDocument['costs']].value;
  if (part === 'limits') return repaired.limits[name as keyof RevisionDocument['limits']]?.value;
  const point = repaired.scalePoints.find((each) => each.name === name);
  return point?.[field as 'N' | 'T_tick'];
}

const MICROSECONDS: Readonly<Record<Exclude<Unit, 'Hz'>, number>> = { us: 1, ms: 1000, s: 1_000_000 };

function inUnit(value: number | string | undefined, unit: Unit | null): string | null {
  if (value === undefined) return null;
  if (unit === null || typeof value === 'number') return String(value);
  const [digits, own] = value.split(' ');
  if (own === unit) return digits ?? null;
  const time = new Fraction(nanosecondsOf(value) ?? 0n, 1000n);
  const number = unit === 'Hz' ? new Fraction(MICROSECONDS.s).div(time) : time.div(MICROSECONDS[unit]);
  const decimal = number.toString();
  return decimal.includes('(') ? null : decimal;
}
