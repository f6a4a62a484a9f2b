import Fraction from 'fraction.js';
import type { Revision } from '../language/revision.ts';
import { type FigureId, figureOf, isFigureId } from './catalogue.ts';
import { LARGEST_F } from './verification-dos.ts';

/**
 * The digits of a published figure: those that the draft prints, whatever the rest of a revision says, until it prints
 * others under `figures`. Throws where a figure is not printed as one number.
 */
export function printedDigits(id: FigureId, { figures }: Revision): string {
  const { printed } = figureOf(id);
  if (printed.as !== 'rounded' && printed.as !== 'exactly') {
    throw new Error(`${id} is not printed as one number`);
  }
  return figures[id]?.digits ?? printed.digits;
}

/** The same as an exact number. */
export function printedNumber(id: FigureId, revision: Revision): Fraction {
  return new Fraction(printedDigits(id, revision));
}

/** The ends of a band that is published, both in it. Throws where a figure is not printed as a band. */
export function printedBand(id: FigureId): { readonly least: string; readonly most: string } {
  const { printed } = figureOf(id);
  if (printed.as !== 'within') throw new Error(`${id} is not printed as a band`);
  return printed;
}

/** What a sentence or a formula can show of a revision, besides its figures. */
const SHOWN: Readonly<Record<string, (revision: Revision) => string>> = {
  nic_window: ({ nicWindow }) => inLargestUnit(nicWindow),
  largest_flood_factor: ({ floodFactors }) => String(Math.max(...floodFactors)),
  regime_c_least: () => printedBand('regime-c-band').least,
  regime_c_most: () => printedBand('regime-c-band').most,
  receipt_flood_factor: () => String(LARGEST_F),
  least_attack: ({ attackExponent }) => `10^${attackExponent.min}`,
  most_attack: ({ attackExponent }) => `10^${attackExponent.max}`,
  reference_rate: ({ scalePoints }) => {
    const point = scalePoints.find(({ name }) => name === 'cwt-abstract');
    return point === undefined ? '?' : new Fraction(point.N * 1_000_000, point.T_tick).toFraction();
  },
};

/** A sentence or a formula with the numbers of a revision in place of their names, such as `{nic_window}` or `{nic-margin}`. */
export function withNumbers(text: string, revision: Revision): string {
  return text.replace(/\{([A-Za-z][a-z0-9_-]+)\}/g, (whole, name: string) => {
    if (isFigureId(name)) return printedDigits(name, revision);
    return SHOWN[name]?.(revision) ?? whole;
  });
}

/** Microseconds in the largest unit of which they are a whole number. */
function inLargestUnit(us: number): string {
  if (us % 1_000_000 === 0) return `${us / 1_000_000} s`;
  return us % 1000 === 0 ? `${us / 1000} ms` : `${us} us`;
}
