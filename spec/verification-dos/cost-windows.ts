import {
  type Closeness,
  closestWindow,
  compared,
  isViolated,
  type Running,
  type Share,
} from '../language/closeness.ts';
import type { Fault } from '../language/law.ts';
import type { Nanoseconds } from '../language/notation.ts';

/** Ticks in a row that cost the broker alike, and what all of them cost. */
export interface CostRun {
  readonly ticks: number;
  readonly spent: Nanoseconds;
}

/** What a window of so many ticks may cost: `perTick` a tick and `once` on top, both times `scale`. */
export interface WindowBound {
  readonly sense: 'at most' | 'less than';
  readonly scale: bigint;
  readonly perTick: bigint;
  readonly once: bigint;
}

/** The first window of one tick or more, by its end, that costs more than it may. */
export function windowBeyond(
  runs: readonly CostRun[],
  { sense, scale, perTick, once }: WindowBound,
): Fault | null {
  let excess = 0n;
  let ticks = 0;
  let spent = 0n;
  for (const run of runs) {
    if (excess <= 0n) {
      excess = 0n;
      ticks = 0;
      spent = 0n;
    }
    excess += run.spent * scale - BigInt(run.ticks) * perTick;
    ticks += run.ticks;
    spent += run.spent;
    if (isViolated(excess, sense, once)) {
      const allowed = (BigInt(ticks) * perTick + once) / scale;
      return {
        at: '',
        expected: `${sense} ${allowed} ns in ${ticks} ticks in a row`,
        found: `${spent} ns`,
      };
    }
  }
  return null;
}

/** The window that comes closest to it: within a run every tick costs alike, so that it is one of whole runs. */
export function windowClosest(
  runs: readonly CostRun[],
  { sense, scale, perTick, once }: WindowBound,
  beyond: Share | null,
): Closeness | null {
  let found = 0n;
  let allowed = 0n;
  const points: Running[] = [{ found, allowed }];
  for (const { ticks, spent } of runs) {
    found += spent * scale;
    allowed += BigInt(ticks) * perTick;
    points.push({ found, allowed });
  }
  const window = closestWindow(points, once, beyond);
  return window && compared('ns', window.found, sense, window.allowed, scale);
}
