import { type Closeness, closerOf, compared } from '../language/closeness.ts';
import { inSameParts } from '../language/decimal.ts';
import { type Fault, type Judge, judged, law } from '../language/law.ts';
import type { Microseconds } from '../language/notation.ts';
import { implied } from '../language/origin.ts';
import { condition, every, type List } from '../language/quantifiers.ts';
import type { Revision } from '../language/revision.ts';
import { statement } from '../language/statement.ts';

/** Packets of each path. */
export interface ByPath {
  readonly snapshots: number;
  readonly pushes: number;
}

/** Ticks in a row on which one vantage offered the same and the same came of it. All counts are of one such tick. */
export interface LimitedRun {
  readonly ticks: number;
  readonly offered: ByPath;
  /** What was decoded, and what of it had its HMAC verified. */
  readonly decoded: ByPath;
  readonly authenticated: ByPath;
  readonly lookups: number;
  /** What the NIC took in. */
  readonly received: number;
}

/** One vantage and all that its limiter did, in the order of time. */
export interface LimiterObservation {
  readonly T_tick: Microseconds;
  readonly runs: readonly LimitedRun[];
}

/** A token bucket as network calculus has it: never more than `burst + refill * t` packets in any t ticks. */
export interface ArrivalCurve {
  /** The price of a packet; the other two are in the same unit, in which all three are integers. */
  readonly packet: number;
  /** What a tick brings. */
  readonly refill: number;
  /** The most that is ever saved up. */
  readonly burst: number;
}

/** Both paths of a vantage bring two packets a tick; where each path has a bucket, half of all is its own. */
const PATHS = 2;
const SECOND = 1_000_000;

/** The curve of R_L and B_F (1.4, 6.1): a packet is T_tick of a vantage, or twice that of one path, for each part of a decimal. */
export function arrivalCurve({ R_L, B_F, rules }: Revision, T_tick: Microseconds): ArrivalCurve {
  const perPath = rules['limiter-scope'] === 'vantage-and-path';
  const countsPairs = perPath || rules['limiter-unit'] === 'tick-pairs';
  const burst = { seconds: PATHS * SECOND, ticks: PATHS * T_tick, packets: T_tick };
  const { first: rate, second: saved, parts } = inSameParts(R_L, B_F);
  return {
    packet: (perPath ? PATHS : 1) * parts * T_tick,
    refill: (countsPairs ? PATHS : 1) * rate * T_tick,
    burst: saved * burst[rules['burst-unit']],
  };
}

type Share = (packets: ByPath) => number;
const bothPaths: Share = ({ snapshots, pushes }) => snapshots + pushes;
const BOTH_PATHS: readonly Share[] = [bothPaths];
const PER_PATH: readonly Share[] = [({ snapshots }) => snapshots, ({ pushes }) => pushes];

/** What of a vantage's packets a bucket is for. */
function sharesOf({ rules }: Revision): readonly Share[] {
  return rules['limiter-scope'] === 'vantage-and-path' ? PER_PATH : BOTH_PATHS;
}

/**
 * How much of the burst is used up, tick by tick: the largest excess over what the refill has brought, of any window
 * that ends here. It may never exceed the burst, and a packet may only be dropped where one more would exceed it.
 */
class CurveKeeper {
  readonly curve: ArrivalCurve;
  /** The most and the least that was used up at the end of a tick of the last run. */
  most = 0;
  least = 0;
  #used: number;

  constructor(revision: Revision, T_tick: Microseconds) {
    this.curve = arrivalCurve(revision, T_tick);
    this.#used = revision.rules['limiter-start'] === 'full' ? 0 : this.curve.burst;
  }

