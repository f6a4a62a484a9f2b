import { Decimal } from 'decimal.js';

/** How sure the bound on the failure rate is. */
export const CONFIDENCE = '0.999';
/** Significant digits of the bound. */
const DIGITS = 3;

const Up = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_CEIL });

/**
 * The share of failing cases below which the distribution that they were drawn from is, at 99.9 %, where none of so many
 * failed: the x of (1 - x)^cases = 0.001, as a decimal fraction rounded up to three digits. `cases` is 1 or more.
 */
export function failureRateBelow(cases: number): string {
  const doubt = new Up(1).minus(CONFIDENCE);
  const survival = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_FLOOR }).ln(doubt).div(cases).exp();
  return new Up(1).minus(survival).toSignificantDigits(DIGITS, Decimal.ROUND_CEIL).toFixed();
}
