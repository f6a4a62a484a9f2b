import Fraction from 'fraction.js';
import type { Expression, FunctionName } from '../../../spec/formula/expression.ts';

/** The values of symbols. */
export type Values = ReadonlyMap<string, Fraction>;

/** No power beyond it is a number of a draft. */
const LARGEST_POWER = 1024n;
/** In digits: what has more is not reckoned with, since powers of powers soon fill the memory. */
const MOST_DIGITS = 400;
const TOO_LARGE = 10n ** BigInt(MOST_DIGITS);

/** What an expression comes to; null where it has none: a symbol without a value, a division by nothing. */
export function evaluate(expression: Expression, values: Values): Fraction | null {
  switch (expression.kind) {
    case 'number':
      return new Fraction(expression.value, expression.parts);
    case 'symbol':
      return values.get(expression.name) ?? null;
    case 'negative':
      return evaluate(expression.of, values)?.neg() ?? null;
    case 'arithmetic': {
      const [left, right] = [evaluate(expression.left, values), evaluate(expression.right, values)];
      const value = left === null || right === null ? null : reckoned(left, expression.operator, right);
      return value !== null && (value.n > TOO_LARGE || value.d > TOO_LARGE) ? null : value;
    }
    case 'call': {
      const args = expression.args.map((each) => evaluate(each, values));
      return args.includes(null) ? null : called(expression.name, args as readonly Fraction[]);
    }
    default:
      return null;
  }
}

function called(name: FunctionName, args: readonly Fraction[]): Fraction | null {
  const [first, ...more] = args;
  if (first === undefined) return null;
  if (name === 'floor') return first.floor();
  if (name === 'abs') return first.abs();
  const isBetter = (one: Fraction, other: Fraction): boolean =>
    name === 'min' ? one.lt(other) : one.gt(other);
  return more.reduce((best, each) => (isBetter(each, best) ? each : best), first);
}

function reckoned(left: Fraction, operator: string, right: Fraction): Fraction | null {
  switch (operator) {
    case '+':
      return left.add(right);
    case '-':
      return left.sub(right);
    case '*':
      return left.mul(right);
    case '/':
      return right.n === 0n ? null : left.div(right);
    case '^':
      return right.d === 1n && isPowerSmall(left, right) ? left.pow(right) : null;
    default:
      return null;
  }
}

function isPowerSmall({ n, d }: Fraction, power: Fraction): boolean {
  const { n: exponent } = power;
  if (exponent > LARGEST_POWER) return false;
  // Zero to the power of nothing or less has no value.
  if (n === 0n) return power.s > 0n && exponent > 0n;
  return exponent === 0n || digitsOf(n > d ? n : d) * Number(exponent) <= MOST_DIGITS;
}

/** Of a number that is not too large. */
function digitsOf(value: bigint): number {
  return value.toString().length;
}

/** The symbols of an expression, each once, in the order of the text. */
export function symbolsIn(expression: Expression): readonly string[] {
  const symbols = new Set<string>();
  addSymbols(expression, symbols);
  return [...symbols];
}

function addSymbols(expression: Expression, symbols: Set<string>): void {
  switch (expression.kind) {
    case 'symbol':
      symbols.add(expression.name);
      return;
    case 'negative':
    case 'not':
      addSymbols(expression.of, symbols);
      return;
    case 'call':
      for (const each of expression.args) addSymbols(each, symbols);
      return;
    case 'number':
      return;
    default:
      addSymbols(expression.left, symbols);
      addSymbols(expression.right, symbols);
  }
}

/** An expression with others in place of symbols. */
export function replaced(expression: Expression, by: ReadonlyMap<string, Expression>): Expression {
  switch (expression.kind) {
    case 'symbol':
      return by.get(expression.name) ?? expression;
    case 'negative':
      return { ...expression, of: replaced(expression.of, by) };
    case 'arithmetic':
      return { ...expression, left: replaced(expression.left, by), right: replaced(expression.right, by) };
    default:
      return expression;
  }
}
