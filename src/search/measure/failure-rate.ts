import { Decimal } from 'decimal.js';

/** How sure the bound on the failure rate is. */
export const CONFIDENCE = '0.999';
/** Significant digits of the bound. */
const DIGITS = 3;

/** Decimals to which the rate is known before it is rounded up: those that have three digits exactly, such as 0.9 of 3 cases, are met. */
const PLACES = 50;

const Exact = Decimal.clone({ precision: 80 });

/**
 * The share of failing cases below which the distribution that they were drawn from is, at 99.9 %, where none of so many
 * failed: the x of (1 - x)^cases = 0.001, as a decimal fraction rounded up to three digits. `cases` is 1 or more.
 */
export function failureRateBelow(cases: number): string {
  const survival = Exact.ln(new Exact(1).minus(CONFIDENCE)).div(cases).exp();
  const rate = new Exact(1).minus(survival).toDecimalPlaces(PLACES);
  return rate.toSignificantDigits(DIGITS, Decimal.ROUND_CEIL).toFixed();
}
