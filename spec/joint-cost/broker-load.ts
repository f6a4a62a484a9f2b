import { compared } from '../language/closeness.ts';
import { fromBreach } from '../language/from-breach.ts';
import { type Nanoseconds, type Ticks, times } from '../language/notation.ts';
import type { OperatingPoint, Revision } from '../language/revision.ts';
import type { ClaimId, Statement } from '../language/statement.ts';
import { isWorded } from '../language/wording.ts';
import { jointOfPeriod } from './checks.ts';

/** What the broker of one deployment had spent and taken in when so many ticks were over. */
export interface LoadReading {
  readonly ticks: Ticks;
  readonly spent: Nanoseconds;
  readonly pathC: Nanoseconds;
  /** Packets that the NIC took in. */
  readonly received: bigint;
  /** Tick pairs that vantages offered: one each on each tick, or F in a flood. */
  readonly offered: bigint;
  /** Tick pairs that they would have offered without a flood. */
  readonly natural: bigint;
}

/** One deployment, read after each thing that happens, and the same without what is taken for an attack. */
export interface BrokerLoadObservation {
  readonly point: OperatingPoint;
  /** How many entries of `readings` belong to this case; the first is of the start. */
  readonly count: number;
  readonly readings: readonly LoadReading[];
  /** What the same deployment spent without the traffic of strangers, and then without the flood as well. */
  readonly withoutStrangers: Nanoseconds;
  readonly withoutAttack: Nanoseconds;
  readonly floods: number;
  readonly floodTicks: number;
  readonly silentTicks: number;
  /** Ticks of a flood of one path. */
  readonly onePathTicks: number;
  /** Packets offered from outside. */
  readonly offeredOutside: number;
  /** Ticks whose bundles carried more than q cosignatures. */
  readonly overCosignedTicks: number;
  /** Bundles beyond the schedule. */
  readonly extraBundles: number;
}

/** What section 2 assumes. */
export const T_JCOST_HYPOTHESES = ['H-DDOS-INV', 'H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'] as const;

/** Whole bundle periods in so many ticks; null where they are not whole. */
function periodsIn(ticks: number, { bundle_period }: OperatingPoint): bigint | null {
  return ticks % bundle_period === 0 ? BigInt(ticks / bundle_period) : null;
}

/** What a bundle period costs by section 2, with a lookup for each tick pair where a claim is worded so. */
function periodCost(claim: ClaimId, point: OperatingPoint, revision: Revision): bigint {
  return (
    jointOfPeriod(point, revision) + lookupPrice(claim, revision) * BigInt(point.N * point.bundle_period)
  );
}

function lookupPrice(claim: ClaimId, revision: Revision): bigint {
  return isWorded(revision, claim, 'with-lookups') ? revision.cost.c_xdp : 0n;
}

function readingsOf({ count, readings }: BrokerLoadObservation): readonly LoadReading[] {
  return readings.slice(1, count);
}

/** T-JCOST-1/exact: section 2. A rate per second that bundles are part of is an average: over whole bundle periods. */
export const EXACT_COST: Statement<BrokerLoadObservation> = fromBreach<BrokerLoadObservation>({
  id: 'T-JCOST-1/exact',
  clause: '2',
  sentence:
    'What the broker spends to take in, parse and verify all telemetry is exactly JOINT, over any whole number of bundle periods.',
  hypotheses: T_JCOST_HYPOTHESES,
  formula: 'CPU in n bundle periods = JOINT * n * bundle_period_ticks * T_tick',
  breach(observed, revision) {
    const expected = periodCost('T-JCOST-1/exact', observed.point, revision);
    for (const { ticks, spent } of readingsOf(observed)) {
      const periods = periodsIn(ticks, observed.point);
      if (periods === null || spent === expected * periods) continue;
      return `after ${ticks} ticks: expected ${expected * periods} ns of CPU, found ${spent} ns`;
    }
    return null;
  },
});

/** T-JCOST-1/exact-at-every-tick: section 2, where "per second" is taken for any time. */
export const EXACT_AT_EVERY_TICK: Statement<BrokerLoadObservation> = fromBreach<BrokerLoadObservation>({
  id: 'T-JCOST-1/exact-at-every-tick',
  clause: '2',
  sentence:
    'What the broker spends to take in, parse and verify all telemetry is exactly JOINT, over any whole number of ticks.',
  hypotheses: T_JCOST_HYPOTHESES,
  formula: 'CPU in n ticks = JOINT * n * T_tick',
  breach(observed, revision) {
    const { period, perPeriod, allowed } = averageOf(observed.point, revision);
    for (const { ticks, spent } of readingsOf(observed)) {
      const excess = spent * period - perPeriod * BigInt(ticks);
      if (excess === 0n || (-allowed < excess && excess < allowed)) continue;
      return `after ${ticks} ticks: expected ${fraction(perPeriod * BigInt(ticks), period)} ns of CPU, found ${spent} ns`;
    }
    return null;
  },
  closeness(observed, revision) {
    const { period, perPeriod, allowed } = averageOf(observed.point, revision);
    let farthest = 0n;
    for (const { ticks, spent } of readingsOf(observed)) {
      const excess = spent * period - perPeriod * BigInt(ticks);
      const away = excess < 0n ? -excess : excess;
      if (away > farthest) farthest = away;
    }
    return compared('ns', farthest, allowed === 0n ? 'at most' : 'less than', allowed, period);
  },
});

/** What JOINT has for a bundle period, and how far from it the broker may be; both times the ticks of the period. */
function averageOf(point: OperatingPoint, revision: Revision) {
  const id = 'T-JCOST-1/exact-at-every-tick';
  const period = BigInt(point.bundle_period);
  const bundle = times(revision.cost.c_ed25519, point.q);
  return {
    period,
    perPeriod: periodCost(id, point, revision),
    allowed: isWorded(revision, id, 'within-one-bundle') ? bundle * period : 0n,
  };
}

/** T-JCOST-1/path-c: section 2, Step 5. */
export const PATH_C_COST: Statement<BrokerLoadObservation> = fromBreach<BrokerLoadObservation>({
  id: 'T-JCOST-1/path-c',
  clause: '2',
  sentence:
    'Path C costs exactly bundles_per_sec q c_ed25519 over any whole number of bundle periods: each bundle carries q cosignatures, and each is verified once.',
  hypotheses: [...T_JCOST_HYPOTHESES, 'H-DUAL-MODE'],
  formula: 'CPU of path C in n bundle periods = n cells_k q c_ed25519',
  breach(observed, { cost }) {
    const { point } = observed;
    const expected = times(cost.c_ed25519, point.cells_k * point.q);
    for (const { ticks, pathC } of readingsOf(observed)) {
      const periods = periodsIn(ticks, point);
      if (periods === null || pathC === expected * periods) continue;
      return `after ${ticks} ticks: expected ${expected * periods} ns of CPU on path C, found ${pathC} ns`;
    }
    return null;
  },
});

function fraction(numerator: bigint, denominator: bigint): string {
  return numerator % denominator === 0n ? `${numerator / denominator}` : `${numerator}/${denominator}`;
}
