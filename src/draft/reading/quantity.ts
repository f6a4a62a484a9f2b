import Fraction from 'fraction.js';
import type { Unit } from './reading.ts';

/** A number, or a time with its unit; a rate is the time between two. */
export function quantityOf(digits: string, unit: Unit | null): number | string {
  if (unit === null) return Number(digits);
  if (unit !== 'Hz') return `${digits} ${unit}`;
  const rate = new Fraction(digits);
  // What never happens has no time between two, and no revision has such a point.
  if (rate.n === 0n) return '0 s';
  const period = rate.inverse();
  return period.d === 1n ? `${period.n} s` : `${period.mul(1_000_000).toFraction()} us`;
}
