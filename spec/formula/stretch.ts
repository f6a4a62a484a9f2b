import type { Revision } from '../language/revision.ts';
import { oncePerRevision, readFormula } from './as-printed.ts';
import { Compiler, type Predicate } from './compile.ts';
import { type Comparison, type Expression, FormulaError, type Relation } from './expression.ts';
import { LinearCompiler, type LinearTerms } from './linear.ts';
import { evaluate, HeldTerms, multiplied, type Ratio, type Term } from './term.ts';
import { type Amount, type ObservedNumber, type Symbols, Vocabulary } from './vocabulary.ts';

/** A symbol for what is measured of each stretch. */
export function ofStretch(amount: Amount, unit: string): ObservedNumber<Stretch<unknown>, unknown> {
  return { unit, of: (stretch) => stretch[amount], amount };
}

/** A stretch of an observation: how long it is, and what was counted in it. */
export interface Stretch<Observed> {
  readonly observed: Observed;
  /** In the unit that the formula counts in: ticks, or microseconds. */
  readonly length: bigint;
  /** What stands on the left side of the formula. */
  readonly counted: bigint;
  /** Tick pairs that were offered. */
  readonly offered: bigint;
}

/** counted * scale <= perUnit * length + perPair * offered + once, or as the relation has it. */
export interface LinearBound {
  readonly relation: Relation;
  readonly scale: bigint;
  readonly perUnit: bigint;
  readonly perPair: bigint;
  readonly once: bigint;
  /** Of `abs(counted - due)`: how far apart the two may be, times `scale`. Null where they are compared themselves. */
  readonly within: bigint | null;
}

/** Of which stretches of the observation that was bound last something is said; null where of all. */
export type StretchPremise<Observed> = Predicate<Stretch<Observed>, unknown> | null;

/** What a formula says of every stretch: bounds, each under a premise or none. */
export interface StretchBounds<Observed> {
  readonly premises: readonly StretchPremise<Observed>[];
  /** Every bound for the stretches of one observation. */
  boundsIn(observed: Observed): readonly LinearBound[];
}

/** A formula about stretches that is in order. */
export interface StretchFormula<Observed> {
  /** Of what it compares, in order. */
  readonly relations: readonly Relation[];
  on(revision: Revision): StretchBounds<Observed>;
}

/** One bound under a premise. */
export interface StretchBound<Observed> {
  readonly given: StretchPremise<Observed>;
  boundIn(observed: Observed): LinearBound;
}

/**
 * Reads a formula about stretches that is linear in their length and in what was counted. Throws a FormulaError on a
 * symbol that is unknown, units that do not fit and what compares nothing; the first case, where it is not linear.
 */
export function stretchFormula<Observed>(
  formula: string,
  symbols: Symbols<Stretch<Observed>>,
): StretchFormula<Observed> {
  const vocabulary = new Vocabulary(symbols);
  const { premises, conclusions } = readFormula(formula, vocabulary);
  const parts = conclusions.map((each) => comparisonIn(formula, each));
  return {
    relations: parts.map(({ comparison }) => comparison.operator),
    on: oncePerRevision((revision) => {
      const held = new HeldTerms<Stretch<Observed>, unknown>();
      const compiler = new Compiler(formula, vocabulary, revision, held);
      const linear = new LinearCompiler(formula, vocabulary, compiler);
      const bounds = parts.map(({ comparison }) => termsOf(compiler, linear, comparison));
      return {
        premises: parts.map(({ given }) => premiseOf(compiler, [...premises, ...given])),
        boundsIn(observed) {
          const of: Stretch<Observed> = { observed, length: 0n, counted: 0n, offered: 0n };
          held.read(of, observed);
          return bounds.map((each) => boundOf(each, of));
        },
      };
    }),
  };
}

/** The same of a formula that says `counted <= due`, under a premise or none, and nothing else. */
export function upperBound<Observed>(
  formula: string,
  symbols: Symbols<Stretch<Observed>>,
): (revision: Revision) => StretchBound<Observed> {
  const { on, relations } = stretchFormula(formula, symbols);
  if (relations.length !== 1 || relations[0] !== '<=')
    throw new FormulaError(formula, 'what is counted is at most something here, and nothing else is said');
  return oncePerRevision((revision) => {
    const { premises, boundsIn } = on(revision);
    return { given: premises[0] ?? null, boundIn: (observed) => boundsIn(observed)[0] as LinearBound };
  });
}

interface ConditionalComparison {
  readonly given: readonly Expression[];
  readonly comparison: Comparison;
}

function comparisonIn(formula: string, conclusion: Expression): ConditionalComparison {
  if (conclusion.kind === 'comparison' && conclusion.operator !== '!=')
    return { given: [], comparison: conclusion };
  if (conclusion.kind !== 'connective' || conclusion.operator !== '=>')
    throw new FormulaError(formula, 'what is said of a stretch is a comparison, with a premise or without');
  const { given, comparison } = comparisonIn(formula, conclusion.right);
  return { given: [conclusion.left, ...given], comparison };
}

/** A bound before an observation is known. */
interface BoundTerms<Subject> extends LinearTerms<Subject> {
  readonly relation: Relation;
  readonly within: Term<Subject, unknown> | null;
}

function termsOf<Observed>(
  compiler: Compiler<Stretch<Observed>, unknown>,
  linear: LinearCompiler<Stretch<Observed>>,
  comparison: Comparison,
): BoundTerms<Stretch<Observed>> {
  const { operator: relation } = comparison;
  const distance = distanceIn(comparison);
  const { left, right } = distance?.between ?? comparison;
  const line = linear.terms(left, right);
  return distance === null
    ? { ...line, relation, within: null }
    : { ...withDistance(line, compiler.ratio(distance.within)), relation };
}

function premiseOf<Observed>(
  compiler: Compiler<Stretch<Observed>, unknown>,
  premises: readonly Expression[],
): StretchPremise<Observed> {
  const given = premises.map((each) => compiler.predicate(each));
  const [only] = given;
  if (only === undefined) return null;
  return given.length === 1 ? only : (stretch, observed) => given.every((holds) => holds(stretch, observed));
}

function boundOf<Observed>(
  { relation, scale, perUnit, perPair, once, within }: BoundTerms<Stretch<Observed>>,
  of: Stretch<Observed>,
): LinearBound {
  const { observed } = of;
  return {
    relation,
    scale: evaluate(scale, of, observed),
    perUnit: evaluate(perUnit, of, observed),
    perPair: evaluate(perPair, of, observed),
    once: evaluate(once, of, observed),
    within: within === null ? null : evaluate(within, of, observed),
  };
}

/** abs(left - right) <= within, in its parts; null of any other comparison. */
function distanceIn({ operator, left, right }: Comparison) {
  if (left.kind !== 'call' || left.name !== 'abs') return null;
  const [of] = left.args;
  if (of?.kind !== 'arithmetic' || of.operator !== '-') return null;
  const between: Comparison = { kind: 'comparison', operator, left: of.left, right: of.right };
  return { between, within: right };
}

/** The same, with how far apart the two sides may be over the same denominator. */
function withDistance<Subject>(
  { scale, perUnit, perPair, once }: LinearTerms<Subject>,
  { over, under }: Ratio<Subject, unknown>,
) {
  return {
    scale: multiplied(scale, under),
    perUnit: multiplied(perUnit, under),
    perPair: multiplied(perPair, under),
    once: multiplied(once, under),
    within: multiplied(over, scale),
  };
}
