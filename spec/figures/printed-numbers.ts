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

/** What the last digit of a published figure counts: a tenth of 10.0. */
export function lastPlace(id: FigureId, revision: Revision): Fraction {
  const [, decimals = ''] = printedDigits(id, revision).split('.');
  return new Fraction(1n, 10n ** BigInt(decimals.length));
}

/** The ends of a band that is published, both in it. Throws where a figure is not printed as a band. */
export function printedBand(id: FigureId): { readonly least: string; readonly most: string } {
  const { printed } = figureOf(id);
  if (printed.as !== 'within') throw new Error(`${id} is not printed as a band`);
  return printed;
}

/** A number that a sentence or a formula takes from a revision, besides its figures. */
export interface NumberOfRevision {
  /** `1` for a plain number, `us` for a time. */
  readonly unit: '1' | 'us' | '1/us';
  readonly value: (revision: Revision) => Fraction;
  /** How it is written, where not in digits. */
  readonly text?: (revision: Revision) => string;
}

const SECOND_US = 1_000_000;

const NUMBERS: Readonly<Record<string, NumberOfRevision>> = {
  nic_window: {
    unit: 'us',
    value: ({ nicWindow }) => new Fraction(nicWindow),
    text: ({ nicWindow }) => inLargestUnit(nicWindow),
  },
  largest_flood_factor: { unit: '1', value: ({ floodFactors }) => new Fraction(Math.max(...floodFactors)) },
  regime_c_least: endOfBand('least'),
  regime_c_most: endOfBand('most'),
  receipt_flood_factor: { unit: '1', value: () => new Fraction(LARGEST_F) },
  least_attack: tenTo(({ min }) => min),
  most_attack: tenTo(({ max }) => max),
  reference_rate: {
    unit: '1/us',
    value: (revision) => (ratePerSecond(revision) ?? new Fraction(0)).div(SECOND_US),
    text: (revision) => ratePerSecond(revision)?.toFraction() ?? '?',
  },
};

function tenTo(exponent: (range: Revision['attackExponent']) => number): NumberOfRevision {
  return {
    unit: '1',
    value: ({ attackExponent }) => new Fraction(10).pow(exponent(attackExponent)) as Fraction,
    text: ({ attackExponent }) => `10^${exponent(attackExponent)}`,
  };
}

function endOfBand(end: 'least' | 'most'): NumberOfRevision {
  const { [end]: digits } = printedBand('regime-c-band');
  return { unit: '1', value: () => new Fraction(digits), text: () => digits };
}

/** Snapshots per second at the scale point of the abstract of CWT; null where a revision has no such point. */
function ratePerSecond({ scalePoints }: Revision): Fraction | null {
  const point = scalePoints.find(({ name }) => name === 'cwt-abstract');
  return point === undefined ? null : new Fraction(point.N * SECOND_US, point.T_tick);
}

/** A number of a revision by its name; undefined where there is none of that name. */
export function numberNamed(name: string): NumberOfRevision | undefined {
  return NUMBERS[name];
}

/** A sentence or a formula with the numbers of a revision in place of their names, such as `{nic_window}` or `{nic-margin}`. */
export function withNumbers(text: string, revision: Revision): string {
  return text.replace(/\{([A-Za-z][a-z0-9_-]+)\}/g, (whole, name: string) => {
    if (isFigureId(name)) return printedDigits(name, revision);
    const named = NUMBERS[name];
    if (named === undefined) return whole;
    return named.text?.(revision) ?? named.value(revision).toString();
  });
}

/** Microseconds in the largest unit of which they are a whole number. */
function inLargestUnit(us: number): string {
  if (us % 1_000_000 === 0) return `${us / 1_000_000} s`;
  return us % 1000 === 0 ? `${us / 1000} ms` : `${us} us`;
}
