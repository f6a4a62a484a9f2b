import Fraction from 'fraction.js';
import { printedDigits } from '../figures/printed-numbers.ts';
import { between, type Closeness, closerOf, compared, isBeyond } from '../language/closeness.ts';
import { fromBreach } from '../language/from-breach.ts';
import {
  areEqual,
  distance,
  type Microseconds,
  type Nanoseconds,
  times,
  type VantageCount,
} from '../language/notation.ts';
import type { Revision } from '../language/revision.ts';
import type { ClaimId, Statement } from '../language/statement.ts';
import { isWorded } from '../language/wording.ts';
import { type Allowance, type CostRun, windowBreach, windowCloseness } from './cost-windows.ts';
import { arrivalCurve } from './rate-limiter.ts';

/** K vantages that behave; then K insiders that push at flood factor F, or hold back, in any order and split of paths. */
export interface InsiderObservation {
  readonly K: VantageCount;
  /** Tick pairs, or as many packets, per tick from each insider while it floods. */
  readonly F: number;
  readonly T_tick: Microseconds;
  /** What K vantages at their natural rate cost in a tick, in the world of JOINT. */
  readonly naturalTick: Nanoseconds;
  readonly floodTicks: number;
  readonly naturalTicks: number;
  readonly silentTicks: number;
  /** Snapshots among the 2 F packets of a tick of the latest flood. */
  readonly snapshots: number;
  /** Whether the limiter dropped packets of both paths on every tick of a flood. */
  readonly dropsBothPaths: boolean;
  /** With H-RL, in the order of time. */
  readonly runs: readonly CostRun[];
  /** All of it, and all of it with a further tick pair on each tick of a flood: at F + 1. */
  readonly limited: Nanoseconds;
  readonly limitedAtNext: Nanoseconds;
  /** The same behaviour without H-RL. */
  readonly unlimited: Nanoseconds;
}

/**
 * A window may cost `factor` / c_path times the natural cost. Where the wording sets the burst aside, what the burst
 * holds beyond a tick of R_L may come on top, once in a window.
 */
function ratioAllowance(
  claim: ClaimId,
  { T_tick, naturalTick }: InsiderObservation,
  factor: bigint,
  revision: Revision,
): Allowance {
  const { R_L, c_path } = revision;
  if (!isWorded(revision, claim, 'burst-aside'))
    return { scale: c_path, perTick: naturalTick * factor, once: 0n };
  // The curve of a vantage and that of a path alike have a tick pair as so much.
  const pair = 2n * BigInt(T_tick);
  const saved = BigInt(arrivalCurve(revision, T_tick).burst) - BigInt(R_L) * pair;
  const once = saved > 0n ? naturalTick * saved * c_path : 0n;
  return { scale: c_path * pair, perTick: naturalTick * factor * pair, once };
}

/** T-VDOS-1/bound: section 3, the statement, over any horizon of whole ticks. */
export const FLOOD_BOUND: Statement<InsiderObservation> = fromBreach<InsiderObservation>({
  id: 'T-VDOS-1/bound',
  clause: '3',
  sentence:
    'Whatever K insiders do that push at F times their natural rate, over no horizon of a tick or more do they cost the broker more than R_L + F c_xdp / c_path times their natural cost.',
  hypotheses: ['H-RL'],
  formula: 'JOINT_attacked(F, K) / JOINT_baseline(K) <= R_L + F * c_xdp / c_path',
  breach: (observed, revision) => windowBreach(observed.runs, boundOf(observed, revision)),
  closeness: (observed, revision, beyond) =>
    windowCloseness(observed.runs, boundOf(observed, revision), beyond),
});

function boundOf(observed: InsiderObservation, revision: Revision): Allowance {
  const { R_L, c_path, cost } = revision;
  const lookups = isWorded(revision, 'T-VDOS-1/bound', 'two-lookups') ? 2n : 1n;
  const factor = BigInt(R_L) * c_path + BigInt(observed.F) * lookups * cost.c_xdp;
  return ratioAllowance('T-VDOS-1/bound', observed, factor, revision);
}

