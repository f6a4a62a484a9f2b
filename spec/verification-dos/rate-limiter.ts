import { type Closeness, closerOf, compared } from '../language/closeness.ts';
import { fromBreach } from '../language/from-breach.ts';
import type { Microseconds } from '../language/notation.ts';
import type { Revision } from '../language/revision.ts';
import type { Statement } from '../language/statement.ts';

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
export const RATE_LIMITER: Statement<LimiterObservation> = fromBreach<LimiterObservation>({
  id: 'T-VDOS-1/limiter',
  clause: '1.4',
  sentence:
    'In any time a vantage gets at most R_L times its natural packets and a burst of B_F to the decoders, and no less of what it offers; what is over costs its lookup and nothing more.',
  hypotheses: ['H-RL'],
  formula: 'packets decoded in [s, t] <= burst + R_L * natural packets in (s, t], and maximal so',
  breach({ T_tick, runs }, revision) {
    for (const share of sharesOf(revision)) {
      const found = new CurveKeeper(revision, T_tick).breachOf(runs, share);
      if (found !== null) return found;
    }
    for (const run of runs) {
      const found = stageBreach(run, revision);
      if (found !== null) return found;
    }
    return null;
  },
  // Of what may pass at most: how much of the burst any window uses beyond what its refill brought.
  closeness({ T_tick, runs }, revision) {
    return sharesOf(revision).reduce<Closeness | null>((closest, share) => {
      const keeper = new CurveKeeper(revision, T_tick);
      return closerOf(closest, keeper.mostUsed(runs, share));
    }, null);
  },
});

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
  readonly #curve: ArrivalCurve;
  #used: number;
  /** The most and the least that was used up at the end of a tick of the last run. */
  #most = 0;
  #least = 0;

  constructor(revision: Revision, T_tick: Microseconds) {
    this.#curve = arrivalCurve(revision, T_tick);
    this.#used = revision.rules['limiter-start'] === 'full' ? 0 : this.#curve.burst;
  }

  breachOf(runs: readonly LimitedRun[], share: Share): string | null {
    const { packet, burst } = this.#curve;
    for (const run of runs) {
      this.#pass(run, share);
      if (this.#most > burst) {
        const [room, used] = [Math.floor(burst / packet), Math.ceil(this.#most / packet)];
        return `expected at most ${room} packets beyond R_L times the natural ones to pass, found ${used}`;
      }
      const passed = share(run.decoded);
      if (passed < share(run.offered) && this.#least + packet <= burst) {
        return `expected ${share(run.offered)} packets on a tick to pass as the limit has room, found ${passed}`;
      }
    }
    return null;
  }

  /** The most that is used up of the burst at the end of any tick. */
  mostUsed(runs: readonly LimitedRun[], share: Share): Closeness | null {
    const { packet, burst } = this.#curve;
    let used = 0;
    for (const run of runs) {
      this.#pass(run, share);
      used = Math.max(used, this.#most);
    }
    return compared('packets of the burst', BigInt(used), 'at most', BigInt(burst), BigInt(packet));
  }

  #pass({ ticks, decoded }: LimitedRun, share: Share): void {
    const { packet, refill } = this.#curve;
    const passed = share(decoded);
    const first = Math.max(this.#used - refill, 0) + passed * packet;
    // From tick to tick it grows by as much, or falls by as much down to what a tick alone uses.
    const last = Math.max(first + (ticks - 1) * (passed * packet - refill), passed * packet);
    this.#used = last;
    this.#most = Math.max(first, last);
    this.#least = Math.min(first, last);
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
