import { plainNumber, type Token } from './chain-tokens.ts';
import { areMixed, isPlain, PLAIN, powerOfUnit, timesUnit, type Unit, unitOf } from './units.ts';

/** Some tokens of a side, and the unit of what they come to. */
export interface Operand {
  readonly tokens: readonly Token[];
  readonly unit: Unit;
}

/** Two operands in different units, and what stands between them. */
export interface Mixed {
  readonly operator: string;
  readonly left: Operand;
  readonly right: Operand;
}

/** What is known of a symbol: its unit, and its value in the base of that unit. */
export interface Known {
  readonly unit: Unit;
  readonly value: number | null;
}

/** Symbols by their names as formulas have them. */
export type Quantities = (name: string) => Known | null;

/** What a side comes to; null for what is not known. */
export interface Quantity {
  readonly unit: Unit | null;
  readonly value: number | null;
  readonly mixed: readonly Mixed[];
}

/** Reads the units of a side, and finds sums in it whose operands differ. */
export function quantityOf(tokens: readonly Token[], quantities: Quantities): Quantity {
  if (tokens.length === 0) return { unit: null, value: null, mixed: [] };
  const reader = new QuantityReader(tokens, quantities);
  const { unit, value } = reader.sum();
  return { unit, value, mixed: reader.mixed };
}

interface Part {
  readonly unit: Unit | null;
  readonly value: number | null;
  /** From the first token on, and up to the one behind the last. */
  readonly from: number;
  readonly to: number;
}

class QuantityReader {
  readonly #tokens: readonly Token[];
  readonly #quantities: Quantities;
  readonly mixed: Mixed[] = [];
  #at = 0;

  constructor(tokens: readonly Token[], quantities: Quantities) {
    this.#tokens = tokens;
    this.#quantities = quantities;
  }

  sum(): Part {
    let left = this.#product();
    for (let operator = this.#next('+', '-'); operator !== null; operator = this.#next('+', '-')) {
      const right = this.#product();
      this.#compare(left, operator, right);
      const sign = operator === '+' ? 1 : -1;
      left = {
        ...spanning(left, right),
        unit: unitOfSum(left, right),
        value: both(left, right, (one, other) => one + sign * other),
      };
    }
    return left;
  }

  #compare(left: Part, operator: string, right: Part): void {
    if (left.unit === null || right.unit === null || !areMixed(left.unit, right.unit)) return;
    this.mixed.push({
      operator,
      left: { tokens: this.#tokens.slice(left.from, left.to), unit: left.unit },
      right: { tokens: this.#tokens.slice(right.from, right.to), unit: right.unit },
    });
  }

  #product(): Part {
    let left = this.#power();
    for (let operator = this.#next('*', '/'); operator !== null; operator = this.#next('*', '/')) {
      const right = this.#power();
      const sign = operator === '*' ? 1 : -1;
      const unit = left.unit === null || right.unit === null ? null : timesUnit(left.unit, right.unit, sign);
      const value = both(left, right, (one, other) => (sign === 1 ? one * other : one / other));
      // What cancels but for a power of ten is a number that somebody converts with, or forgot to.
      left = {
        ...spanning(left, right),
        unit: unit !== null && isPlain(unit) && unit.power !== 0 ? null : unit,
        value,
      };
    }
    return left;
  }

  #power(): Part {
    const base = this.#operand();
    if (this.#next('^') === null) return base;
    const exponent = this.#power();
    const isWhole =
      exponent.value !== null && Number.isInteger(exponent.value) && Math.abs(exponent.value) < 10;
    const isKnown = base.unit !== null && (isPlain(base.unit) || isWhole);
    const unit = base.unit !== null && isKnown ? powerOfUnit(base.unit, exponent.value ?? 0) : null;
    // A power of ten is what one converts with.
    const isConversion = base.value !== null && base.value === 10;
    const value = both(base, exponent, (one, other) => one ** other);
    return { ...spanning(base, exponent), unit: isConversion ? null : unit, value };
  }

  #operand(): Part {
    const from = this.#at;
    const token = this.#tokens[this.#at++];
    if (token?.kind === 'open') {
      const inside = this.sum();
      if (this.#tokens[this.#at]?.kind === 'close') this.#at++;
      return { ...inside, from, to: this.#at };
    }
    if (token?.text === '-') {
      const of = this.#power();
      return { ...of, from, to: this.#at, value: of.value === null ? null : -of.value };
    }
    return { ...this.#quantity(token), from, to: this.#at };
  }

  #quantity(token: Token | undefined): Pick<Part, 'unit' | 'value'> {
    if (token?.kind === 'name') return this.#quantities(token.text) ?? { unit: null, value: null };
    return token?.kind === 'number' ? numberIn(token) : { unit: null, value: null };
  }

  #next(...texts: readonly string[]): string | null {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'operator' || !texts.includes(token.text)) return null;
    this.#at++;
    return token.text;
  }
}

/** A number in its unit; a thousand, a million and so on are what one converts with. */
export function numberIn({
  text,
  unit: word,
}: Token): Known | { readonly unit: null; readonly value: number } {
  const digits = /^\((.*) \* 1000\)$/.exec(plainNumber(text))?.[1];
  const number = digits === undefined ? Number(plainNumber(text)) : Number(digits) * 1000;
  const unit = word === undefined ? PLAIN : (unitOf(word) ?? PLAIN);
  if (isPlain(unit) && /^10{3}(?:0{3})*$/.test(text)) return { unit: null, value: number };
  return { unit, value: number * 10 ** unit.power };
}

/** That of the operand of which most is known. */
function unitOfSum({ unit: left }: Part, { unit: right }: Part): Unit | null {
  if (left !== null && !isPlain(left)) return left;
  if (right !== null && !isPlain(right)) return right;
  return left === null ? null : right;
}

function spanning({ from }: Part, { to }: Part): Pick<Part, 'from' | 'to'> {
  return { from, to };
}

function both(left: Part, right: Part, reckon: (one: number, other: number) => number): number | null {
  return left.value === null || right.value === null ? null : reckon(left.value, right.value);
}
