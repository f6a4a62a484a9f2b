import { atMost, equal } from '../language/comparisons.ts';
import { law } from '../language/law.ts';
import { type Microseconds, type Nanoseconds, times, type VantageCount } from '../language/notation.ts';
import { printed } from '../language/origin.ts';
import { condition } from '../language/quantifiers.ts';
import type { Revision } from '../language/revision.ts';
import { statement } from '../language/statement.ts';

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
export const VERIFICATION_DOS = statement<FloodObservation>({
  id: 'T-VDOS-1',
  clause: '3',
  origin: printed('8', 'bounded by R_L + F * c_xdp/c_path', 'the witness of that name'),
  sentence:
    'From an empty bucket, K insiders at flood factor F cost the broker at most R_L + F c_xdp / c_path times what they cost at their natural rate.',
  hypotheses: ['H-RL'],
  laws: [
    law(
      'bounded cost ratio',
      'JOINT_attacked(F, K) / JOINT_baseline(K) <= R_L + F * c_xdp / c_path',
      atMost<FloodObservation>({
        unit: 'ns',
        scale: (_, { c_path }) => c_path,
        found: ({ limited }, { c_path }) => limited * c_path,
        allowed: ({ F, baseline }, { R_L, c_path, cost }) =>
          baseline * (BigInt(R_L) * c_path + BigInt(F) * cost.c_xdp),
        says: ({ allowed, scale }, { F, baseline, limited }) => ({
          expected: `at most ${allowed / scale} ns for a baseline of ${baseline} ns at F = ${F}`,
          found: `${limited} ns`,
        }),
      }),
    ),
  ],
});

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

/** What a tick of flood takes of the broker at some F, by the closed forms of section 3. */
type ClosedForm = (K: VantageCount, F: number, revision: Revision) => bigint;
const unlimitedWork: ClosedForm = (K, F, { c_path }) => BigInt(K) * BigInt(F) * c_path;
const limitedWork: ClosedForm = (K, F, { R_L, c_path, cost }) =>
  BigInt(K) * (BigInt(Math.min(F, R_L)) * c_path + BigInt(F) * cost.c_xdp);

/** One tick of the flood saturates the broker exactly where the closed form outgrows the tick. */
function saturatesBy(
  work: ClosedForm,
  world: string,
  loadOf: (observed: SaturationObservation) => TickLoad,
  given: (observed: SaturationObservation) => boolean = () => true,
) {
  const isDue = (observed: SaturationObservation, revision: Revision): boolean =>
    work(observed.K, loadOf(observed).F, revision) > capacityOf(revision, observed.T_tick);
  return condition<SaturationObservation>({
    given,
    holds: (observed, revision) => loadOf(observed).saturated === isDue(observed, revision),
    at: world,
    expected(observed, revision) {
      const { F } = loadOf(observed);
      return isDue(observed, revision)
        ? `the broker saturated at F = ${F}`
        : `the broker to keep up at F = ${F}`;
    },
    found: (observed, revision) => describeLoad(loadOf(observed), observed, revision),
  });
}

function describeLoad({ work }: TickLoad, { T_tick }: SaturationObservation, revision: Revision): string {
  return `${work} ns of work for the ${capacityOf(revision, T_tick)} ns of a tick`;
}

/** T-VDOS-NEG: section 3, Step 5, and the F at which one tick of flood outgrows the tick. */
export const RATE_LIMIT_NECESSITY = statement<SaturationObservation>({
  id: 'T-VDOS-NEG',
  clause: '3',
  origin: printed(
    '8',
    'without rate-limit, F=64 saturates',
    'the witness of that name, with the ratio of clause 3; where it saturates with the limit, this project asks',
  ),
  sentence:
    'Without the rate limit the cost ratio is exactly F, and the broker saturates at the F that the closed form gives; with it never sooner than its closed form has it, and no later where a bucket holds what one tick brings.',
  hypotheses: ['H-RL'],
  laws: [
    law(
      'ratio F without the limit',
      'JOINT_attacked(F, K) = F * JOINT_baseline(K)',
      equal<SaturationObservation>({
        unit: 'ns',
        found: ({ unlimited }) => unlimited,
        due: ({ F, floodBaseline }) => times(floodBaseline, F),
        at: 'without the limit',
        says: (_, { F, floodBaseline, unlimited }) => ({
          expected: `${F} times ${floodBaseline} ns`,
          found: `${unlimited} ns`,
        }),
      }),
    ),
    law(
      'no sooner without the limit',
      'without H-RL: saturated <=> K F c_path > T_tick on all cores',
      saturatesBy(unlimitedWork, 'without the limit', ({ unlimitedBelow }) => unlimitedBelow),
    ),
    law(
      'no later without the limit',
      'without H-RL: saturated <=> K F c_path > T_tick on all cores',
      saturatesBy(unlimitedWork, 'without the limit', ({ unlimitedAt }) => unlimitedAt),
    ),
    law(
      'no sooner with the limit',
      'saturated => K (min(F, R_L) c_path + F c_xdp) > T_tick on all cores',
      saturatesBy(limitedWork, 'with the limit', ({ limitedBelow }) => limitedBelow),
    ),
    law(
      'no later with the limit',
      'K (min(F, R_L) c_path + F c_xdp) > T_tick on all cores, and a bucket holds what one tick brings => saturated',
      saturatesBy(
        limitedWork,
        'with the limit',
        ({ limitedAt }) => limitedAt,
        ({ bucketHoldsRefill }) => bucketHoldsRefill,
      ),
    ),
  ],
});

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