/** The largest share of the constant that may still be called near: as much again. */
const NEAR = 2n;

/**
 * T-VDOS-1/near-constant: section 3, the consequence. A bound that does not depend on F is a number, which the draft
 * does not print; it says that R_L controls it. Taken as generously as the word near bears: what grows never outweighs
 * R_L. Any other number falls to another F, since what grows does so without end.
 */
export const NEAR_CONSTANT: Statement<InsiderObservation> = fromBreach<InsiderObservation>({
  id: 'T-VDOS-1/near-constant',
  clause: '3',
  sentence: 'With H-RL the cost ratio is bounded and near the constant R_L: at no F does it exceed 2 R_L.',
  hypotheses: ['H-RL'],
  formula: 'JOINT_attacked(F, K) / JOINT_baseline(K) <= 2 R_L for every F',
  breach(observed, revision) {
    const near = nearOf(observed, revision);
    return near && windowBreach(observed.runs, near);
  },
  closeness(observed, revision, beyond) {
    const near = nearOf(observed, revision);
    return near && windowCloseness(observed.runs, near, beyond);
  },
});

/** Null where the claim says nothing of this F. */
function nearOf(observed: InsiderObservation, revision: Revision): Allowance | null {
  const constant = BigInt(revision.R_L) * revision.c_path;
  const outweighs = BigInt(observed.F) * revision.cost.c_xdp > constant;
  if (outweighs && isWorded(revision, 'T-VDOS-1/near-constant', 'up-to-outweighed')) return null;
  return ratioAllowance('T-VDOS-1/near-constant', observed, NEAR * constant, revision);
}

/**
 * T-VDOS-1/sublinear: section 3, the statement. Sublinear is o(F): below every share of F from some F on. Judged at one
 * share, the slope that the draft prints, from the largest flood factor that it prints; a ratio that stays near R_L is
 * far below it there.
 */
export const SUBLINEAR: Statement<InsiderObservation> = fromBreach<InsiderObservation>({
  id: 'T-VDOS-1/sublinear',
  clause: '3',
  sentence:
    'For F large the cost ratio grows sublinearly in F: from the largest flood factor of the draft on it is below F c_xdp / c_path.',
  hypotheses: ['H-RL'],
  formula:
    'JOINT_attacked(F, K) / JOINT_baseline(K) = o(F), so < F * c_xdp / c_path for F >= {largest_flood_factor}',
  breach(observed, revision) {
    const { F, naturalTick, runs } = observed;
    const { c_path, cost, floodFactors } = revision;
    if (F < Math.max(...floodFactors)) return null;
    const linear = linearOf(observed, revision);
    if (linear !== null) return windowBreach(runs, linear);
    const perTick = naturalTick * BigInt(F) * cost.c_xdp;
    const run = runs.find(({ ticks, spent }) => spent * c_path >= BigInt(ticks) * perTick);
    if (run === undefined) return null;
    const allowed = (BigInt(run.ticks) * perTick) / c_path;
    return `expected less than ${allowed} ns in ${run.ticks} ticks, found ${run.spent} ns`;
  },
  closeness(observed, revision, beyond) {
    const { F, naturalTick, runs } = observed;
    const { c_path, cost, floodFactors } = revision;
    if (F < Math.max(...floodFactors)) return null;
    const linear = linearOf(observed, revision);
    if (linear !== null) return windowCloseness(runs, linear, beyond);
    const perTick = naturalTick * BigInt(F) * cost.c_xdp;
    return runs.reduce<Closeness | null>((closest, { ticks, spent }) => {
      return closerOf(closest, compared('ns', spent * c_path, 'less than', BigInt(ticks) * perTick, c_path));
    }, null);
  },
});

