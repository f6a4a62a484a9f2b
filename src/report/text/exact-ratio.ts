import Fraction from 'fraction.js';

/** A quotient as receipts hold it: in lowest terms, and as a decimal. */
export interface ExactRatio {
  readonly numerator: string;
  readonly denominator: string;
  /** Every digit where they end; otherwise the first twelve places and three dots. */
  readonly decimal: string;
}

const PLACES = 12;

/** The quotient of two integers, of which the second is positive. */
export function exactRatio(dividend: bigint, divisor: bigint): ExactRatio {
  const { s, n, d } = new Fraction(dividend, divisor);
  return { numerator: `${s * n}`, denominator: `${d}`, decimal: `${s < 0n ? '-' : ''}${decimalOf(n, d)}` };
}

/** A quotient that is not negative as a decimal with so many places, rounded down. */
export function decimal(dividend: bigint, divisor: bigint, places: number): string {
  const scaled = (dividend * 10n ** BigInt(places)) / divisor;
  const digits = scaled.toString().padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Long division of two integers that are not negative. */
function decimalOf(numerator: bigint, denominator: bigint): string {
  const places = placesOf(denominator);
  const scaled = (numerator * 10n ** BigInt(places ?? PLACES)) / denominator;
  const digits = scaled.toString().padStart((places ?? PLACES) + 1, '0');
  const point = digits.length - (places ?? PLACES);
  if (places === 0) return digits;
  return `${digits.slice(0, point)}.${digits.slice(point)}${places === null ? '...' : ''}`;
}

/** How many places a fraction in lowest terms has, or null where they never end: other factors than 2 and 5. */
function placesOf(denominator: bigint): number | null {
  const [withoutTwos, twos] = withoutFactor(denominator, 2n);
  const [rest, fives] = withoutFactor(withoutTwos, 5n);
  return rest === 1n ? Math.max(twos, fives) : null;
}

function withoutFactor(value: bigint, factor: bigint): readonly [bigint, number] {
  let rest = value;
  let count = 0;
  for (; rest % factor === 0n; count++) rest /= factor;
  return [rest, count];
}
