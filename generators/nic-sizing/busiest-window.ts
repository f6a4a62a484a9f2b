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
  let best: Busiest = { packets: 0, run: 0, ticksLeft: 0 };
  const total = runs.reduce((sum, run) => sum + run.ticks, 0);
  let edge = 0;
  for (let index = 0; index <= runs.length; index++) {
    for (const opens of [edge, Math.max(0, edge - ticks)]) {
      const packets = packetsBetween(runs, opens, opens + ticks);
      if (packets > best.packets) best = { packets, run: runAt(runs, opens), ticksLeft: total - opens };
    }
    edge += runs[index]?.ticks ?? 0;
  }
  return best;
}

function packetsBetween(runs: readonly Passed[], from: number, to: number): number {
  let packets = 0;
  let start = 0;
  for (const { ticks, packetsPerTick } of runs) {
    const overlap = Math.min(to, start + ticks) - Math.max(from, start);
    if (overlap > 0) packets += overlap * packetsPerTick;
    start += ticks;
  }
  return packets;
}

function runAt(runs: readonly Passed[], tick: number): number {
  let end = 0;
  for (let index = 0; index < runs.length; index++) {
    end += (runs[index] as Passed).ticks;
    if (tick < end) return index;
  }
  return runs.length - 1;
}
