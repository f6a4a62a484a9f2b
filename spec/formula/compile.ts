import Fraction from 'fraction.js';
import type { Revision } from '../language/revision.ts';
import type { Comparison, Expression, Relation } from './expression.ts';
import {
  chosen,
  evaluate,
  floored,
  type HeldTerms,
  multiplied,
  negated,
  power,
  quotient,
  type Ratio,
  remainder,
  sum,
  type Term,
  timesRatio,
} from './term.ts';
import { amountIn, type Defined, type DefinedByRule, isDefined, type Vocabulary } from './vocabulary.ts';

/** Both sides of a comparison, multiplied out: found / scale is the left one, allowed / scale the right one. */
export interface Sides<Subject, Whole> {
  readonly relation: Relation;
  readonly found: Term<Subject, Whole>;
  readonly allowed: Term<Subject, Whole>;
  readonly scale: Term<Subject, Whole>;
}

export type Predicate<Subject, Whole> = (subject: Subject, whole: Whole) => boolean;

/** Turns an expression whose units are in order into what reads it off a subject, on one revision. */
export class Compiler<Subject, Whole> {
  readonly #formula: string;
  readonly #vocabulary: Vocabulary<Subject, Whole>;
  readonly #revision: Revision;
  readonly #known = new Map<string, Ratio<Subject, Whole>>();
  readonly #held: HeldTerms<Subject, Whole> | null;

  /** With `held`, symbols of the whole are as they were when it was last read there. */
  constructor(
    formula: string,
    vocabulary: Vocabulary<Subject, Whole>,
    revision: Revision,
    held: HeldTerms<Subject, Whole> | null = null,
  ) {
    this.#formula = formula;
    this.#vocabulary = vocabulary;
    this.#revision = revision;
    this.#held = held;
  }

  /** What an expression comes to, as a quotient of whole numbers. */
  ratio(expression: Expression): Ratio<Subject, Whole> {
    switch (expression.kind) {
      case 'number':
        return fixed(new Fraction(expression.value, expression.parts));
      case 'symbol':
        return this.#symbol(expression.name);
      case 'negative':
        return negated(this.ratio(expression.of));
      case 'arithmetic':
        return this.#arithmetic(expression);
      case 'call':
        return this.#call(expression);
      default:
        throw new Error('what is true or false is no number');
    }
  }

  sides({ operator, left, right }: Comparison): Sides<Subject, Whole> {
    const one = this.ratio(left);
    const other = this.ratio(right);
    if (one.under === other.under)
      return { relation: operator, found: one.over, allowed: other.over, scale: one.under };
    return {
      relation: operator,
      found: multiplied(one.over, other.under),
      allowed: multiplied(other.over, one.under),
      scale: multiplied(one.under, other.under),
    };
  }

  /** The formula that a symbol is short for. */
  definition(meaning: Defined | DefinedByRule): Expression {
    return this.#vocabulary.definitionOn(meaning, this.#revision);
  }

  /** Whether an expression is not the same for all stretches of an observation. */
  isOfStretch(expression: Expression): boolean {
    switch (expression.kind) {
      case 'number':
        return false;
      case 'symbol': {
        const meaning = this.#vocabulary.meaningOf(expression.name, this.#formula);
        return isDefined(meaning)
          ? this.isOfStretch(this.definition(meaning))
          : amountIn(meaning) !== undefined;
      }
      case 'negative':
      case 'not':
        return this.isOfStretch(expression.of);
      case 'call':
        return expression.args.some((each) => this.isOfStretch(each));
      default:
        return this.isOfStretch(expression.left) || this.isOfStretch(expression.right);
    }
  }

  predicate(expression: Expression): Predicate<Subject, Whole> {
    switch (expression.kind) {
      case 'symbol':
        return this.#truth(expression.name);
      case 'not': {
        const of = this.predicate(expression.of);
        return (subject, whole) => !of(subject, whole);
      }
      case 'comparison':
        return this.#comparison(expression);
      case 'connective':
        return connected(
          expression.operator,
          this.predicate(expression.left),
          this.predicate(expression.right),
        );
      default:
        throw new Error('a number is not true or false');
    }
  }

