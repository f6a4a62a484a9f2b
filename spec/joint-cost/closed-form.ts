import { type Nanoseconds, plus, type Ticks, times } from '../language/notation.ts';
import type { OperatingPoint, Revision } from '../language/revision.ts';

/** CPU time spent in a length of time. The quotient is what counts, and is compared by cross-multiplication. */
export interface CostRate {
  readonly cpu: Nanoseconds;
  readonly during: Nanoseconds;
}

/** JOINT of section 2 and the three paths that it adds up. */
export interface ClosedForm {
  readonly A: CostRate;
  readonly B: CostRate;
  readonly C: CostRate;
  readonly joint: CostRate;
}

/**
 * What section 2 gives as the cost of an operating point. PPS_t packets per second are N in each T_tick;
 * bundles_per_sec are cells_k in each bundle_period_ticks of T_tick.
 */
export function closedForm(point: OperatingPoint, revision: Revision): ClosedForm {
  const { cost } = revision;
  const tick = elapsed(1 as Ticks, point);
  const bundlePeriod = elapsed(point.bundle_period, point);
  const cosignatures = times(cost.c_ed25519, point.cells_k * point.q);
  return {
    A: { cpu: times(plus(cost.c_json, cost.c_hmac), point.N), during: tick },
    B: { cpu: times(plus(cost.c_bfd_parse, cost.c_hmac), point.N), during: tick },
    C: { cpu: cosignatures, during: bundlePeriod },
    joint: { cpu: jointOfPeriod(point, revision), during: bundlePeriod },
  };
}

/** The joint cost of a bundle period. */
export function jointOfPeriod(point: OperatingPoint, { cost, c_path }: Revision): Nanoseconds {
  const telemetry = times(c_path, point.N * point.bundle_period);
  return plus(telemetry, times(cost.c_ed25519, point.cells_k * point.q));
}

/** How long so many ticks of an operating point last. */
export function elapsed(ticks: Ticks, { T_tick }: OperatingPoint): Nanoseconds {
  return (BigInt(ticks) * BigInt(T_tick) * 1000n) as Nanoseconds;
}

/** Positive where the first rate is the higher one, zero where they are the same, negative otherwise. */
export function compareRates(left: CostRate, right: CostRate): bigint {
  return left.cpu * right.during - right.cpu * left.during;
}

/** A rate as a person reads it. */
export function describeRate({ cpu, during }: CostRate): string {
  return `${cpu} ns of CPU in ${during} ns`;
}

/** An operating point as a person reads it. */
export function describePoint({ N, T_tick, q, cells_k, bundle_period }: OperatingPoint): string {
  return `(N ${N}, T_tick ${T_tick} us, q ${q}, cells_k ${cells_k}, bundle period ${bundle_period} ticks)`;
}
