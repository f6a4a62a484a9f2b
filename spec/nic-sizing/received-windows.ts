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

/** What a window may bring: so much for each tick, and once on top; `scale` of either is a packet. */
export interface WindowBudget {
  readonly perTick: bigint;
  readonly once: bigint;
  readonly scale: bigint;
}

/**
 * Whether any window of a tick or more brings more than a share of what it may. Looked at first: it takes one pass, and
 * where none does, no longer one does.
 */
export function isExceeded(
  runs: readonly ReceivedRun[],
  { perTick, once, scale }: WindowBudget,
  { part, whole }: Share = WHOLE_SHARE,
): boolean {
  const most = once * part;
  const ofPacket = scale * whole;
  const ofTick = perTick * part;
  let excess = 0n;
  for (const { ticks, packets } of runs) {
    const count = BigInt(ticks);
    const added = packets * ofPacket - count * ofTick;
    excess = excess > 0n ? excess + added : added;
    // Where a run brings less than `perTick`, a single tick of it falls short the least.
    if (excess > most || added / count > most) return true;
  }
  return false;
}

/** The window of at least so many ticks with the largest share: the busiest of the shortest, or one of whole runs. */
export function closestOf(
  runs: readonly ReceivedRun[],
  { perTick, once, scale }: WindowBudget,
  least: number,
  beyond: Share | null,
): Closeness | null {
  const starts = [0];
  const points: Running[] = [{ found: 0n, allowed: 0n }];
  for (const { ticks, packets } of runs) {
    const { found, allowed } = points[points.length - 1] as Running;
    points.push({ found: found + packets * scale, allowed: allowed + BigInt(ticks) * perTick });
    starts.push((starts[starts.length - 1] as number) + ticks);
  }
  const longEnough = (from: number, to: number) => (starts[to] as number) - (starts[from] as number) > least;
  const longer = closestWindow(points, once, beyond, longEnough);
  const ofShortest = perTick * BigInt(least) + once;
  const shortest = compared('packets', busiest(runs, least) * scale, 'at most', ofShortest, scale);
  const closest = closerOf(
    shortest,
    longer && compared('packets', longer.found, 'at most', longer.allowed, scale),
  );
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