  pass({ ticks, decoded }: LimitedRun, share: Share): void {
    const { packet, refill } = this.curve;
    const passed = share(decoded);
    const first = Math.max(this.#used - refill, 0) + passed * packet;
    // From tick to tick it grows by as much, or falls by as much down to what a tick alone uses.
    const last = Math.max(first + (ticks - 1) * (passed * packet - refill), passed * packet);
    this.#used = last;
    this.most = Math.max(first, last);
    this.least = Math.min(first, last);
  }
}

/** Never more than the curve, and never less where it has room: each run is looked at once. */
const CURVE: Judge<LimiterObservation> = {
  fault({ T_tick, runs }, revision) {
    for (const share of sharesOf(revision)) {
      const keeper = new CurveKeeper(revision, T_tick);
      const { packet, burst } = keeper.curve;
      for (const run of runs) {
        keeper.pass(run, share);
        if (keeper.most > burst) return excess(keeper);
        const offered = share(run.offered);
        const passed = share(run.decoded);
        if (passed < offered && keeper.least + packet <= burst) return shortfall(offered, passed);
      }
    }
    return null;
  },
  slack({ T_tick, runs }, revision) {
    return sharesOf(revision).reduce<Closeness | null>((closest, share) => {
      const keeper = new CurveKeeper(revision, T_tick);
      const { packet, burst } = keeper.curve;
      let used = 0;
      let refused = 0;
      for (const run of runs) {
        keeper.pass(run, share);
        used = Math.max(used, keeper.most);
        if (keeper.least + packet <= burst) refused += run.ticks * (share(run.offered) - share(run.decoded));
      }
      const use = compared('packets of the burst', BigInt(used), 'at most', BigInt(burst), BigInt(packet));
      const withRoom = compared('packets refused as the limit has room', BigInt(refused), 'at most', 0n);
      return closerOf(closest, closerOf(use, withRoom));
    }, null);
  },
};

function excess({ curve: { packet, burst }, most }: CurveKeeper): Fault {
  return {
    at: '',
    expected: `at most ${Math.floor(burst / packet)} packets beyond R_L times the natural ones to pass`,
    found: `${Math.ceil(most / packet)}`,
  };
}

function shortfall(offered: number, passed: number): Fault {
  return {
    at: '',
    expected: `${offered} packets on a tick to pass as the limit has room`,
    found: `${passed}`,
  };
}

const RUNS: List<LimiterObservation, LimitedRun> = { of: ({ runs }) => runs, name: () => '' };

/** T-VDOS-1/limiter: H-RL as section 3, Steps 1 and 2 and the proof of 6.1 use it. */
export const RATE_LIMITER = statement<LimiterObservation>({
  id: 'T-VDOS-1/limiter',
  clause: '1.4',
  origin: implied('1.4', 'H-RL', 'what Steps 1 and 2 of clause 3 use of the limiter'),
  sentence:
    'In any time a vantage gets at most R_L times its natural packets and a burst of B_F to the decoders, and no less of what it offers; the NIC takes in all of it, each packet that passes has its HMAC verified, and what is over costs its lookup and nothing more.',
  hypotheses: ['H-RL'],
  laws: [
    law(
      'arrival curve',
      'packets decoded in [s, t] <= burst + R_L * natural packets in (s, t], and maximal so',
      judged(CURVE),
    ),
    law(
      'all is taken in',
      'packets at the NIC = packets offered, or those that pass where the NIC limits them',
      every(
        RUNS,
        condition<LimitedRun>({
          holds: (run, revision) => run.received === dueAtNic(run, revision),
          expected: (run, revision) => `the NIC to take in ${dueAtNic(run, revision)} packets on a tick`,
          found: ({ received }) => `${received}`,
        }),
      ),
    ),
    law(
      'what passes is verified',
      'HMACs verified = packets decoded, on each path',
      every(
        RUNS,
        condition<LimitedRun>({
          holds: ({ authenticated, decoded }) =>
            authenticated.snapshots === decoded.snapshots && authenticated.pushes === decoded.pushes,
          expected: ({ decoded }) => `an HMAC for each of ${bothPaths(decoded)} packets that pass`,
          found: ({ authenticated }) => `${bothPaths(authenticated)}`,
        }),
      ),
    ),
    law(
      'what is offered is looked up',
      'XDP lookups = packets offered, or pairs of them where a lookup is charged for a pair',
      every(
        RUNS,
        condition<LimitedRun>({
          holds: (run, revision) => run.lookups === dueLookups(run, revision),
          expected: (run, revision) =>
            `${dueLookups(run, revision)} lookups for ${bothPaths(run.offered)} packets offered on a tick`,
          found: ({ lookups }) => `${lookups}`,
        }),
      ),
    ),
  ],
});

function dueAtNic({ offered, decoded }: LimitedRun, { rules }: Revision): number {
  return bothPaths(rules['limiter-position'] === 'nic-hardware' ? decoded : offered);
}

function dueLookups({ offered }: LimitedRun, { rules }: Revision): number {
  if (rules['limiter-position'] === 'nic-hardware' || rules['xdp-charge'] === 'none') return 0;
  return rules['xdp-charge'] === 'per-packet' ? bothPaths(offered) : Math.ceil(bothPaths(offered) / PATHS);
}
