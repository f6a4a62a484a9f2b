import type { Microseconds, PacketsPerSecond, VantageCount } from '../../spec/language/notation.ts';

/** What is sent to a broker on each of some ticks in a row. */
export interface Sending {
  readonly ticks: number;
  /** Tick pairs from each vantage; natural is 1. */
  readonly pairs: number;
  /** Tick pairs that one of them sends beyond that. */
  readonly morePairs: number;
  /** At which rate strangers send; null where they do not. */
  readonly outside: PacketsPerSecond | null;
}

/** What N vantages and strangers send in a case. */
export interface Sent {
  readonly N: VantageCount;
  readonly T_tick: Microseconds;
  /** Whether the buckets of limiters start full; where it is open, as the revision has it. */
  readonly startsFull: boolean | undefined;
  readonly sendings: readonly Sending[];
}
