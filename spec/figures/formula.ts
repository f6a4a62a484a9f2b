import Fraction from 'fraction.js';
import { EVERYTHING, end, type Interval, intersect } from './interval.ts';

/** constant + slope x, of an unpublished x. */
export interface Linear {
  readonly constant: Fraction;
  readonly slope: Fraction;
}

/** A quotient of two linear forms, of which the lower one is positive wherever x may lie. */
export interface Quotient {
  readonly upper: Linear;
  readonly lower: Linear;
}

/** constant + slope x. */
export function linear(constant: Fraction | bigint, slope: Fraction | bigint): Linear {
  return { constant: new Fraction(constant), slope: new Fraction(slope) };
}

/** A linear form, as a quotient. */
export function over(upper: Linear, lower: Linear = linear(1n, 0n)): Quotient {
  return { upper, lower };
}

/** The value at one x. */
export function evaluate({ upper, lower }: Quotient, x: Fraction): Fraction {
  return valueAt(upper, x).div(valueAt(lower, x));
}

function valueAt({ constant, slope }: Linear, x: Fraction): Fraction {
  return slope.mul(x).add(constant);
}

/** Every x for which the quotient lies in an interval; null where there is none. The ends are exact. */
export function preimage({ upper, lower }: Quotient, { least, most }: Interval): Interval | null {
  const above = least === null ? EVERYTHING : notNegative(minus(upper, lower, least.at), least.included);
  const below =
    most === null ? EVERYTHING : notNegative(negated(minus(upper, lower, most.at)), most.included);
  return above === null || below === null ? null : intersect(above, below);
}

/** upper - value lower: its sign is that of the quotient less the value. */
function minus(upper: Linear, lower: Linear, value: Fraction): Linear {
  return {
    constant: upper.constant.sub(lower.constant.mul(value)),
    slope: upper.slope.sub(lower.slope.mul(value)),
  };
}

function negated({ constant, slope }: Linear): Linear {
  return { constant: constant.neg(), slope: slope.neg() };
}

/** Where a linear form is positive, or zero too if `included`; null where it is nowhere. */
function notNegative({ constant, slope }: Linear, included: boolean): Interval | null {
  const sign = slope.compare(0);
  if (sign === 0) {
    const holds = constant.compare(0) > 0 || (included && constant.equals(0));
    return holds ? EVERYTHING : null;
  }
  const root = end(constant.div(slope).neg(), included);
  return sign > 0 ? { least: root, most: null } : { least: null, most: root };
}