/** Null in the wording of the draft. */
function linearOf(observed: InsiderObservation, revision: Revision): Allowance | null {
  if (!isWorded(revision, 'T-VDOS-1/sublinear', 'linear')) return null;
  const { R_L, c_path, cost, floodFactors } = revision;
  const large = BigInt(Math.max(...floodFactors));
  const factor = BigInt(observed.F) * (cost.c_xdp * large + BigInt(R_L) * c_path);
  return ratioAllowance('T-VDOS-1/sublinear', observed, ceilDivide(factor, large), revision);
}

/**
 * T-VDOS-1/slope: section 3, the consequence. The statement has it for F large; Step 2 drops F - R_L, so it is judged
 * from R_L on. What a burst adds ends where F exceeds what a bucket holds; how the flood is split does not.
 */
export const FLOOD_SLOPE: Statement<InsiderObservation> = fromBreach<InsiderObservation>({
  id: 'T-VDOS-1/slope',
  clause: '3',
  sentence: 'From F = R_L on, each further tick pair per tick adds exactly c_xdp / c_path to the cost ratio.',
  hypotheses: ['H-RL'],
  formula: '(JOINT_attacked(F + 1, K) - JOINT_attacked(F, K)) / JOINT_baseline(K) = c_xdp / c_path',
  breach({ F, naturalTick, floodTicks, dropsBothPaths, limited, limitedAtNext }, revision) {
    const { R_L, c_path, cost } = revision;
    if (F < R_L) return null;
    if (!dropsBothPaths && isWorded(revision, 'T-VDOS-1/slope', 'where-both-paths-drop')) return null;
    const expected = naturalTick * BigInt(floodTicks) * cost.c_xdp;
    const found = (limitedAtNext - limited) * c_path;
    if (found === expected) return null;
    return `expected ${expected / c_path} ns more at F = ${F + 1} than at F = ${F}, found ${found / c_path} ns`;
  },
});

/** T-VDOS-1/without-limiter: section 3, the statement and Step 5. Ticks at the natural rate count as F = 1. */
export const WITHOUT_LIMITER: Statement<InsiderObservation> = fromBreach<InsiderObservation>({
  id: 'T-VDOS-1/without-limiter',
  clause: '3',
  sentence:
    'Without H-RL the cost ratio of the ticks of a flood is exactly F, where K vantages at their natural rate cost K c_path a tick.',
  hypotheses: [],
  formula: 'JOINT_attacked(F, K) = F * JOINT_baseline(K), JOINT_baseline(K) = K * c_path a tick',
  breach(observed, revision) {
    const { K, F, naturalTick, floodTicks, naturalTicks, unlimited } = observed;
    const { c_path } = revision;
    const baseline = times(c_path, K);
    if (!areEqual(naturalTick, baseline))
      return `expected ${baseline} ns for a tick of ${K} vantages at their natural rate, found ${naturalTick} ns`;
    if (!isWorded(revision, 'T-VDOS-1/without-limiter', 'by-path')) {
      const expected = times(naturalTick, F * floodTicks + naturalTicks);
      if (areEqual(unlimited, expected)) return null;
      return `expected ${expected} ns, F = ${F} times the natural cost of as many ticks, found ${unlimited} ns`;
    }
    const { least, most, found } = costsByPath(observed, revision);
    if (found >= least && found <= most) return null;
    return `expected from ${least / c_path} to ${most / c_path} ns, as all of one path cost, found ${unlimited} ns`;
  },
  closeness(observed, revision) {
    const { K, F, naturalTick, floodTicks, naturalTicks, unlimited } = observed;
    const { c_path } = revision;
    const natural = compared('ns', distance(naturalTick, times(c_path, K)), 'at most', 0n);
    if (natural !== null) return natural;
    if (isWorded(revision, 'T-VDOS-1/without-limiter', 'by-path')) {
      const { least, found, most } = costsByPath(observed, revision);
      return between('ns', least, found, most, c_path);
    }
    const expected = times(naturalTick, F * floodTicks + naturalTicks);
    return compared('ns', distance(unlimited, expected), 'at most', 0n);
  },
});

