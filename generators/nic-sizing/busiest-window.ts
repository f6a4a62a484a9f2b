import { lastAtOrBelow } from '../../spec/nic-sizing/received-windows.ts';
import type { Passed } from '../../src/protocol/entrance/token-bucket.ts';

/** The busiest window, the run in which it opens, and how many ticks of what was sent lie behind its opening. */
export interface Busiest {
  readonly packets: number;
  readonly run: number;
  readonly ticksLeft: number;
}

/**
 * The most packets in any so many consecutive ticks of a sequence of runs. Within a run every tick is alike, so that
 * some busiest window opens where a run begins or closes where one ends.
 */
export function busiestWindow(runs: readonly Passed[], ticks: number): Busiest {
  const edges = [0];
  const before = [0];
  for (const [place, run] of runs.entries()) {
    edges.push((edges[place] as number) + run.ticks);
    before.push((before[place] as number) + run.ticks * run.packetsPerTick);
  }
  const runAt = (tick: number): number => Math.min(lastAtOrBelow(edges, tick), runs.length - 1);
  const passedUpTo = (tick: number): number => {
    const place = lastAtOrBelow(edges, tick);
    return (before[place] as number) + (tick - (edges[place] as number)) * (runs[place]?.packetsPerTick ?? 0);
  };
  const total = edges[runs.length] as number;
  let best: Busiest = { packets: 0, run: 0, ticksLeft: 0 };
  for (const edge of edges) {
    for (const opens of [edge, Math.max(0, edge - ticks)]) {
      const packets = passedUpTo(opens + ticks) - passedUpTo(opens);
      if (packets > best.packets) best = { packets, run: runAt(opens), ticksLeft: total - opens };
    }
  }
  return best;
}
