import type { Microseconds } from './notation.ts';
import type { Revision } from './revision.ts';
import type { Statement } from './statement.ts';

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

/** The curve of R_L and B_F (1.4, 6.1), in packets times T_tick for a vantage, or twice that for one path. */
export function arrivalCurve({ R_L, B_F, rules }: Revision, T_tick: Microseconds): ArrivalCurve {
  const perPath = rules['limiter-scope'] === 'vantage-and-path';
  const countsPairs = perPath || rules['limiter-unit'] === 'tick-pairs';
  const burst = { seconds: PATHS * SECOND, ticks: PATHS * T_tick, packets: T_tick };
  return {
    packet: (perPath ? PATHS : 1) * T_tick,
    refill: (countsPairs ? PATHS : 1) * R_L * T_tick,
    burst: B_F * burst[rules['burst-unit']],
  };
}

/** T-VDOS-1/limiter: H-RL as section 3, Steps 1 and 2 and the proof of 6.1 use it. */
export const RATE_LIMITER: Statement<LimiterObservation> = {
  id: 'T-VDOS-1/limiter',
  clause: '1.4',
  sentence:
    'In any time a vantage gets at most R_L times its natural packets and a burst of B_F to the decoders, and no less of what it offers; what is over costs its lookup and nothing more.',
  hypotheses: ['H-RL'],
  formula: 'packets decoded in [s, t] <= burst + R_L * natural packets in (s, t], and maximal so',
  breach({ T_tick, runs }, revision) {
    const curve = arrivalCurve(revision, T_tick);
    const perPath = revision.rules['limiter-scope'] === 'vantage-and-path';
    const full = revision.rules['limiter-start'] === 'full';
    for (const share of perPath ? PER_PATH : [bothPaths]) {
      const found = new CurveKeeper(curve, full).breachOf(runs, share);
      if (found !== null) return found;
    }
    for (const run of runs) {
      const found = stageBreach(run, revision);
      if (found !== null) return found;
    }
    return null;
  },
};

type Share = (packets: ByPath) => number;
const bothPaths: Share = ({ snapshots, pushes }) => snapshots + pushes;
const PER_PATH: readonly Share[] = [({ snapshots }) => snapshots, ({ pushes }) => pushes];

/**
 * How much of the burst is used up, tick by tick: the largest excess over what the refill has brought, of any window
 * that ends here. It may never exceed the burst, and a packet may only be dropped where one more would exceed it.
 */
class CurveKeeper {
  readonly #curve: ArrivalCurve;
  #used: number;

  constructor(curve: ArrivalCurve, full: boolean) {
    this.#curve = curve;
    this.#used = full ? 0 : curve.burst;
  }

  breachOf(runs: readonly LimitedRun[], share: Share): string | null {
    const { packet, refill, burst } = this.#curve;
    for (const { ticks, offered, decoded } of runs) {
      const passed = share(decoded);
      const first = Math.max(this.#used - refill, 0) + passed * packet;
      // From tick to tick it grows by as much, or falls by as much down to what a tick alone uses.
      const last = Math.max(first + (ticks - 1) * (passed * packet - refill), passed * packet);
      const room = Math.min(first, last) + packet;
      if (Math.max(first, last) > burst) {
        const over = Math.ceil((Math.max(first, last) - burst) / packet);
        return `expected at most R_L times the natural packets and the burst to pass, found ${over} more`;
      }
      if (passed < share(offered) && room <= burst) {
        return `expected ${share(offered)} packets on a tick to pass as the limit has room, found ${passed}`;
      }
      this.#used = last;
    }
    return null;
  }
}

/** What each stage metered of one tick: all that was offered is looked up, and only what passes goes further. */
function stageBreach({ offered, decoded, authenticated, lookups, received }: LimitedRun, revision: Revision) {
  const inNic = revision.rules['limiter-position'] === 'nic-hardware';
  const arrived = bothPaths(inNic ? decoded : offered);
  if (received !== arrived)
    return `expected the NIC to take in ${arrived} packets on a tick, found ${received}`;
  if (authenticated.snapshots !== decoded.snapshots || authenticated.pushes !== decoded.pushes) {
    return `expected an HMAC for each of ${bothPaths(decoded)} packets that pass, found ${bothPaths(authenticated)}`;
  }
  const due = inNic ? 0 : lookupsFor(bothPaths(offered), revision);
  if (lookups === due) return null;
  return `expected ${due} lookups for ${bothPaths(offered)} packets offered on a tick, found ${lookups}`;
}

function lookupsFor(offered: number, { rules }: Revision): number {
  if (rules['xdp-charge'] === 'none') return 0;
  return rules['xdp-charge'] === 'per-packet' ? offered : Math.ceil(offered / PATHS);
}
