import { breachOf, type Closeness, compared } from '../language/closeness.ts';
import { fromBreach } from '../language/from-breach.ts';
import {
  areEqual,
  type Microseconds,
  type Nanoseconds,
  times,
  type VantageCount,
} from '../language/notation.ts';
import type { Revision } from '../language/revision.ts';
import type { Statement } from '../language/statement.ts';

/** K insiders at flood factor F, metered with and without H-RL, and the same K at their natural rate. */
export interface FloodObservation {
  readonly K: VantageCount;
  /** Tick pairs per tick from each insider: natural traffic is 1. */
  readonly F: number;
  readonly T_tick: Microseconds;
  /** Ticks of the horizon, and those of them in which the insiders flood. */
  readonly ticks: number;
  readonly floodTicks: number;
  /** JOINT_attacked: from an empty bucket, with H-RL. */
  readonly limited: Nanoseconds;
  /** The same flood in the world without H-RL. */
  readonly unlimited: Nanoseconds;
  /** JOINT_baseline: K vantages at natural rate over the whole horizon, in the world of JOINT. */
  readonly baseline: Nanoseconds;
  /** The same at natural rate in the ticks of the flood only. */
  readonly floodBaseline: Nanoseconds;
}

/** T-VDOS-1: section 3, Step 4. */
export const VERIFICATION_DOS: Statement<FloodObservation> = fromBreach<FloodObservation>({
  id: 'T-VDOS-1',
  clause: '3',
  sentence:
    'From an empty bucket, K insiders at flood factor F cost the broker at most R_L + F c_xdp / c_path times what they cost at their natural rate.',
  hypotheses: ['H-RL'],
  formula: 'JOINT_attacked(F, K) / JOINT_baseline(K) <= R_L + F * c_xdp / c_path',
  breach: (observed, revision) =>
    breachOf(
      attackedCost(observed, revision),
      ({ allowed, scale }) =>
        `expected at most ${allowed / scale} ns for a baseline of ${observed.baseline} ns at F = ${observed.F}, found ${observed.limited} ns`,
    ),
  closeness: attackedCost,
});

function attackedCost(
  { F, limited, baseline }: FloodObservation,
  { R_L, c_path, cost }: Revision,
): Closeness | null {
  const bound = times(baseline, BigInt(R_L) * c_path + BigInt(F) * cost.c_xdp);
  return compared('ns', times(limited, c_path), 'at most', bound, c_path);
}

/** One tick of the flood at some F, metered, and whether the broker keeps up. */
export interface TickLoad {
  readonly F: number;
  readonly work: Nanoseconds;
  readonly saturated: boolean;
}

/** The metered loads around the F at which the closed form has the broker saturate. */
export interface SaturationObservation extends FloodObservation {
  readonly unlimitedBelow: TickLoad;
  readonly unlimitedAt: TickLoad;
  readonly limitedBelow: TickLoad;
  readonly limitedAt: TickLoad;
  /**
   * Whether a bucket can hold what one tick brings: as R_L and B_F stand, up to B_F / R_L = 2 s a tick. Where it cannot,
   * fewer than R_L pass, and the closed form with the limit gives too small an F.
   */
  readonly bucketHoldsRefill: boolean;
}

/** T-VDOS-NEG: section 3, Step 5, and the F at which one tick of flood outgrows the tick. */
export const RATE_LIMIT_NECESSITY: Statement<SaturationObservation> = fromBreach<SaturationObservation>({
  id: 'T-VDOS-NEG',
  clause: '3',
  sentence:
    'Without the rate limit the cost ratio is exactly F, and the broker saturates at the F that the closed form gives; with it never sooner than its closed form has it, and no later where a bucket holds what one tick brings.',
  hypotheses: ['H-RL'],
  formula: 'JOINT_attacked(F, K) = F * JOINT_baseline(K)',
  breach(observed, { cores }) {
    const { F, T_tick, unlimited, floodBaseline, unlimitedBelow, unlimitedAt, limitedBelow, limitedAt } =
      observed;
    const expected = times(floodBaseline, F);
    if (!areEqual(unlimited, expected)) {
      return `without the limit: expected ${F} times ${floodBaseline} ns, found ${unlimited} ns`;
    }
    const capacity = BigInt(T_tick) * 1000n * BigInt(cores);
    return (
      flipBreach('without the limit', unlimitedBelow, unlimitedAt, true, capacity) ??
      flipBreach('with the limit', limitedBelow, limitedAt, observed.bucketHoldsRefill, capacity)
    );
  },
});

function flipBreach(
  world: string,
  below: TickLoad,
  at: TickLoad,
  mustSaturate: boolean,
  capacity: bigint,
): string | null {
  const found = ({ work }: TickLoad): string => `found ${work} ns of work for the ${capacity} ns of a tick`;
  if (below.saturated) {
    return `${world}: expected the broker to keep up at F = ${below.F}, ${found(below)}`;
  }
  if (mustSaturate && !at.saturated) {
    return `${world}: expected the broker saturated at F = ${at.F}, ${found(at)}`;
  }
  return null;
}

const NANOSECONDS_PER_MICROSECOND = 1000n;

/** The least F at which K insiders saturate the broker in the world without H-RL: K F c_path > capacity of a tick. */
export function computeUnlimitedSaturation(
  revision: Revision,
  K: VantageCount,
  T_tick: Microseconds,
): number {
  return firstAbove(capacityOf(revision, T_tick), BigInt(K) * revision.c_path);
}

/**
 * The least F at which they saturate it under H-RL: K (min(F, R_L) c_path + F c_xdp) > capacity of a tick. The
 * lookups alone see to it that there is one.
 */
export function computeLimitedSaturation(revision: Revision, K: VantageCount, T_tick: Microseconds): number {
  const { R_L, c_path, cost } = revision;
  const capacity = capacityOf(revision, T_tick);
  const atLimit = BigInt(K) * BigInt(R_L) * (c_path + cost.c_xdp);
  if (atLimit > capacity) return firstAbove(capacity, BigInt(K) * (c_path + cost.c_xdp));
  return firstAbove(capacity - BigInt(K) * BigInt(R_L) * c_path, BigInt(K) * cost.c_xdp);
}

function capacityOf({ cores }: Revision, T_tick: Microseconds): bigint {
  return BigInt(cores) * BigInt(T_tick) * NANOSECONDS_PER_MICROSECOND;
}

/** The least integer whose product with `step` exceeds `limit`. */
function firstAbove(limit: bigint, step: bigint): number {
  return Number(limit / step) + 1;
}
