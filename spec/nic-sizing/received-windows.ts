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
  const edges = [0];
  const before = [0n];
  for (const [place, { ticks, packets }] of runs.entries()) {
    edges.push((edges[place] as number) + ticks);
    before.push((before[place] as bigint) + packets);
  }
  const receivedUpTo = (tick: number): bigint => {
    const place = lastAtOrBelow(edges, tick);
    const run = runs[place];
    if (place < 0 || run === undefined) return place < 0 ? 0n : (before[runs.length] as bigint);
    const into = BigInt(tick - (edges[place] as number));
    return (before[place] as bigint) + (run.packets / BigInt(run.ticks)) * into;
  };
  let best = 0n;
  for (const edge of edges) {
    for (const opens of [edge, edge - window]) {
      const packets = receivedUpTo(opens + window) - receivedUpTo(opens);
      if (packets > best) best = packets;
    }
  }
  return best;
}

/** The place of the last of some rising numbers that is not above a value; -1 where all are. */
export function lastAtOrBelow(rising: readonly number[], value: number): number {
  let below = -1;
  for (let above = rising.length; above - below > 1; ) {
    const middle = Math.floor((below + above) / 2);
    if ((rising[middle] as number) <= value) below = middle;
    else above = middle;
  }
  return below;
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
 * The lengths to look at, in ticks, some of them more than once: the shortest, and longer ones that reach from the beginning of a run to the end of
 * one. Whatever is linear in the length of a window is largest at one of them.
 */
export function* windowsFrom(runs: readonly ReceivedRun[], least: number): Generator<number> {
  yield least;
  for (let opens = 0; opens < runs.length; opens++) {
    let ticks = 0;
    for (let closes = opens; closes < runs.length; closes++) {
      ticks += (runs[closes] as ReceivedRun).ticks;
      if (ticks > least) yield ticks;
    }
  }
}
