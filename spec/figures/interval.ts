import Fraction from 'fraction.js';

/** One end of an interval, and whether the interval has it. */
export interface End {
  readonly at: Fraction;
  readonly included: boolean;
}

/** The rationals between two ends; null is no end on this side. */
export interface Interval {
  readonly least: End | null;
  readonly most: End | null;
}

/** Every rational. */
export const EVERYTHING: Interval = { least: null, most: null };

/** The end at a value, with it or without it. */
export function end(at: Fraction | bigint | string, included = true): End {
  return { at: new Fraction(at), included };
}

/** The interval that is one value. */
export function point(value: Fraction): Interval {
  return { least: end(value), most: end(value) };
}

/** What two intervals share; may be empty. */
export function intersect(left: Interval, right: Interval): Interval {
  return { least: tighter(left.least, right.least, 1), most: tighter(left.most, right.most, -1) };
}

/** Of two ends on one side the one that leaves less: the higher one where `sign` is 1, the lower one where it is -1. */
function tighter(left: End | null, right: End | null, sign: 1 | -1): End | null {
  if (left === null || right === null) return left ?? right;
  const order = sign * left.at.compare(right.at);
  if (order === 0) return left.included ? right : left;
  return order > 0 ? left : right;
}

/** Whether no rational lies in it. */
export function isEmpty({ least, most }: Interval): boolean {
  if (least === null || most === null) return false;
  const order = least.at.compare(most.at);
  return order > 0 || (order === 0 && !(least.included && most.included));
}

/** Whether a value lies in it. */
export function contains(interval: Interval, value: Fraction): boolean {
  return !isEmpty(intersect(interval, point(value)));
}

/** Every rational of an interval that is not negative, times a positive factor. */
export function scale({ least, most }: Interval, factor: bigint): Interval {
  const scaled = (each: End | null): End | null =>
    each === null ? null : { at: each.at.mul(factor), included: each.included };
  return { least: scaled(least), most: scaled(most) };
}

function firstInteger({ at, included }: End): Fraction {
  const up = at.ceil();
  return up.equals(at) && !included ? up.add(1) : up;
}

/**
 * The fraction with the least denominator in an interval that is not empty, of rationals that are not negative,
 * and of these the least: the first of the Stern-Brocot tree that lies in it.
 */
export function simplestIn({ least, most }: Interval): Fraction {
  const lowest = least ?? end(0n);
  const first = firstInteger(lowest);
  if (contains({ least: lowest, most }, first)) return first;
  const whole = first.sub(1);
  return whole.add(simplestIn({ least: inverse(most, whole), most: inverse(lowest, whole) }).inverse());
}

/** The end at 1 / (at - whole), or none where that is unbounded. */
function inverse(each: End | null, whole: Fraction): End | null {
  if (each === null) return end(0n, false);
  const rest = each.at.sub(whole);
  return rest.equals(0) ? null : { at: rest.inverse(), included: each.included };
}
