import type { Packets } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { NicObservation } from '../../spec/nic-sizing/check.ts';
import { createLimiter } from '../../src/protocol/entrance/create-limiter.ts';
import type { Passed } from '../../src/protocol/entrance/token-bucket.ts';
import { type Limiter, tickPairs } from '../../src/protocol/entrance/traffic.ts';
import type { View } from '../view.ts';
import { busiestWindow } from './busiest-window.ts';
import type { Sent } from './sending.ts';

/**
 * More tick pairs than any bucket lets pass in a tick: what is offered to find the ceiling. Below 2^31 it is held as other
 * factors are; a larger number makes every world of the subject slower.
 */
export const WITHOUT_END = 2 ** 30;

/** What the limiters of the vantages admit, at the ceiling and below, all alike: nothing else is sent. */
export class Ceiling implements View<Sent, NicObservation> {
  readonly #limiter: Limiter;
  readonly #window: number;
  /** What passed from each vantage, run by run, and which of it was at the ceiling. */
  readonly #passed: Passed[] = [];
  readonly #isCeiling: boolean[] = [];

  constructor(revision: Revision) {
    this.#limiter = createLimiter(revision);
    this.#window = revision.nicWindow;
  }

  observe({ N, T_tick, startsFull, sendings }: Sent): NicObservation {
    this.#passed.length = 0;
    this.#isCeiling.length = 0;
    this.#limiter.open(T_tick, startsFull);
    let metFull = false;
    let metEmpty = false;
    for (const { ticks, pairs } of sendings) {
      const isCeiling = pairs === WITHOUT_END;
      metFull ||= isCeiling && this.#limiter.isFull;
      metEmpty ||= isCeiling && this.#limiter.isEmpty;
      this.#admit(pairs, ticks, isCeiling);
    }
    const instants = Math.ceil(this.#window / T_tick);
    const busiest = busiestWindow(this.#passed, instants);
    const atCeiling = this.#isCeiling[busiest.run] === true;
    return {
      N,
      T_tick,
      busiestWindow: busiest.packets as Packets,
      ceilingTicks: atCeiling ? Math.min(instants, busiest.ticksLeft) : 0,
      metFull,
      metEmpty,
      burst: atCeiling && metFull,
    };
  }

  heard({ busiestWindow: packets }: NicObservation): readonly string[] {
    return [`busiest window so far: ${packets} packets from each vantage`];
  }

  #admit(pairs: number, ticks: number, isCeiling: boolean): void {
    for (const run of this.#limiter.admit(tickPairs(pairs), ticks)) {
      this.#passed.push({ ticks: run.ticks, packetsPerTick: run.snapshots + run.pushes });
      this.#isCeiling.push(isCeiling);
    }
  }
}
