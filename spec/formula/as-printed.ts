import Fraction from 'fraction.js';
import {
  type Amounts,
  type Closeness,
  closerOf,
  compared,
  isViolated,
  type Sense,
} from '../language/closeness.ts';
import type { Fault, Form, Judge, JudgedByFormula, Mismatch, Of, Words } from '../language/law.ts';
import type { Revision } from '../language/revision.ts';
import { checkUnits } from './check-units.ts';
import { Compiler, type Predicate, type Sides } from './compile.ts';
import { type Expression, FormulaError, type Relation } from './expression.ts';
import { parseFormula } from './parse.ts';
import { evaluate } from './term.ts';
import { isSameUnit, TRUTH } from './unit.ts';
import { type Symbols, Vocabulary } from './vocabulary.ts';

/** What the symbols of a formula stand for, and how a violation of it is told. */
export interface Reading<Subject, Whole> {
  readonly symbols: Symbols<Subject, Whole>;
  /** Of both sides of an inequality, as reports name it. */
  readonly unit: string;
  readonly at?: Words<Subject, Whole>;
  /** What is said where the formula does not hold; left out, both sides with their unit. */
  readonly says?: (amounts: Amounts, subject: Subject, revision: Revision, whole: Whole) => Mismatch;
}

/**
 * The formula of the law is what is judged: it is read once for each wording, and its symbols are bound once for each
 * revision. A formula is `premise => conclusion`; a conclusion is one comparison, a chain of them, or anything else that is
 * true or false. Throws a FormulaError on a symbol that is unknown and on units that do not fit.
 */
export function asPrinted<Subject, Whole = unknown>(
  reading: Reading<Subject, Whole>,
): Form<Subject, JudgedByFormula, Whole> {
  const vocabulary = new Vocabulary(reading.symbols);
  return {
    parts: { judgedBy: 'formula' },
    judgeBy: (_, formula) => judgeOf(readFormula(formula, vocabulary), vocabulary, reading),
  };
}

/** What a formula says of a subject on a revision, by itself. Throws a FormulaError as `asPrinted` does. */
export function predicateOf<Subject, Whole = unknown>(
  formula: string,
  symbols: Symbols<Subject, Whole>,
): Of<Subject, boolean, Whole> {
  const vocabulary = new Vocabulary(symbols);
  const expression = parseFormula(formula);
  checkUnits(formula, expression, vocabulary);
  const on = oncePerRevision((revision) => new Compiler(formula, vocabulary, revision).predicate(expression));
  return (subject, revision, whole) => on(revision)(subject, whole);
}

/** A formula that is in order, in its parts. */
interface ReadFormula {
  readonly formula: string;
  readonly premises: readonly Expression[];
  readonly conclusions: readonly Expression[];
}

/** Reads a formula and checks its symbols and units. */
export function readFormula<Subject, Whole>(
  formula: string,
  vocabulary: Vocabulary<Subject, Whole>,
): ReadFormula {
  const expression = parseFormula(formula);
  if (!isSameUnit(checkUnits(formula, expression, vocabulary), TRUTH))
    throw new FormulaError(formula, 'a law is true or false, and this is a number');
  const premises: Expression[] = [];
  let conclusion = expression;
  while (conclusion.kind === 'connective' && conclusion.operator === '=>') {
    premises.push(conclusion.left);
    conclusion = conclusion.right;
  }
  return { formula, premises, conclusions: partsOf(conclusion) };
}

function partsOf(expression: Expression): readonly Expression[] {
  if (expression.kind !== 'connective' || expression.operator !== 'and') return [expression];
  return [...partsOf(expression.left), ...partsOf(expression.right)];
}

/** What a formula is on one revision. */
interface Bound<Subject, Whole> {
  readonly premises: readonly Predicate<Subject, Whole>[];
  readonly conclusions: readonly (Sides<Subject, Whole> | Predicate<Subject, Whole>)[];
}

function bind<Subject, Whole>(
  { formula, premises, conclusions }: ReadFormula,
  vocabulary: Vocabulary<Subject, Whole>,
  revision: Revision,
): Bound<Subject, Whole> {
  const compiler = new Compiler(formula, vocabulary, revision);
  return {
    premises: premises.map((each) => compiler.predicate(each)),
    conclusions: conclusions.map((each) =>
      each.kind === 'comparison' ? compiler.sides(each) : compiler.predicate(each),
    ),
  };
}

/** The same for every case of a search: made once for each revision. */
export function oncePerRevision<Made>(make: (revision: Revision) => Made): (revision: Revision) => Made {
  const known = new WeakMap<Revision, Made>();
  let last: Revision | null = null;
  let made: Made;
  return (revision) => {
    if (revision !== last) {
      made = known.get(revision) ?? make(revision);
      known.set(revision, made);
      last = revision;
    }
    return made;
  };
}

const SENSES: Readonly<Partial<Record<Relation, Sense>>> = {
  '<=': 'at most',
  '<': 'less than',
  '>=': 'at least',
  '>': 'more than',
};

