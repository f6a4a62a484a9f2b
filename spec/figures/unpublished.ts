import Fraction from 'fraction.js';
import type { Revision } from '../language/revision.ts';
import { end, type Interval } from './interval.ts';
import { pointNamed } from './operating-points.ts';

/** What a figure depends on and no clause prints. Figures that share one are solved together. */
export interface Unpublished {
  /** What it is, with its unit. */
  readonly meaning: string;
  /** Where it may lie at all. */
  readonly domain: Interval;
  /** The value that this project reads, or null where it reads none. */
  readonly read: (revision: Revision) => Fraction | null;
  /** Whether a clause of the revision prints that value, so that it is unpublished no more. */
  readonly isPublished: (revision: Revision) => boolean;
}

const POSITIVE: Interval = { least: end(0n, false), most: null };
const NOT_NEGATIVE: Interval = { least: end(0n), most: null };

const SECOND_US = 1_000_000n;

/** A parameter that no entry of a revision stands for. */
const unread = { read: () => null, isPublished: () => false };

export const UNPUBLISHED = {
  'bundle-share': {
    meaning: 'cells_k / bundle_period_ticks, the same at both operating points',
    domain: POSITIVE,
    read: (revision: Revision) => {
      const [here, there] = [bundleShare(revision, 'cwt-abstract'), bundleShare(revision, 'regime-c')];
      return here?.equals(there ?? 0) ? here : null;
    },
    isPublished: (revision: Revision) =>
      isPrintedWhole(revision, 'cwt-abstract') && isPrintedWhole(revision, 'regime-c'),
  },
  'burst-unit': {
    meaning: 'seconds of natural traffic that one unit of B_F stands for',
    domain: POSITIVE,
    read: burstUnit,
    isPublished: ({ provenance }: Revision) => provenance['burst-unit'].clause !== 'silent',
  },
  'hidden-scale-points': {
    meaning: 'scale points of the receipt that no clause prints',
    domain: NOT_NEGATIVE,
    read: ({ scalePoints }: Revision) =>
      new Fraction(scalePoints.filter(({ clause }) => clause === 'silent').length),
    isPublished: ({ scalePoints }: Revision) => scalePoints.every(({ clause }) => clause !== 'silent'),
  },
  'hidden-flood-factors': {
    meaning: 'flood factors of the receipt other than the printed 64 and 1024',
    domain: NOT_NEGATIVE,
    read: ({ floodFactors }: Revision) =>
      new Fraction(floodFactors.filter((factor) => factor !== 64 && factor !== 1024).length),
    isPublished: () => false,
  },
  'insider-ticks': {
    meaning: 'K / T_tick, the ticks of all insiders in a second',
    domain: POSITIVE,
    ...unread,
  },
  'round-trip': {
    meaning: 'tau_RTT in milliseconds',
    domain: NOT_NEGATIVE,
    ...unread,
  },
  'push-rate': {
    meaning: 'frames of 110 octets in a second',
    domain: POSITIVE,
    ...unread,
  },
  'authentication-section': {
    meaning: 'octets of an authentication section after the mandatory 24',
    domain: NOT_NEGATIVE,
    ...unread,
  },
} as const satisfies Readonly<Record<string, Unpublished>>;

export type UnpublishedName = keyof typeof UNPUBLISHED;

function bundleShare(revision: Revision, name: 'cwt-abstract' | 'regime-c'): Fraction | null {
  const found = revision.scalePoints.find((each) => each.name === name);
  return found === undefined ? null : new Fraction(found.cells_k, found.bundle_period);
}

/** A scale point with a clause and no reading of this project is printed with all its parameters. */
function isPrintedWhole({ scalePoints }: Revision, name: string): boolean {
  const found = scalePoints.find((each) => each.name === name);
  return found !== undefined && found.clause !== 'silent' && found.reading === undefined;
}

/** Natural traffic is one packet of each path a tick. */
function burstUnit(revision: Revision): Fraction {
  const tick = new Fraction(BigInt(pointNamed(revision, 'regime-c').T_tick), SECOND_US);
  switch (revision.rules['burst-unit']) {
    case 'seconds':
      return new Fraction(1);
    case 'ticks':
      return tick;
    case 'packets':
      return tick.div(2);
  }
}
