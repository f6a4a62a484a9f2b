import { ofStretch, type Stretch } from '../formula/stretch.ts';
import type { Symbols } from '../formula/vocabulary.ts';
import type { Microseconds, VantageCount } from '../language/notation.ts';
import type { ReceivedRun } from './received-windows.ts';
import { symbolsOfNic } from './symbols.ts';

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

/** The packets that a claim counts: those that the NIC takes in, until it is worded for what passes the limiter. */
export type Counted = (observed: NicBudgetObservation) => readonly ReceivedRun[];
export const taken: Counted = ({ runs }) => runs;
export const passing: Counted = ({ passed }) => passed;

/** The phrases of a wording for what passes the limiter. */
export const BEHIND_THE_LIMITER = {
  'the NIC takes in at most': 'the limiter lets pass at most',
  'packets(': 'passed(',
};

/** Which of them a formula is about. */
export function countedBy(formula: string): Counted {
  return formula.includes('passed(') ? passing : taken;
}

/** The symbols of a window: a time d, or n ticks. */
export const OF_WINDOW: Symbols<Stretch<NicBudgetObservation>> = {
  ...symbolsOfNic<Stretch<NicBudgetObservation>>(({ observed }) => observed),
  d: ofStretch('length', 'us'),
  n: ofStretch('length', '1'),
  'packets(d)': ofStretch('counted', '1'),
  'passed(d)': ofStretch('counted', '1'),
  'packets(n)': ofStretch('counted', '1'),
  'passed(n)': ofStretch('counted', '1'),
};
