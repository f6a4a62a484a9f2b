import type { Revision } from '../language/revision.ts';
import { oncePerRevision, readFormula } from './as-printed.ts';
import { Compiler, type Predicate } from './compile.ts';
import { type Comparison, type Expression, FormulaError, type Relation } from './expression.ts';
import { LinearCompiler, type LinearTerms } from './linear.ts';
import { evaluate, HeldTerms, multiplied, type Ratio } from './term.ts';
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

/** What a formula says of every stretch: a bound under premises. */
export interface StretchLaw<Observed> {
  /** Of which stretches of the observation that was bound last it says anything; null where of all. */
  readonly given: Predicate<Stretch<Observed>, unknown> | null;
  boundIn(observed: Observed): LinearBound;
}

/** A formula about stretches that is in order. */
export interface StretchFormula<Observed> {
  /** Of what it compares, in order. */
  readonly relations: readonly Relation[];
  on(revision: Revision): readonly StretchLaw<Observed>[];
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
      return parts.map(({ given, comparison }) => {
        const held = new HeldTerms<Stretch<Observed>, unknown>();
        const compiler = new Compiler(formula, vocabulary, revision, held);
        const linear = new LinearCompiler(formula, vocabulary, compiler);
        return lawOf(compiler, linear, held, [...premises, ...given], comparison);
      });
    }),
  };
}

/** The same of a formula that says `counted <= due`, under a premise or none, and nothing else. */
export function upperBound<Observed>(
  formula: string,
  symbols: Symbols<Stretch<Observed>>,
): (revision: Revision) => StretchLaw<Observed> {
  const { on, relations } = stretchFormula(formula, symbols);
  if (relations.length !== 1 || relations[0] !== '<=')
    throw new FormulaError(formula, 'what is counted is at most something here, and nothing else is said');
  return (revision) => on(revision)[0] as StretchLaw<Observed>;
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

function lawOf<Observed>(
  compiler: Compiler<Stretch<Observed>, unknown>,
  linear: LinearCompiler<Stretch<Observed>>,
  held: HeldTerms<Stretch<Observed>, unknown>,
  premises: readonly Expression[],
  comparison: Comparison,
): StretchLaw<Observed> {
  const distance = distanceIn(comparison);
  const { left, right } = distance?.between ?? comparison;
  const line = linear.terms(left, right);
  const terms =
    distance === null ? { ...line, within: null } : withDistance(line, compiler.ratio(distance.within));
  const given = premises.map((each) => compiler.predicate(each));
  const { operator: relation } = comparison;
  return {
    given: given.length === 0 ? null : (stretch) => given.every((holds) => holds(stretch, stretch.observed)),
    boundIn(observed) {
      const of: Stretch<Observed> = { observed, length: 0n, counted: 0n, offered: 0n };
      held.read(of, observed);
      return {
        relation,
        scale: evaluate(terms.scale, of, observed),
        perUnit: evaluate(terms.perUnit, of, observed),
        perPair: evaluate(terms.perPair, of, observed),
        once: evaluate(terms.once, of, observed),
        within: terms.within === null ? null : evaluate(terms.within, of, observed),
      };
    },
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
