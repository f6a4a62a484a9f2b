import type { Compiler } from './compile.ts';
import { type Expression, FormulaError } from './expression.ts';
import { aligned, negated, quotient, type Ratio, sum, type Term, timesRatio } from './term.ts';
import { AMOUNTS, type Amount, amountIn, isDefined, type Vocabulary } from './vocabulary.ts';

/** How often each amount is multiplied in; a negative power divides. */
type Powers = Readonly<Record<Amount, number>>;

/** A product of amounts, and what it is multiplied by. */
interface Product<Subject> {
  readonly powers: Powers;
  readonly times: Ratio<Subject, unknown>;
}

/** A sum of such products, no two of which have the same powers. */
type Sum<Subject> = readonly Product<Subject>[];

/** counted * scale against perUnit * length + perPair * offered + once, for all stretches of an observation. */
export interface LinearTerms<Subject> {
  readonly scale: Term<Subject, unknown>;
  readonly perUnit: Term<Subject, unknown>;
  readonly perPair: Term<Subject, unknown>;
  readonly once: Term<Subject, unknown>;
}

const NONE: Powers = { length: 0, counted: 0, offered: 0 };
const NOTHING = { over: 0n, under: 1n };

/** Turns what is said of each stretch into what is the same for all of them. */
export class LinearCompiler<Subject> {
  readonly #formula: string;
  readonly #vocabulary: Vocabulary<Subject, unknown>;
  readonly #compiler: Compiler<Subject, unknown>;

  constructor(
    formula: string,
    vocabulary: Vocabulary<Subject, unknown>,
    compiler: Compiler<Subject, unknown>,
  ) {
    this.#formula = formula;
    this.#vocabulary = vocabulary;
    this.#compiler = compiler;
  }

  /** Throws a FormulaError where the right side is not linear, or the left one is more than what was counted. */
  terms(left: Expression, right: Expression): LinearTerms<Subject> {
    const [found, ...others] = this.#sum(left);
    if (found === undefined || others.length > 0 || found.powers.counted !== 1) this.#refuse();
    if (typeof found.times.over === 'bigint' && found.times.over <= 0n) this.#refuse();
    const due = over(this.#sum(right), found).map(({ powers, times }) => ({
      powers: { ...powers, counted: powers.counted + 1 },
      times,
    }));
    const parts: readonly Powers[] = [{ ...NONE, length: 1 }, { ...NONE, offered: 1 }, NONE];
    if (!due.every(({ powers }) => parts.some((part) => isSame(part, powers)))) this.#refuse();
    const { overs, under } = aligned(
      parts.map((part): Ratio<Subject, unknown> => {
        return due.find(({ powers }) => isSame(part, powers))?.times ?? NOTHING;
      }),
    );
    const [ofUnit = 0n, ofPair = 0n, atOnce = 0n] = overs;
    return { scale: under, perUnit: ofUnit, perPair: ofPair, once: atOnce };
  }

  #sum(expression: Expression): Sum<Subject> {
    if (!this.#compiler.isOfStretch(expression))
      return [{ powers: NONE, times: this.#compiler.ratio(expression) }];
    switch (expression.kind) {
      case 'symbol':
        return this.#symbol(expression.name);
      case 'negative':
        return opposite(this.#sum(expression.of));
      case 'arithmetic':
        return this.#arithmetic(expression);
      default:
        return this.#refuse();
    }
  }

  #symbol(name: string): Sum<Subject> {
    const meaning = this.#vocabulary.meaningOf(name, this.#formula);
    const amount = amountIn(meaning);
    if (amount !== undefined) return [{ powers: { ...NONE, [amount]: 1 }, times: { over: 1n, under: 1n } }];
    return isDefined(meaning) ? this.#sum(this.#compiler.definition(meaning)) : this.#refuse();
  }

  #arithmetic({ operator, left, right }: Extract<Expression, { kind: 'arithmetic' }>): Sum<Subject> {
    const [one, other] = [this.#sum(left), this.#sum(right)];
    switch (operator) {
      case '+':
        return collected([...one, ...other]);
      case '-':
        return collected([...one, ...opposite(other)]);
      case '*':
        return collected(one.flatMap((each) => times(other, each)));
      case '/': {
        const [by, ...more] = other;
        return by === undefined || more.length > 0 ? this.#refuse() : over(one, by);
      }
      default:
        return this.#refuse();
    }
  }

  #refuse(): never {
    throw new FormulaError(this.#formula, 'is not linear in the length of a stretch and in what is counted');
  }
}

function isSame(one: Powers, other: Powers): boolean {
  return AMOUNTS.every((amount) => one[amount] === other[amount]);
}

function multipliedPowers(one: Powers, other: Powers, sign: 1 | -1): Powers {
  return {
    length: one.length + sign * other.length,
    counted: one.counted + sign * other.counted,
    offered: one.offered + sign * other.offered,
  };
}

function times<Subject>(sumOf: Sum<Subject>, by: Product<Subject>): Sum<Subject> {
  return sumOf.map((each) => ({
    powers: multipliedPowers(each.powers, by.powers, 1),
    times: timesRatio(each.times, by.times),
  }));
}

function over<Subject>(sumOf: Sum<Subject>, by: Product<Subject>): Sum<Subject> {
  return sumOf.map((each) => ({
    powers: multipliedPowers(each.powers, by.powers, -1),
    times: quotient(each.times, by.times),
  }));
}

function opposite<Subject>(sumOf: Sum<Subject>): Sum<Subject> {
  return sumOf.map(({ powers, times: of }) => ({ powers, times: negated(of) }));
}

/** Products with the same powers are one. */
function collected<Subject>(products: Sum<Subject>): Sum<Subject> {
  const known: Product<Subject>[] = [];
  for (const each of products) {
    const place = known.findIndex(({ powers }) => isSame(powers, each.powers));
    const same = known[place];
    if (same === undefined) known.push(each);
    else known[place] = { ...same, times: sum(same.times, each.times) };
  }
  return known;
}
