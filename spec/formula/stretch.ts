import type { Revision } from '../language/revision.ts';
import { oncePerRevision, readFormula } from './as-printed.ts';
import { Compiler, type Predicate, type Sides } from './compile.ts';
import { type Comparison, type Expression, FormulaError, type Relation } from './expression.ts';
import { evaluate, type Ratio } from './term.ts';
import { type Symbols, Vocabulary } from './vocabulary.ts';

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
  /** Of which stretches it says anything; null where of all. */
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
      const compiler = new Compiler(formula, vocabulary, revision);
      return parts.map(({ given, comparison }) =>
        lawOf(formula, compiler, [...premises, ...given], comparison),
      );
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
  formula: string,
  compiler: Compiler<Stretch<Observed>, unknown>,
  premises: readonly Expression[],
  comparison: Comparison,
): StretchLaw<Observed> {
  const distance = distanceIn(comparison);
  const sides = compiler.sides(distance?.between ?? comparison);
  const within = distance === null ? null : compiler.ratio(distance.within);
  const given = premises.map((each) => compiler.predicate(each));
  const { operator: relation } = comparison;
  let isChecked = false;
  return {
    given: given.length === 0 ? null : (stretch) => given.every((holds) => holds(stretch, stretch.observed)),
    boundIn(observed) {
      const bound = new Line(observed, sides).bound(relation, within);
      if (!isChecked && !new Line(observed, sides).isLinear())
        throw new FormulaError(formula, 'is not linear in the length of a stretch and in what is counted');
      isChecked = true;
      return bound;
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

/** A straight line through two lengths: what may be counted there. */
class Line<Observed> {
  readonly #observed: Observed;
  readonly #sides: Sides<Stretch<Observed>, unknown>;

  constructor(observed: Observed, sides: Sides<Stretch<Observed>, unknown>) {
    this.#observed = observed;
    this.#sides = sides;
  }

  bound(relation: Relation, within: Ratio<Stretch<Observed>, unknown> | null): LinearBound {
    const one = this.#allowed(1n, 0n);
    const two = this.#allowed(2n, 0n);
    const paired = this.#allowed(1n, 1n);
    const isAlike = one.over === two.over && one.over === paired.over;
    const [atOne, atTwo, atOnePair, scale] = isAlike
      ? [one.allowed, two.allowed, paired.allowed, one.over]
      : [
          one.allowed * two.over * paired.over,
          two.allowed * one.over * paired.over,
          paired.allowed * one.over * two.over,
          one.over * two.over * paired.over,
        ];
    const perUnit = atTwo - atOne;
    const line = { relation, scale, perUnit, perPair: atOnePair - atOne, once: atOne - perUnit };
    return within === null ? { ...line, within: null } : this.#withDistance(line, within);
  }

  /** Holds at a third length, and twice as much counts twice. */
  isLinear(): boolean {
    const [one, two, three] = [this.#allowed(1n, 0n), this.#allowed(2n, 0n), this.#allowed(3n, 0n)];
    const [sum, twice] = [
      (one.allowed * three.over + three.allowed * one.over) * two.over,
      2n * two.allowed * one.over * three.over,
    ];
    return sum === twice && this.#found(0n) === 0n && this.#found(2n) === 2n * this.#found(1n);
  }

  #withDistance(
    line: Omit<LinearBound, 'within'>,
    { over, under }: Ratio<Stretch<Observed>, unknown>,
  ): LinearBound {
    const stretch = this.#stretch(1n, 1n, 0n);
    const parts = evaluate(under, stretch, this.#observed);
    return {
      relation: line.relation,
      scale: line.scale * parts,
      perUnit: line.perUnit * parts,
      perPair: line.perPair * parts,
      once: line.once * parts,
      within: evaluate(over, stretch, this.#observed) * line.scale,
    };
  }

  /** What may be counted, as a quotient. */
  #allowed(length: bigint, offered: bigint): { readonly allowed: bigint; readonly over: bigint } {
    const stretch = this.#stretch(length, 1n, offered);
    const { found, allowed } = this.#sides;
    return {
      allowed: evaluate(allowed, stretch, this.#observed),
      over: evaluate(found, stretch, this.#observed),
    };
  }

  #found(counted: bigint): bigint {
    return evaluate(this.#sides.found, this.#stretch(1n, counted, 0n), this.#observed);
  }

  #stretch(length: bigint, counted: bigint, offered: bigint): Stretch<Observed> {
    return { observed: this.#observed, length, counted, offered };
  }
}
