import type { RuleChoices } from '../../spec/rules/catalogue.ts';

/** The first word of the extension line, which is this project's: the layout of the draft is not public. */
const KEYWORD = 'mvps-dual-mode';

/** The aggregates of H-DUAL-MODE: finite binary64 numbers from 0 up. */
export interface Aggregates {
  readonly dMinimax: number;
  readonly dMax: number;
}

/**
 * The extra field of a checkpoint: D_minimax and D_max as one extension line (section 1.4, H-DUAL-MODE).
 *
 *   mvps-dual-mode SP <D_minimax, 16 hex digits> SP <D_max, 16 hex digits>
 *
 * The digits are the 64 bits of the number, highest first, in lower case. Every number has one such form and no
 * two share one, which decimal digits give only where all 17 are written.
 */
export class DualModeExtra {
  readonly #holdsMinimax: boolean;
  readonly #holdsMax: boolean;
  readonly #isOrdered: boolean;
  readonly #isExact: boolean;
  readonly #zero: RuleChoices['extra-zero'];
  readonly #isFinite: boolean;
  readonly #write: (value: number) => string;

  constructor(rules: RuleChoices) {
    this.#isOrdered = rules['extra-binding'] !== 'unordered';
    this.#holdsMinimax = rules['extra-binding'] === 'both' || !this.#isOrdered;
    this.#holdsMax = rules['extra-binding'] !== 'none';
    this.#isExact = rules['extra-encoding'] === 'exact';
    this.#zero = rules['extra-zero'];
    this.#isFinite = rules['extra-range'] === 'finite';
    this.#write = writerOf(rules['extra-encoding']);
  }

  /** The extension line without its newline; null where nothing is bound. Throws a RangeError on no aggregate. */
  encode({ dMinimax, dMax }: Aggregates): string | null {
    const held = [...(this.#holdsMinimax ? [dMinimax] : []), ...(this.#holdsMax ? [dMax] : [])];
    for (const value of held) {
      if (!this.#mayStand(value)) {
        throw new RangeError(`an aggregate is a finite number from 0 up, found ${value}`);
      }
    }
    if (!this.#isOrdered) held.sort((left, right) => left - right);
    return held.length === 0 ? null : [KEYWORD, ...held.map((value) => this.#written(value))].join(' ');
  }

  /** Whether both would be written alike, found without writing them where the encoding tells all numbers apart. */
  isSame(left: Aggregates, right: Aggregates): boolean {
    if (!this.#isOrdered) return this.encode(left) === this.encode(right);
    return (
      (!this.#holdsMinimax || this.#isSameNumber(left.dMinimax, right.dMinimax)) &&
      (!this.#holdsMax || this.#isSameNumber(left.dMax, right.dMax))
    );
  }

  #isSameNumber(left: number, right: number): boolean {
    if (left === right && (this.#zero !== 'sign-kept' || Object.is(left, right))) return true;
    return !this.#isExact && this.#written(left) === this.#written(right);
  }

  /** -0 is written as 0 unless its sign is kept. */
  #written(value: number): string {
    return this.#write(this.#zero === 'sign-kept' ? value : value + 0);
  }

  #mayStand(value: number): boolean {
    if (Object.is(value, -0)) return this.#zero !== 'refused';
    return this.#isFinite ? Number.isFinite(value) && value >= 0 : !(value < 0);
  }
}

function writerOf(encoding: RuleChoices['extra-encoding']): (value: number) => string {
  switch (encoding) {
    case 'exact':
      return writeBits;
    case 'binary32':
      return (value) => writeBits(Math.fround(value));
    case 'sixteen-digits':
      return (value) => value.toPrecision(16);
    case 'fixed-decimals':
      return (value) => value.toFixed(6);
  }
}

function writeBits(value: number): string {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  return hexOf(bits.getUint32(0)) + hexOf(bits.getUint32(4));
}

function hexOf(word: number): string {
  return word.toString(16).padStart(8, '0');
}