/** What a flood of one path alone costs, the cheaper and the dearer, and what this one did; all times c_path. */
function costsByPath(
  { F, naturalTick, floodTicks, naturalTicks, unlimited }: InsiderObservation,
  { c_path, cost }: Revision,
) {
  const ofFlood = (packet: bigint) =>
    naturalTick * (2n * BigInt(F * floodTicks) * packet + BigInt(naturalTicks) * c_path);
  return {
    least: ofFlood(cost.c_bfd_parse + cost.c_hmac),
    most: ofFlood(cost.c_json + cost.c_hmac),
    found: unlimited * c_path,
  };
}

/** The flood factor of the receipt (section 3, Step 4 and the numerical receipt). */
export const RECEIPT_F = 1024;
/** What is worded instead: so many of these parts. */
const REPAIRED_RECEIPT = { value: 9885n, parts: 1000n };

/** T-VDOS-1/receipt: section 3, the numerical receipt. */
export const FLOOD_RECEIPT: Statement<InsiderObservation> = fromBreach<InsiderObservation>({
  id: 'T-VDOS-1/receipt',
  clause: '3',
  sentence:
    'What the receipt prints for F = 1024 with the limit is within the bound of the theorem, and to its last digit no flood at that F costs more.',
  hypotheses: ['H-RL'],
  formula: 'JOINT_attacked(1024, K) / JOINT_baseline(K) <= {flood-receipt} <= R_L + 1024 * c_xdp / c_path',
  breach(observed, revision) {
    const { value, parts } = receiptOf(revision);
    const printed = printedRatio(revision);
    if (isBeyond(printed)) {
      const most = new Fraction(printed.allowed / revision.c_path, parts);
      return `expected a receipt of at most ${most.toString()}, found ${new Fraction(value, parts).toString()}`;
    }
    return observed.F === RECEIPT_F ? windowBreach(observed.runs, receiptBound(observed, revision)) : null;
  },
  // No case changes what is printed: that is told only where it is beyond the bound.
  closeness(observed, revision, beyond) {
    const printed = printedRatio(revision);
    if (isBeyond(printed)) return printed;
    if (observed.F !== RECEIPT_F) return null;
    return windowCloseness(observed.runs, receiptBound(observed, revision), beyond);
  },
});

/** What the receipt prints with the limit: so many of these parts, which its last digit counts. */
function receiptOf(revision: Revision): { readonly value: bigint; readonly parts: bigint } {
  if (isWorded(revision, 'T-VDOS-1/receipt', 'three-decimals')) return REPAIRED_RECEIPT;
  const [whole = '', decimals = ''] = printedDigits('flood-receipt', revision).split('.');
  return { value: BigInt(whole + decimals), parts: 10n ** BigInt(decimals.length) };
}

/** The receipt and the bound of the theorem. */
function printedRatio(revision: Revision): Closeness {
  const { R_L, c_path, cost } = revision;
  const { value, parts } = receiptOf(revision);
  const found = value * c_path;
  const allowed = (BigInt(R_L) * c_path + BigInt(RECEIPT_F) * cost.c_xdp) * parts;
  return { unit: 'times the natural cost', scale: c_path * parts, found, sense: 'at most', allowed };
}

function receiptBound(observed: InsiderObservation, revision: Revision): Allowance {
  const { value, parts } = receiptOf(revision);
  // Rounded to the last digit: up to half of it above.
  const factor = ceilDivide(revision.c_path * (2n * value + 1n), 2n * parts);
  return ratioAllowance('T-VDOS-1/receipt', observed, factor, revision);
}

/** c_path times a ratio is a price, and prices are whole nanoseconds: rounded up where it is none. */
function ceilDivide(value: bigint, by: bigint): bigint {
  return (value + by - 1n) / by;
}
