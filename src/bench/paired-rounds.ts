import { performance } from 'node:perf_hooks';

/** Something to time, so many times over. */
export interface Timed {
  readonly name: string;
  readonly run: (times: number, round: number) => void;
}

/** Medians over rounds in which everything ran once, one after the other. */
export interface Timing {
  readonly name: string;
  /** Microseconds each time. */
  readonly micros: number;
  /** Against the last of those timed: the median of the ratios within a round. */
  readonly ratio: number;
  /** More than the last of those timed, in microseconds: the median of the differences within a round. */
  readonly added: number;
}

/** How long a round of one of them should last, in milliseconds. */
const ROUND_MS = 150;

/** Times several things in interleaved rounds, after a round that warms them up, so that a slow moment hits them all. */
export function timePaired(timed: readonly Timed[], rounds: number): readonly Timing[] {
  const sized = timed.map((one) => ({ one, times: timesFor(one) }));
  const micros = sized.map((): number[] => []);
  for (let round = 1; round <= rounds; round++) {
    sized.forEach(({ one, times }, index) => {
      micros[index]?.push((millisecondsOf(() => one.run(times, round)) * 1000) / times);
    });
  }
  const base = micros[micros.length - 1] as number[];
  return timed.map(({ name }, index) => {
    const own = micros[index] as number[];
    return {
      name,
      micros: median(own),
      ratio: median(own.map((value, round) => value / (base[round] as number))),
      added: median(own.map((value, round) => value - (base[round] as number))),
    };
  });
}

/** How many times fill a round, found while warming up. */
function timesFor(one: Timed): number {
  for (let times = 256; ; times *= 2) {
    const spent = millisecondsOf(() => one.run(times, 0));
    if (spent >= ROUND_MS / 2) return Math.max(1, Math.round((times * ROUND_MS) / spent));
  }
}

export function millisecondsOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}
