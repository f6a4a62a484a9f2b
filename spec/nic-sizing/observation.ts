import type { Microseconds, VantageCount } from '../language/notation.ts';
import type { ReceivedRun } from './received-windows.ts';

/** N vantages that behave, flood or are silent, and strangers outside: what the NIC of the broker takes in. */
export interface NicBudgetObservation {
  readonly N: VantageCount;
  readonly T_tick: Microseconds;
  readonly floodTicks: number;
  readonly silentTicks: number;
  /** Packets offered from outside, at any rate R. */
  readonly offeredOutside: number;
  readonly runs: readonly ReceivedRun[];
  /** What of the vantages' packets passed the limiter, likewise. */
  readonly passed: readonly ReceivedRun[];
  readonly received: bigint;
  /** The same without outside traffic, and then with every flood at R_L or below as well. */
  readonly receivedInside: bigint;
  readonly receivedAtLimit: bigint;
}
