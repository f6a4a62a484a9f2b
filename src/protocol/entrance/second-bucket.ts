import type { Microseconds } from '../../../spec/language/notation.ts';
import { type Passed, SECOND, TokenBucket } from './token-bucket.ts';

/** A timer of a second serves ticks that are much shorter: so many of them or more. */
const SHORTEST_INTERVAL = 16;

/**
 * A token bucket that gains what its ticks bring once a second, all at once; on each tick where these are not much
 * shorter. An interval is the ticks up to one that brings tokens. Intervals that find the bucket alike and let the same
 * pass on each tick are passed at once.
 */
export class SecondBucket extends TokenBucket {
  /** Ticks from one refill to the next. */
  #interval = 1;
  /** Ticks up to and with the next refill. */
  #left = 1;

  override open(tick: Microseconds, full: boolean): void {
    super.open(tick, full);
    const interval = Math.ceil(SECOND / tick);
    this.#interval = interval < SHORTEST_INTERVAL ? 1 : interval;
    this.#left = this.#interval;
  }

  /** Further ticks are not alike, however full it is. */
  override get isFull(): boolean {
    return this.#interval === 1 && super.isFull;
  }

  override get holdsRefill(): boolean {
    return this.bound >= this.gainOf(this.#interval);
  }

  override pass(packetsPerTick: number, ticks: number): Passed[] {
    if (this.#interval === 1) return super.pass(packetsPerTick, ticks);
    const passed: Passed[] = [];
    for (let rest = ticks; rest > 0; ) {
      const before = this.tokens;
      const isWhole = this.#left === this.#interval && rest >= this.#interval;
      const runs = this.#passInterval(packetsPerTick, Math.min(rest, this.#left));
      const isAlike = isWhole && this.tokens === before && runs.length === 1;
      const times = isAlike ? Math.floor(rest / this.#interval) : 1;
      for (const run of runs) append(passed, { ...run, ticks: times * run.ticks });
      rest -= times * runs.reduce((sum, run) => sum + run.ticks, 0);
    }
    return passed;
  }

  /** So many ticks of the interval that has begun. */
  #passInterval(packetsPerTick: number, ticks: number): Passed[] {
    const passed: Passed[] = [];
    const isOver = ticks === this.#left;
    this.refill = 0;
    for (const run of super.pass(packetsPerTick, isOver ? ticks - 1 : ticks)) append(passed, run);
    this.#left -= ticks;
    if (!isOver) return passed;
    this.refill = this.gainOf(this.#interval);
    for (const run of super.pass(packetsPerTick, 1)) append(passed, run);
    this.#left = this.#interval;
    return passed;
  }
}

/** A run on which as much passes as on the one before is part of that. */
function append(runs: Passed[], run: Passed): void {
  const last = runs.at(-1);
  if (last?.packetsPerTick !== run.packetsPerTick) runs.push(run);
  else runs[runs.length - 1] = { ...run, ticks: last.ticks + run.ticks };
}
