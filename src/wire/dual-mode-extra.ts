import type { RuleChoices } from '../../spec/rules.ts';

/** The first word of the extension line, which is this project's: the layout of the draft is not public. */
const KEYWORD = 'mvps-dual-mode';

/** The aggregates of H-DUAL-MODE: binary64 numbers from 0 up, never NaN, infinite or -0. */
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
  readonly #isExact: boolean;
  readonly #write: (value: number) => string;

  constructor(rules: RuleChoices) {
    this.#holdsMinimax = rules['extra-binding'] === 'both';
    this.#holdsMax = rules['extra-binding'] !== 'none';
    this.#isExact = rules['extra-encoding'] === 'exact';
    this.#write = writerOf(rules['extra-encoding']);
  }

  /** The extension line without its newline; null where nothing is bound. Throws a RangeError on no aggregate. */
  encode({ dMinimax, dMax }: Aggregates): string | null {
    const held = [...(this.#holdsMinimax ? [dMinimax] : []), ...(this.#holdsMax ? [dMax] : [])];
    for (const value of held) {
      if (!isAggregate(value))
        throw new RangeError(`an aggregate is a finite number from 0 up, found ${value}`);
    }
    return held.length === 0 ? null : [KEYWORD, ...held.map(this.#write)].join(' ');
  }

  /** Whether both would be written alike, found without writing them where the encoding tells all numbers apart. */
  isSame(left: Aggregates, right: Aggregates): boolean {
    return (
      (!this.#holdsMinimax || this.#isSameNumber(left.dMinimax, right.dMinimax)) &&
      (!this.#holdsMax || this.#isSameNumber(left.dMax, right.dMax))
    );
  }

  #isSameNumber(left: number, right: number): boolean {
    return left === right || (!this.#isExact && this.#write(left) === this.#write(right));
  }
}

/** Whether a number may stand in the extra field. -0 may not: it equals 0 and has other bits. */
export function isAggregate(value: number): boolean {
  return Number.isFinite(value) && value >= 0 && !Object.is(value, -0);
}

function writerOf(encoding: RuleChoices['extra-encoding']): (value: number) => string {
  switch (encoding) {
    case 'exact':
      return writeBits;
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
