import { compared } from '../language/closeness.ts';
import { fromBreach } from '../language/from-breach.ts';
import type { Microseconds, Nanoseconds } from '../language/notation.ts';
import type { OperatingPoint, Revision } from '../language/revision.ts';
import type { ClaimId, Statement } from '../language/statement.ts';
import { isWorded } from '../language/wording.ts';
import { closedForm } from './checks.ts';

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
const SECOND = 1_000_000;

/** What section 2 gives as the claim is worded, all of it times the length of a bundle period, in which it is whole. */
interface Due {
  readonly scale: bigint;
  /** The length of a bundle period, in microseconds. */
  readonly period: number;
  readonly perMicrosecond: bigint;
  /** How far from it the broker may be, but over whole bundle periods; null where the claim is about whole seconds. */
  readonly within: bigint | null;
}

function dueOf(point: OperatingPoint, revision: Revision): Due {
  const { N, q, bundle_period } = point;
  const { joint } = closedForm(point, revision);
  const lookups = isWorded(revision, CLAIM, 'with-lookups')
    ? revision.cost.c_xdp * BigInt(N) * BigInt(bundle_period)
    : 0n;
  const perPeriod = joint.cpu + lookups;
  const tick = BigInt(point.T_tick) * NS_PER_US;
  const aTickAndABundle = perPeriod * tick + revision.cost.c_ed25519 * BigInt(q) * joint.during;
  const isBounded = isWorded(revision, CLAIM, 'within-a-tick-and-a-bundle');
  return {
    scale: joint.during,
    period: bundle_period * point.T_tick,
    perMicrosecond: perPeriod * NS_PER_US,
    within: isBounded ? aTickAndABundle : null,
  };
}

/** How far from what is due the broker may be in so many microseconds; null where the claim says nothing of them. */
function withinOf(length: number, { period, within }: Due): bigint | null {
  if (within === null) return length % SECOND === 0 ? 0n : null;
  return length % period === 0 ? 0n : within;
}

/** How far from what is due the broker is at each reading. */
function excessOf(
  { count, readings }: WallClockObservation,
  { scale, perMicrosecond }: Due,
): readonly bigint[] {
  const excess: bigint[] = [];
  for (let index = 0; index < count; index++) {
    const { time, spent } = readings[index] as ClockReading;
    excess.push(spent * scale - perMicrosecond * BigInt(time));
  }
  return excess;
}

/** T-JCOST-1/exact-in-each-second: section 2, JOINT as microseconds of CPU in each second of wall-clock. */
export const EXACT_IN_EACH_SECOND: Statement<WallClockObservation> = fromBreach<WallClockObservation>({
  id: CLAIM,
  clause: '2',
  sentence:
    'What the broker spends in any whole number of seconds of wall-clock, wherever they begin, is exactly JOINT for each of them.',
  hypotheses: ['H-DDOS-INV', 'H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  formula: 'CPU in (s, s + n] = n * JOINT, in seconds',
  breach(observed, revision) {
    const { point, count, readings } = observed;
    const due = dueOf(point, revision);
    const { scale } = due;
    const excess = excessOf(observed, due);
    for (let last = 1; last < count; last++) {
      for (let first = last - 1; first >= 0; first--) {
        const from = readings[first] as ClockReading;
        const to = readings[last] as ClockReading;
        const length = to.time - from.time;
        const within = withinOf(length, due);
        if (within === null) continue;
        const away = (excess[last] as bigint) - (excess[first] as bigint);
        if (away === 0n || (-within < away && away < within)) continue;
        const exactly = within === 0n ? '' : `, less than ${ceiled(within, scale)} ns away`;
        return `in the ${length} us after ${from.time} us: expected ${told(due.perMicrosecond * BigInt(length), scale)} ns of CPU${exactly}, found ${to.spent - from.spent} ns`;
      }
    }
    return null;
  },
  closeness(observed, revision) {
    const { point, count, readings } = observed;
    const due = dueOf(point, revision);
    const excess = excessOf(observed, due);
    let farthest = -1n;
    for (let last = 1; last < count; last++) {
      for (let first = last - 1; first >= 0; first--) {
        const difference = (excess[last] as bigint) - (excess[first] as bigint);
        const away = difference < 0n ? -difference : difference;
        const length = (readings[last] as ClockReading).time - (readings[first] as ClockReading).time;
        const within = withinOf(length, due);
        if (within === 0n && away > 0n) return compared('ns', away, 'at most', 0n, due.scale);
        if (within !== null && within > 0n && away > farthest) farthest = away;
      }
    }
    return farthest < 0n || due.within === null
      ? null
      : compared('ns', farthest, 'less than', due.within, due.scale);
  },
});

function ceiled(scaled: bigint, scale: bigint): bigint {
  return (scaled + scale - 1n) / scale;
}

/** A fraction of a nanosecond is not shown, but said. */
function told(scaled: bigint, scale: bigint): string {
  return scaled % scale === 0n
    ? `${scaled / scale}`
    : `between ${scaled / scale} and ${ceiled(scaled, scale)}`;
}
