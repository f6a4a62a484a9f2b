import { closedForm } from './joint-cost.ts';
import type { Microseconds, Nanoseconds } from './notation.ts';
import type { OperatingPoint, Revision } from './revision.ts';
import type { ClaimId, Statement } from './statement.ts';
import { isWorded } from './wordings.ts';

/** What a broker had spent at some time after its deployment began. */
export interface ClockReading {
  readonly time: Microseconds;
  readonly spent: Nanoseconds;
}

/** One honest deployment, read at times that owe nothing to its ticks. */
export interface WallClockObservation {
  readonly point: OperatingPoint;
  /** How many entries of `readings` belong to this case; the first is of the start. */
  readonly count: number;
  readonly readings: readonly ClockReading[];
}

const CLAIM: ClaimId = 'T-JCOST-1/exact-in-each-second';
const NS_PER_US = 1000n;
const SECOND = 1_000_000n;

/**
 * What section 2 gives for a stretch of time and how far from it the claim lets the broker be, as it is worded; both
 * times the length of a bundle period, in which they are whole. Null where the claim says nothing of the stretch.
 */
function allowance(point: OperatingPoint, length: bigint, revision: Revision) {
  const { N, q, bundle_period } = point;
  const { joint } = closedForm(point, revision);
  const bounded = isWorded(revision, CLAIM, 'within-a-tick-and-a-bundle');
  if (!bounded && length % SECOND !== 0n) return null;
  const wholePeriods = (length * NS_PER_US) % joint.during === 0n;
  const lookups = isWorded(revision, CLAIM, 'with-lookups')
    ? revision.cost.c_xdp * BigInt(N) * BigInt(bundle_period)
    : 0n;
  const perPeriod = joint.cpu + lookups;
  const tick = BigInt(point.T_tick) * NS_PER_US;
  const aTickAndABundle = perPeriod * tick + revision.cost.c_ed25519 * BigInt(q) * joint.during;
  return {
    due: perPeriod * length * NS_PER_US,
    within: bounded && !wholePeriods ? aTickAndABundle : 0n,
    scale: BigInt(joint.during),
  };
}

/** T-JCOST-1/exact-in-each-second: section 2, JOINT as microseconds of CPU in each second of wall-clock. */
export const EXACT_IN_EACH_SECOND: Statement<WallClockObservation> = {
  id: CLAIM,
  clause: '2',
  sentence:
    'What the broker spends in any whole number of seconds of wall-clock, wherever they begin, is exactly JOINT for each of them.',
  hypotheses: ['H-DDOS-INV', 'H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  formula: 'CPU in (s, s + n] = n * JOINT, in seconds',
  breach({ point, count, readings }, revision) {
    for (let last = 1; last < count; last++) {
      for (let first = last - 1; first >= 0; first--) {
        const from = readings[first] as ClockReading;
        const to = readings[last] as ClockReading;
        const length = BigInt(to.time - from.time);
        const allowed = allowance(point, length, revision);
        if (allowed === null) continue;
        const { due, within, scale } = allowed;
        const found = to.spent - from.spent;
        const away = found * scale - due;
        if (away === 0n || (-within < away && away < within)) continue;
        const exactly = within === 0n ? '' : `, less than ${ceiled(within, scale)} ns away`;
        return `in the ${length} us after ${from.time} us: expected ${told(due, scale)} ns of CPU${exactly}, found ${found} ns`;
      }
    }
    return null;
  },
};

function ceiled(scaled: bigint, scale: bigint): bigint {
  return (scaled + scale - 1n) / scale;
}

/** A fraction of a nanosecond is not shown, but said. */
function told(scaled: bigint, scale: bigint): string {
  return scaled % scale === 0n
    ? `${scaled / scale}`
    : `between ${scaled / scale} and ${ceiled(scaled, scale)}`;
}
