import { type Closeness, closestWindow, compared, type Running, type Share } from '../language/closeness.ts';
import type { Nanoseconds } from '../language/notation.ts';

/** Ticks in a row that cost the broker alike, and what all of them cost. */
export interface CostRun {
  readonly ticks: number;
  readonly spent: Nanoseconds;
}

/** What a window of so many ticks may cost: `perTick` a tick and `once` on top, both times `scale`. */
export interface Allowance {
  readonly scale: bigint;
  readonly perTick: bigint;
  readonly once: bigint;
}

/** Whether any window of one tick or more costs more than it may. */
export function windowBreach(runs: readonly CostRun[], { scale, perTick, once }: Allowance): string | null {
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
    if (excess > once) {
      const allowed = (BigInt(ticks) * perTick + once) / scale;
      return `expected at most ${allowed} ns in ${ticks} ticks in a row, found ${spent} ns`;
    }
  }
  return null;
}

/** The same where it may: within a run every tick costs alike, so that the closest window is one of whole runs. */
export function windowCloseness(
  runs: readonly CostRun[],
  { scale, perTick, once }: Allowance,
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
  return window && compared('ns', window.found, 'at most', window.allowed, scale);
}
