import {
  type Closeness,
  closerOf,
  closestWindow,
  compared,
  isCloser,
  type Running,
  type Share,
  shareOf,
  WHOLE_SHARE,
} from '../language/closeness.ts';

/** Ticks in a row on which the same number of packets came by, and how many they were over all of them. */
export interface ReceivedRun {
  readonly ticks: number;
  readonly packets: bigint;
}

/**
 * The most packets in any window of so many ticks. Within a run every tick is alike, so that some busiest window opens
 * where a run begins or closes where one ends. Where all of them take no longer, it is all.
 */
export function busiest(runs: readonly ReceivedRun[], window: number): bigint {
  let best = 0n;
  let edge = 0;
  for (const run of [...runs, null]) {
    for (const opens of [edge, edge - window]) {
      const packets = receivedBetween(runs, opens, opens + window);
      if (packets > best) best = packets;
    }
    edge += run?.ticks ?? 0;
  }
  return best;
}

function receivedBetween(runs: readonly ReceivedRun[], from: number, to: number): bigint {
  let packets = 0n;
  let start = 0;
  for (const run of runs) {
    const overlap = Math.min(to, start + run.ticks) - Math.max(from, start);
    if (overlap > 0) packets += (run.packets / BigInt(run.ticks)) * BigInt(overlap);
    start += run.ticks;
  }
  return packets;
}

/**
 * Whether any window of a tick or more brings more than a share of `perTick` a tick and `once` on top, which is given
 * times `scale`. Looked at first: it takes one pass, and where none does, no longer one does.
 */
export function isExceeded(
  runs: readonly ReceivedRun[],
  { perTick, once, scale }: { readonly perTick: bigint; readonly once: bigint; readonly scale: bigint },
  { part, whole }: Share = WHOLE_SHARE,
): boolean {
  const most = once * part;
  let excess = 0n;
  for (const { ticks, packets } of runs) {
    const count = BigInt(ticks);
    const added = packets * whole - count * perTick * part;
    excess = excess > 0n ? excess + added : added;
    // Where a run brings less than `perTick`, a single tick of it falls short the least.
    if (excess * scale > most || (added * scale) / count > most) return true;
  }
  return false;
}

/** The window of at least so many ticks with the largest share: the busiest of the shortest, or one of whole runs. */
export function closestOf(
  runs: readonly ReceivedRun[],
  perTick: bigint,
  least: number,
  beyond: Share | null,
): Closeness | null {
  const starts = [0];
  const points: Running[] = [{ found: 0n, allowed: 0n }];
  for (const { ticks, packets } of runs) {
    const { found, allowed } = points[points.length - 1] as Running;
    points.push({ found: found + packets, allowed: allowed + BigInt(ticks) * perTick });
    starts.push((starts[starts.length - 1] as number) + ticks);
  }
  const longEnough = (from: number, to: number) => (starts[to] as number) - (starts[from] as number) > least;
  const longer = closestWindow(points, 0n, beyond, longEnough);
  const shortest = compared('packets', busiest(runs, least), 'at most', perTick * BigInt(least));
  const closest = closerOf(shortest, longer && compared('packets', longer.found, 'at most', longer.allowed));
  return closest === null || (beyond !== null && !isCloser(shareOf(closest), beyond)) ? null : closest;
}

/**
 * The lengths to look at, in ticks: the shortest, and longer ones that reach from the beginning of a run to the end of
 * one. Whatever is linear in the length of a window is largest at one of them.
 */
export function windowsFrom(runs: readonly ReceivedRun[], least: number): readonly number[] {
  const windows = new Set([least]);
  runs.forEach((_, opens) => {
    let ticks = 0;
    for (const run of runs.slice(opens)) {
      ticks += run.ticks;
      if (ticks > least) windows.add(ticks);
    }
  });
  return [...windows];
}
