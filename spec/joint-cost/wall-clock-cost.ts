import { type Closeness, compared } from '../language/closeness.ts';
import { type Conditional, type Fault, type Form, law, type Of } from '../language/law.ts';
import type { Microseconds, Nanoseconds } from '../language/notation.ts';
import { implied } from '../language/origin.ts';
import type { OperatingPoint, Revision } from '../language/revision.ts';
import { statement } from '../language/statement.ts';
import { elapsed, jointOfPeriod } from './closed-form.ts';

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

const NS_PER_US = 1000n;
const SECOND = 1_000_000;

/** Of what the broker spends in a stretch of time. All amounts are times the length of a bundle period. */
interface StretchLaw extends Conditional<WallClockObservation, unknown> {
  /** What a bundle period costs. */
  readonly perPeriod: Of<OperatingPoint, bigint>;
  /** How far apart from that the broker may be, but over whole bundle periods; null where whole seconds are meant. */
  readonly within: ((perPeriod: bigint, point: OperatingPoint, revision: Revision) => bigint) | null;
}

/** What section 2 gives, as a law has it. */
interface Due {
  readonly scale: bigint;
  /** The length of a bundle period, in microseconds. */
  readonly period: number;
  readonly perMicrosecond: bigint;
  readonly within: bigint | null;
}

function dueOf({ perPeriod, within }: StretchLaw, point: OperatingPoint, revision: Revision): Due {
  const ofPeriod = perPeriod(point, revision, point);
  return {
    scale: elapsed(point.bundle_period, point),
    period: point.bundle_period * point.T_tick,
    perMicrosecond: ofPeriod * NS_PER_US,
    within: within === null ? null : within(ofPeriod, point, revision),
  };
}

/** How far from what is due the broker may be in so many microseconds; null where the law says nothing of them. */
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

/** How far from what is due the broker is between two readings. */
function awayBetween(excess: readonly bigint[], first: number, last: number): bigint {
  const difference = (excess[last] as bigint) - (excess[first] as bigint);
  return difference < 0n ? -difference : difference;
}

/** Exactly what is due, or less than so far from it, between any two readings. */
function inEveryStretch(parts: StretchLaw): Form<WallClockObservation, StretchLaw> {
  return {
    parts,
    judgeBy: (taken) => ({
      fault: (observed, revision) => firstStretchBeyond(observed, dueOf(taken, observed.point, revision)),
      slack: (observed, revision) => farthestStretch(observed, dueOf(taken, observed.point, revision)),
    }),
  };
}

function firstStretchBeyond(observed: WallClockObservation, due: Due): Fault | null {
  const { count, readings } = observed;
  const excess = excessOf(observed, due);
  for (let last = 1; last < count; last++) {
    for (let first = last - 1; first >= 0; first--) {
      const from = readings[first] as ClockReading;
      const to = readings[last] as ClockReading;
      const within = withinOf(to.time - from.time, due);
      if (within === null) continue;
      const away = awayBetween(excess, first, last);
      if (away !== 0n && away >= within) return faultOf(from, to, within, due);
    }
  }
  return null;
}

function farthestStretch(observed: WallClockObservation, due: Due): Closeness | null {
  const { count, readings } = observed;
  const excess = excessOf(observed, due);
  let farthest = -1n;
  for (let last = 1; last < count; last++) {
    for (let first = last - 1; first >= 0; first--) {
      const length = (readings[last] as ClockReading).time - (readings[first] as ClockReading).time;
      const within = withinOf(length, due);
      if (within === null) continue;
      const away = awayBetween(excess, first, last);
      if (within === 0n && away > 0n) return compared('ns', away, 'at most', 0n, due.scale);
      if (within > 0n && away > farthest) farthest = away;
    }
  }
  return farthest < 0n || due.within === null
    ? null
    : compared('ns', farthest, 'less than', due.within, due.scale);
}

function faultOf(
  from: ClockReading,
  to: ClockReading,
  within: bigint,
  { perMicrosecond, scale }: Due,
): Fault {
  const length = to.time - from.time;
  const exactly = within === 0n ? '' : `, less than ${ceiled(within, scale)} ns away`;
  return {
    at: `in the ${length} us after ${from.time} us`,
    expected: `${describeNanoseconds(perMicrosecond * BigInt(length), scale)} ns of CPU${exactly}`,
    found: `${to.spent - from.spent} ns`,
  };
}

function costWithLookups(point: OperatingPoint, revision: Revision): bigint {
  const { N, bundle_period } = point;
  return jointOfPeriod(point, revision) + revision.cost.c_xdp * BigInt(N) * BigInt(bundle_period);
}

/** What one tick costs on average, and the price of one bundle. */
function tickAndBundle(perPeriod: bigint, point: OperatingPoint, { cost }: Revision): bigint {
  const tick = BigInt(point.T_tick) * NS_PER_US;
  return perPeriod * tick + cost.c_ed25519 * BigInt(point.q) * elapsed(point.bundle_period, point);
}

/** T-JCOST-1/exact-in-each-second: section 2, JOINT as microseconds of CPU in each second of wall-clock. */
export const EXACT_IN_EACH_SECOND = statement<WallClockObservation>({
  id: 'T-JCOST-1/exact-in-each-second',
  clause: '2',
  origin: implied(
    '2',
    'microseconds of CPU per second of wall-clock',
    'the unit of JOINT is a second, wherever it begins',
  ),
  sentence:
    'What the broker spends in any whole number of seconds of wall-clock, wherever they begin, is exactly JOINT for each of them.',
  hypotheses: ['H-DDOS-INV', 'H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  laws: [
    law(
      'exact in each second',
      'CPU in (s, s + n] = n * JOINT, in seconds',
      inEveryStretch({ perPeriod: jointOfPeriod, within: null }),
      {
        'with-lookups': {
          replacement: {
            words: { 'JOINT for': 'JOINT + PPS_t c_xdp for', '* JOINT': '* (JOINT + PPS_t c_xdp)' },
            parts: { perPeriod: costWithLookups },
          },
        },
        'within-a-tick-and-a-bundle': {
          replacement: {
            words: {
              'any whole number of seconds of wall-clock, wherever they begin, is exactly':
                'any stretch of time is',
              'for each of them':
                'for its length, exactly where it is a whole number of bundle periods and else to less than what that has for one tick and the cost of one bundle',
              '(s, s + n] =': '(s, s + n], to less than that of a tick and q c_ed25519, =',
            },
            parts: { within: tickAndBundle },
          },
        },
      },
    ),
  ],
});

function ceiled(scaled: bigint, scale: bigint): bigint {
  return (scaled + scale - 1n) / scale;
}

/** A fraction of a nanosecond is not shown, but said. */
function describeNanoseconds(scaled: bigint, scale: bigint): string {
  return scaled % scale === 0n
    ? `${scaled / scale}`
    : `between ${scaled / scale} and ${ceiled(scaled, scale)}`;
}
