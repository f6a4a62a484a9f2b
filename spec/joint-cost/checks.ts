import { printedDigits } from '../figures/printed-numbers.ts';
import { compared } from '../language/closeness.ts';
import { fromBreach } from '../language/from-breach.ts';
import { type Nanoseconds, plus, type Ticks, times } from '../language/notation.ts';
import type { OperatingPoint, Revision } from '../language/revision.ts';
import type { Statement } from '../language/statement.ts';
import { isWorded } from '../language/wording.ts';

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

/** The parameters that T-JCOST-1.A moves. */
export const PARAMETERS = ['N', 'T_tick', 'q', 'cells_k', 'bundle_period'] as const;
export type Parameter = (typeof PARAMETERS)[number];

/** Two honest deployments, metered over whole bundle periods; of each parameter one has the costlier value. */
export interface MoveObservation {
  readonly cheaperPoint: OperatingPoint;
  readonly costlierPoint: OperatingPoint;
  readonly moved: Readonly<Record<Parameter, boolean>>;
  /** How many of them are moved. Where it is 0, the two deployments are the same. */
  readonly movedCount: number;
  readonly cheaper: CostRate;
  readonly costlier: CostRate;
  /** The bundle periods that both were metered over. */
  readonly periods: number;
  /** Regime C, metered; null where the case does not run it. */
  readonly regimeC: CostRate | null;
}