/** The sense of an inequality; undefined of a comparison that is none. */
export function senseOf(relation: Relation): Sense | undefined {
  return SENSES[relation];
}

function judgeOf<Subject, Whole>(
  read: ReadFormula,
  vocabulary: Vocabulary<Subject, Whole>,
  reading: Reading<Subject, Whole>,
): Judge<Subject, Whole> {
  const on = oncePerRevision((revision) => bind(read, vocabulary, revision));
  const fault: Judge<Subject, Whole>['fault'] = (subject, revision, whole) => {
    const { premises, conclusions } = on(revision);
    for (const premise of premises) if (!premise(subject, whole)) return null;
    for (const conclusion of conclusions) {
      if (typeof conclusion === 'function') {
        if (conclusion(subject, whole)) continue;
        return faultOf(reading, conclusionIn(read), subject, revision, whole);
      }
      const amounts = amountsIn(conclusion, reading.unit, subject, whole);
      if (amounts !== null) return faultOf(reading, amounts, subject, revision, whole);
    }
    return null;
  };
  if (!read.conclusions.some(isInequality)) return { fault };
  return {
    fault,
    slack(subject, revision, _beyond, whole) {
      const { premises, conclusions } = on(revision);
      for (const premise of premises) if (!premise(subject, whole)) return null;
      let closest: Closeness | null = null;
      for (const conclusion of conclusions) {
        closest = closerOf(closest, slackOf(conclusion, reading.unit, subject, whole));
      }
      return closest;
    },
  };
}

function isInequality(expression: Expression): boolean {
  return expression.kind === 'comparison' && senseOf(expression.operator) !== undefined;
}

/** Both sides, where they are not as the comparison has them. */
function amountsIn<Subject, Whole>(
  { relation, found: left, allowed: right, scale }: Sides<Subject, Whole>,
  unit: string,
  subject: Subject,
  whole: Whole,
): Amounts | null {
  const found = evaluate(left, subject, whole);
  const allowed = evaluate(right, subject, whole);
  const sense = senseOf(relation);
  const holds =
    sense === undefined ? (found === allowed) === (relation === '=') : !isViolated(found, sense, allowed);
  if (holds) return null;
  const amounts = { unit, scale: evaluate(scale, subject, whole), found, allowed };
  return sense === undefined ? amounts : { ...amounts, sense };
}

/** What is no inequality has no slack, but may be violated; and what no case changes has none either. */
function slackOf<Subject, Whole>(
  conclusion: Sides<Subject, Whole> | Predicate<Subject, Whole>,
  unit: string,
  subject: Subject,
  whole: Whole,
): Closeness | null {
  if (typeof conclusion === 'function')
    return conclusion(subject, whole) ? null : compared(unit, 1n, 'at most', 0n);
  const sense = senseOf(conclusion.relation);
  const found = evaluate(conclusion.found, subject, whole);
  const allowed = evaluate(conclusion.allowed, subject, whole);
  const scale = evaluate(conclusion.scale, subject, whole);
  if (sense !== undefined) {
    const isFixed = typeof conclusion.found === 'bigint' && typeof conclusion.allowed === 'bigint';
    return isFixed && !isViolated(found, sense, allowed)
      ? null
      : compared(unit, found, sense, allowed, scale);
  }
  const isEquality = conclusion.relation === '=';
  if ((found === allowed) === isEquality) return null;
  return compared(unit, isEquality ? apart(found, allowed) : 1n, 'at most', 0n, scale);
}

/** What a formula concludes, as it is printed. */
function conclusionIn({ formula }: ReadFormula): string {
  return (
    formula
      .split(/(?<!<)=>/)
      .at(-1)
      ?.trim() ?? formula
  );
}

function faultOf<Subject, Whole>(
  { at = '', says }: Reading<Subject, Whole>,
  found: Amounts | string,
  subject: Subject,
  revision: Revision,
  whole: Whole,
): Fault {
  const place = typeof at === 'string' ? at : at(subject, revision, whole);
  if (typeof found === 'string') {
    const told = says?.(NO_AMOUNTS, subject, revision, whole);
    return { at: place, ...(told ?? { expected: found, found: 'otherwise' }) };
  }
  return { at: place, ...(says?.(found, subject, revision, whole) ?? describeAmounts(found)) };
}

/** Of a conclusion that compares nothing. */
const NO_AMOUNTS: Amounts = { unit: '', scale: 1n, found: 0n, allowed: 0n };

/** Both sides of a comparison, each with its unit. */
export function describeAmounts({ unit, scale, found, sense, allowed }: Amounts): Mismatch {
  const bound = `${exactly(allowed, scale)} ${unit}`.trim();
  return {
    expected: sense === undefined ? bound : `${sense} ${bound}`,
    found: `${exactly(found, scale)} ${unit}`.trim(),
  };
}

/** A quotient as a whole number and what is left. */
export function exactly(over: bigint, under: bigint): string {
  return under === 0n ? `${over}/0` : new Fraction(over, under).toFraction(true);
}

/** How far two amounts are from each other. */
export function apart(left: bigint, right: bigint): bigint {
  return left < right ? right - left : left - right;
}
