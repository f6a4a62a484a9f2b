import { asPrinted, exactly } from '../formula/as-printed.ts';
import type { Symbols } from '../formula/vocabulary.ts';
import { inSameParts } from '../language/decimal.ts';
import { law } from '../language/law.ts';
import type { Microseconds, Nanoseconds, VantageCount } from '../language/notation.ts';
import { printed } from '../language/origin.ts';
import { every } from '../language/quantifiers.ts';
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
      asPrinted<FloodObservation>({
        symbols: {
          F: { unit: '1', of: ({ F }) => F },
          'JOINT_attacked(F, K)': { unit: 'ns', of: ({ limited }) => limited },
          'JOINT_baseline(K)': { unit: 'ns', of: ({ baseline }) => baseline },
        },
        unit: 'times the natural cost',
        says: ({ allowed, scale }, { F, baseline, limited }) => ({
          expected: `at most ${exactly(allowed, scale)} times the ${baseline} ns of natural traffic at F = ${F}`,
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

/** A tick of the flood just below and just at the F at which the broker is to saturate. */
function saturation(world: string, of: (observed: SaturationObservation) => readonly TickLoad[]) {
  return every(
    { of, name: () => world },
    asPrinted<TickLoad, SaturationObservation>({
      symbols: OF_TICK_LOAD,
      unit: '',
      says: (_, { F, saturated, work }, revision, { T_tick }) => ({
        expected: saturated ? `the broker to keep up at F = ${F}` : `the broker saturated at F = ${F}`,
        found: `${work} ns of work for the ${capacityOf(revision, T_tick)} ns of a tick`,
      }),
    }),
  );
}

const withLimit = ({ limitedBelow, limitedAt }: SaturationObservation) => [limitedBelow, limitedAt];

const OF_TICK_LOAD: Symbols<TickLoad, SaturationObservation> = {
  F: { unit: '1', of: ({ F }) => F },
  K: { unit: '1', of: (_, __, { K }) => K },
  T_tick: { unit: 'us', of: (_, __, { T_tick }) => T_tick },
  /** The nanoseconds that all cores have in a tick. */
  capacity: { means: 'cores * core * T_tick' },
  saturated: { holds: ({ saturated }) => saturated },
  bucket_holds_a_tick: { holds: (_, __, { bucketHoldsRefill }) => bucketHoldsRefill },
};

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
      asPrinted<SaturationObservation>({
        symbols: {
          F: { unit: '1', of: ({ F }) => F },
          'JOINT_attacked(F, K)': { unit: 'ns', of: ({ unlimited }) => unlimited },
          'JOINT_baseline(K)': { unit: 'ns', of: ({ floodBaseline }) => floodBaseline },
        },
        unit: 'ns',
        at: 'without the limit',
        says: (_, { F, floodBaseline, unlimited }) => ({
          expected: `${F} times ${floodBaseline} ns`,
          found: `${unlimited} ns`,
        }),
      }),
    ),
    law(
      'saturation without the limit',
      'saturated <=> K * F * c_path > capacity',
      saturation('without the limit', ({ unlimitedBelow, unlimitedAt }) => [unlimitedBelow, unlimitedAt]),
    ),
    law(
      'no sooner with the limit',
      'saturated => K * (min(F, R_L) * c_path + F * c_xdp) > capacity',
      saturation('with the limit', withLimit),
    ),
    law(
      'no later with the limit',
      'bucket_holds_a_tick and K * (min(F, R_L) * c_path + F * c_xdp) > capacity => saturated',
      saturation('with the limit', withLimit),
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
  const vantages = BigInt(K);
  // Up to R_L every tick pair passes.
  const passing = firstAbove(capacity, vantages * (c_path + cost.c_xdp));
  if (passing <= R_L) return passing;
  const { first: limit, parts } = inSameParts(R_L, 0);
  const admitted = vantages * BigInt(limit) * c_path;
  const beyond = firstAbove(capacity * BigInt(parts) - admitted, vantages * cost.c_xdp * BigInt(parts));
  return Math.max(beyond, Math.floor(R_L) + 1);
}

function capacityOf({ cores }: Revision, T_tick: Microseconds): bigint {
  return BigInt(cores) * BigInt(T_tick) * NANOSECONDS_PER_MICROSECOND;
}

/** The least integer whose product with `step` exceeds `limit`. */
function firstAbove(limit: bigint, step: bigint): number {
  return Number(limit / step) + 1;
}
