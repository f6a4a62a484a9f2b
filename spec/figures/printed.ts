import Fraction from 'fraction.js';
import type { Revision } from '../language/revision.ts';
import { end, type Interval, point } from './interval.ts';

/**
 * What a figure prints, as a claim about one exact value. "~" and "about" in the text give no latitude of their own: the
 * digits that are printed say how precise the figure is.
 */
export type Printed =
  /** Digits with so many places: every value that rounds to them, halves upwards. */
  | { readonly as: 'rounded'; readonly digits: string; readonly unit: string }
  /** A count or another whole number: this value only. */
  | { readonly as: 'exactly'; readonly digits: string; readonly unit: string }
  /** A band, both ends in it. */
  | { readonly as: 'within'; readonly least: string; readonly most: string; readonly unit: string }
  /** "Saturates": more work than there are cores, by the revision's own rule of when that is so. */
  | { readonly as: 'saturated'; readonly unit: string }
  /** A formula in the symbols of the revision: the value that it has there. */
  | {
      readonly as: 'formula';
      readonly formula: string;
      readonly unit: string;
      readonly value: (revision: Revision) => Fraction;
    };

export const rounded = (digits: string, unit: string): Printed => ({ as: 'rounded', digits, unit });
export const exactly = (digits: string, unit: string): Printed => ({ as: 'exactly', digits, unit });

/** Null where a figure can be printed with these digits, otherwise what was expected of them. */
export function digitsExpected(printed: Printed, digits: string): string | null {
  switch (printed.as) {
    case 'rounded':
      return /^\d+(\.\d+)?$/.test(digits) ? null : 'decimal digits, with or without a point';
    case 'exactly':
      return /^\d+$/.test(digits) ? null : 'a whole number';
    default:
      return 'nothing: this figure is not printed as one number';
  }
}

/** The same kind of figure with other digits. */
export function withDigits(printed: Printed, digits: string): Printed {
  return printed.as === 'rounded' || printed.as === 'exactly' ? { ...printed, digits } : printed;
}

/** Every exact value of which the printed figure is true. */
export function intervalOf(printed: Printed, revision: Revision): Interval {
  switch (printed.as) {
    case 'rounded': {
      const half = new Fraction(1n, 2n * 10n ** BigInt(placesOf(printed.digits)));
      const value = new Fraction(printed.digits);
      return { least: end(value.sub(half)), most: end(value.add(half), false) };
    }
    case 'exactly':
      return point(new Fraction(printed.digits));
    case 'within':
      return { least: end(printed.least), most: end(printed.most) };
    case 'saturated':
      return { least: end(BigInt(revision.cores), revision.rules.saturation === 'at'), most: null };
    case 'formula':
      return point(printed.value(revision));
  }
}

/** An exact value that is not negative, in as many places as the figure prints; null where it prints no places. */
export function roundLike(printed: Printed, value: Fraction): string | null {
  return printed.as === 'rounded' ? roundHalfUp(value, placesOf(printed.digits)) : null;
}

/** Digits after the point. */
function placesOf(digits: string): number {
  return digits.split('.')[1]?.length ?? 0;
}

/** In so many places, halves upwards. The value is not negative. */
export function roundHalfUp({ n, d }: Fraction, places: number): string {
  const units = (2n * n * 10n ** BigInt(places) + d) / (2n * d);
  const digits = units.toString().padStart(places + 1, '0');
  if (places === 0) return digits;
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The printed value and its unit, as a person reads it. */
export function describePrinted(printed: Printed): string {
  switch (printed.as) {
    case 'rounded':
    case 'exactly':
      return `${printed.digits} ${printed.unit}`;
    case 'within':
      return `${printed.least} to ${printed.most} ${printed.unit}`;
    case 'saturated':
      return 'saturated';
    case 'formula':
      return `${printed.formula} ${printed.unit}`;
  }
}