  #symbol(name: string): Ratio<Subject, Whole> {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const read = this.#meaning(name);
    const held = this.#held;
    const kept =
      held === null || this.isOfStretch({ kind: 'symbol', name })
        ? read
        : { over: held.hold(read.over), under: held.hold(read.under) };
    this.#known.set(name, kept);
    return kept;
  }

  #meaning(name: string): Ratio<Subject, Whole> {
    const meaning = this.#vocabulary.meaningOf(name, this.#formula);
    const revision = this.#revision;
    if (isDefined(meaning)) return this.ratio(this.definition(meaning));
    if ('value' in meaning) return fixed(new Fraction(meaning.value(revision)));
    if ('holds' in meaning) throw new Error(`${name} is true or false`);
    const { of } = meaning;
    return { over: (subject, whole) => BigInt(of(subject, revision, whole)), under: 1n };
  }

  #truth(name: string): Predicate<Subject, Whole> {
    const meaning = this.#vocabulary.meaningOf(name, this.#formula);
    const revision = this.#revision;
    if (isDefined(meaning)) return this.predicate(this.definition(meaning));
    if (!('holds' in meaning)) throw new Error(`${name} is a number`);
    const { holds } = meaning;
    return (subject, whole) => holds(subject, revision, whole);
  }

  #arithmetic({ operator, left, right }: Extract<Expression, { kind: 'arithmetic' }>) {
    const one = this.ratio(left);
    const other = this.ratio(right);
    switch (operator) {
      case '+':
        return sum(one, other);
      case '-':
        return sum(one, negated(other));
      case '*':
        return timesRatio(one, other);
      case '/':
        return quotient(one, other);
      case '^':
        return power(one, other.over);
      case 'mod':
        return remainder(one, other);
    }
  }

  #call({ name, args }: Extract<Expression, { kind: 'call' }>): Ratio<Subject, Whole> {
    const [first = fixed(new Fraction(0)), ...others] = args.map((each) => this.ratio(each));
    switch (name) {
      case 'floor':
        return floored(first);
      case 'abs':
        return chosen(first, negated(first), greater);
      case 'min':
        return others.reduce((least, each) => chosen(least, each, lesser), first);
      case 'max':
        return others.reduce((most, each) => chosen(most, each, greater), first);
    }
  }

  /** Two symbols that are read off as they are, are compared as they are: numbers of any kind. */
  #comparison(expression: Comparison): Predicate<Subject, Whole> {
    const left = this.#asItIs(expression.left);
    const right = this.#asItIs(expression.right);
    const { operator } = expression;
    if (left !== null && right !== null)
      return (subject, whole) => holds(left(subject, whole), operator, right(subject, whole));
    const { relation, found, allowed } = this.sides(expression);
    return (subject, whole) =>
      holds(evaluate(found, subject, whole), relation, evaluate(allowed, subject, whole));
  }

  /** A number that takes no reckoning for each subject; null for any other. */
  #asItIs(expression: Expression): ((subject: Subject, whole: Whole) => number | bigint) | null {
    if (expression.kind === 'symbol') {
      const meaning = this.#vocabulary.meaningOf(expression.name, this.#formula);
      if ('of' in meaning) return (subject, whole) => meaning.of(subject, this.#revision, whole);
    }
    const { over, under } = this.ratio(expression);
    return typeof over === 'bigint' && under === 1n ? () => over : null;
  }
}

function fixed<Subject, Whole>(value: Fraction): Ratio<Subject, Whole> {
  return { over: value.s * value.n, under: value.d };
}

const lesser = (left: bigint, right: bigint): bigint => (left < right ? left : right);
const greater = (left: bigint, right: bigint): bigint => (left < right ? right : left);

/** Numbers of both kinds are compared exactly. */
function holds(left: number | bigint, relation: Relation, right: number | bigint): boolean {
  switch (relation) {
    case '<=':
      return left <= right;
    case '<':
      return left < right;
    case '>=':
      return left >= right;
    case '>':
      return left > right;
    case '=':
      return left >= right && left <= right;
    case '!=':
      return left < right || left > right;
  }
}

function connected<Subject, Whole>(
  operator: '=>' | '<=>' | 'and' | 'or',
  left: Predicate<Subject, Whole>,
  right: Predicate<Subject, Whole>,
): Predicate<Subject, Whole> {
  switch (operator) {
    case 'and':
      return (subject, whole) => left(subject, whole) && right(subject, whole);
    case 'or':
      return (subject, whole) => left(subject, whole) || right(subject, whole);
    case '=>':
      return (subject, whole) => !left(subject, whole) || right(subject, whole);
    case '<=>':
      return (subject, whole) => left(subject, whole) === right(subject, whole);
  }
}