/** T-JCOST-1.A: section 8, of the formula of section 2. */
export const MONOTONE_COST: Statement<MoveObservation> = fromBreach<MoveObservation>({
  id: 'T-JCOST-1.A',
  clause: '8',
  sentence:
    'A deployment costs strictly more per second with more vantages, cosignatures or cells, with a shorter tick or bundle period, and with any of these together; Regime C costs 150 % to 200 % of a core.',
  hypotheses: ['H-DDOS-INV', 'H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  formula:
    'N, q, cells_k up or T_tick, bundle_period down => JOINT up; 150 % <= JOINT(Regime C) <= 200 % of a core',
  breach({ movedCount, cheaper, costlier, cheaperPoint, costlierPoint, regimeC }) {
    if (movedCount > 0 && compareRates(costlier, cheaper) <= 0n) {
      return `expected ${describePoint(costlierPoint)} to cost more per second than ${describePoint(cheaperPoint)}, found ${describeRate(costlier)} against ${describeRate(cheaper)}`;
    }
    if (regimeC === null || isInBand(regimeC)) return null;
    return `Regime C: expected 150 % to 200 % of a core, found ${describeRate(regimeC)}`;
  },
});

/** From 150 % to 200 % of a core, both included. */
function isInBand({ cpu, during }: CostRate): boolean {
  return cpu * 100n >= during * 150n && cpu * 100n <= during * 200n;
}

/** What the meter showed when so many ticks were over. */
export interface CostReading {
  readonly ticks: Ticks;
  readonly A: Nanoseconds;
  readonly B: Nanoseconds;
  readonly C: Nanoseconds;
  readonly joint: Nanoseconds;
}

/** One honest deployment, read at the end of some ticks. */
export interface DecompositionObservation {
  readonly point: OperatingPoint;
  /** How many entries of `readings` belong to this case. */
  readonly count: number;
  readonly readings: readonly CostReading[];
}

/** T-JCOST-1.B: section 2, Steps 3 to 6. Readings are taken at the ends of whole ticks. */
export const PATH_DECOMPOSITION: Statement<DecompositionObservation> = fromBreach<DecompositionObservation>({
  id: 'T-JCOST-1.B',
  clause: '2',
  sentence:
    'Paths A, B and C add up to the joint cost; A and B are what the formula gives at the end of every tick, and C is at the end of every bundle period and within one bundle at the end of any other tick.',
  hypotheses: ['H-DDOS-INV', 'H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS', 'H-DUAL-MODE'],
  formula:
    'JOINT = PPS_t (c_json + c_hmac) + PPS_t (c_bfd_parse + c_hmac) + bundles_per_sec q c_ed25519, times the time',
  breach({ point, count, readings }, revision) {
    const claimed = closedForm(point, revision);
    const bundle = times(revision.cost.c_ed25519, point.q);
    const lookups = isWorded(revision, 'T-JCOST-1.B', 'with-lookups')
      ? times(revision.cost.c_xdp, point.N)
      : 0n;
    for (let index = 0; index < count; index++) {
      const reading = readings[index] as CostReading;
      const fault = brokenPath(reading, point, claimed, bundle, lookups);
      if (fault !== null) return `after ${reading.ticks} ticks, ${fault}`;
    }
    return null;
  },
  // Of path C within a bundle period: all else is exact.
  closeness({ point, count, readings }, revision) {
    const { C } = closedForm(point, revision);
    const bundle = times(revision.cost.c_ed25519, point.q);
    let farthest = 0n;
    for (let index = 0; index < count; index++) {
      const reading = readings[index] as CostReading;
      if (reading.ticks % point.bundle_period === 0) continue;
      const excess = compareRates({ cpu: reading.C, during: elapsed(reading.ticks, point) }, C);
      const away = excess < 0n ? -excess : excess;
      if (away > farthest) farthest = away;
    }
    return compared('ns', farthest, 'less than', bundle * C.during, C.during);
  },
});

/**
 * `bundle` is the price of one bundle: less than this may path C lie from its average within a bundle period.
 * `lookups` is the price of the lookups of one tick, where they are part of the joint cost.
 */
function brokenPath(
  reading: CostReading,
  point: OperatingPoint,
  claimed: ClosedForm,
  bundle: Nanoseconds,
  lookups: bigint,
): string | null {
  const during = elapsed(reading.ticks, point);
  const { A, B, C, joint } = reading;
  const sum = A + B + C + lookups * BigInt(reading.ticks);
  if (sum !== joint) return `joint cost: expected the paths to add up to ${sum} ns, found ${joint} ns`;
  if (compareRates({ cpu: A, during }, claimed.A) !== 0n) return wrongCost('path A', A, during, claimed.A);
  if (compareRates({ cpu: B, during }, claimed.B) !== 0n) return wrongCost('path B', B, during, claimed.B);
  const excess = compareRates({ cpu: C, during }, claimed.C);
  const allowed = bundle * claimed.C.during;
  if (excess === 0n) return null;
  if (reading.ticks % point.bundle_period === 0) return wrongCost('path C', C, during, claimed.C);
  if (-allowed < excess && excess < allowed) return null;
  return `${wrongCost('path C', C, during, claimed.C)}, a bundle (${bundle} ns) or more away`;
}

function wrongCost(path: string, cpu: Nanoseconds, during: Nanoseconds, claimed: CostRate): string {
  return `${path}: expected ${describeRate(claimed)}, found ${describeRate({ cpu, during })}`;
}

/** Snapshots of N vantages whose ticks arrived in some order, and what the HMACs of path A cost. */
export interface ArrivalObservation {
  readonly point: OperatingPoint;
  /** Ticks that are over. */
  readonly ticks: Ticks;
  /** Every tick up to the last one that arrived did so, once. */
  readonly isComplete: boolean;
  /** Ticks that arrived after a later one. */
  readonly overtaken: number;
  readonly cwtMacs: Nanoseconds;
}

/** T-JCOST-1.C: section 8. */
export const ABSTRACT_REFERENCE: Statement<ArrivalObservation> = fromBreach<ArrivalObservation>({
  id: 'T-JCOST-1.C',
  clause: '8',
  sentence:
    'The HMACs of path A cost PPS_t c_hmac, which is {hmac-share} % of a core at {reference_rate} snapshots per second, in whatever order the ticks arrive and however N and T_tick make up this rate.',
  hypotheses: ['H-CWT-TRUST'],
  formula: 'N / T_tick = {reference_rate} / s => PPS_t c_hmac = {hmac-share} % of a core',
  breach({ point, ticks, cwtMacs }, revision) {
    const { cost } = revision;
    const found: CostRate = { cpu: cwtMacs, during: elapsed(ticks, point) };
    const claimed: CostRate = { cpu: times(cost.c_hmac, point.N), during: elapsed(1 as Ticks, point) };
    if (compareRates(found, claimed) !== 0n) {
      return `HMACs of path A: expected ${describeRate(claimed)}, found ${describeRate(found)}`;
    }
    const share = printedDigits('hmac-share', revision);
    if (isPrintedShare(found, share)) return null;
    return `HMACs of path A: expected ${share} % of a core, found ${describeRate(found)}`;
  },
});

/** Whether a rate is so many per cent of a core when rounded to as many places, halves upwards. */
function isPrintedShare({ cpu, during }: CostRate, digits: string): boolean {
  const [whole = '', decimals = ''] = digits.split('.');
  const parts = 100n * 10n ** BigInt(decimals.length);
  return (2n * parts * cpu + during) / (2n * during) === BigInt(whole + decimals);
}

/** An operating point as a person reads it. */
export function describePoint({ N, T_tick, q, cells_k, bundle_period }: OperatingPoint): string {
  return `(N ${N}, T_tick ${T_tick} us, q ${q}, cells_k ${cells_k}, bundle period ${bundle_period} ticks)`;
}
