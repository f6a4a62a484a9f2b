import type { Microseconds, Packets, VantageCount } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { NicObservation } from '../../spec/nic-sizing/check.ts';
import type { Passed } from '../../src/protocol/entrance/token-bucket.ts';
import { tickPairs } from '../../src/protocol/entrance/traffic.ts';
import { VantageLimiter } from '../../src/protocol/entrance/vantage-limiter.ts';
import type { World } from '../../src/search/case/scenario.ts';
import { busiestWindow } from './busiest-window.ts';

/** More tick pairs than any bucket lets pass in a tick: what is offered to find the ceiling. */
const WITHOUT_END = 2 ** 31;

/** N alike vantages that send what their limiters will admit, no more: silent, natural, or at the ceiling. */
export class NicWorld implements World<NicObservation> {
  readonly #limiter: VantageLimiter;
  readonly #window: Microseconds;
  /** What each vantage sent, run by run, and which of it was at the ceiling. */
  readonly #sent: Passed[] = [];
  readonly #ceiling: boolean[] = [];
  #N = 1 as VantageCount;
  #tick = 1 as Microseconds;
  #metFull = false;
  #metEmpty = false;

  constructor(revision: Revision) {
    this.#limiter = new VantageLimiter(revision);
    this.#window = revision.nicWindow;
  }

  open([N = 1, tick = 1, full = 0]: readonly number[]): void {
    this.#N = N as VantageCount;
    this.#tick = tick as Microseconds;
    this.#limiter.open(this.#tick, full === 1);
    this.#sent.length = 0;
    this.#ceiling.length = 0;
    this.#metFull = false;
    this.#metEmpty = false;
  }

  /** Nothing is sent, and tokens are saved up. */
  beSilent(ticks: number): void {
    this.#send(0, ticks, false);
  }

  /** One tick pair a tick, as far as the limiter admits it. */
  sendNaturally(ticks: number): void {
    this.#send(1, ticks, false);
  }

  /** All that the limiter admits, on every tick. */
  sendAtCeiling(ticks: number): void {
    if (this.#limiter.isFull) this.#metFull = true;
    if (this.#limiter.isEmpty) this.#metEmpty = true;
    this.#send(WITHOUT_END, ticks, true);
  }

  observe(): NicObservation {
    const instants = Math.ceil(this.#window / this.#tick);
    const busiest = busiestWindow(this.#sent, instants);
    return {
      N: this.#N,
      T_tick: this.#tick,
      busiestWindow: busiest.packets as Packets,
      ceilingTicks: this.#ceiling[busiest.run] === true ? Math.min(instants, busiest.ticksLeft) : 0,
      metFull: this.#metFull,
      metEmpty: this.#metEmpty,
      burst: this.#ceiling[busiest.run] === true && this.#metFull,
    };
  }

  heard(): readonly string[] {
    const { busiestWindow: packets } = this.observe();
    return [`busiest window so far: ${packets} packets from each vantage`];
  }

  /** So many tick pairs on each tick, as far as the limiter admits them. */
  #send(pairs: number, ticks: number, atCeiling: boolean): void {
    for (const run of this.#limiter.admit(tickPairs(pairs), ticks)) {
      this.#sent.push({ ticks: run.ticks, packetsPerTick: run.snapshots + run.pushes });
      this.#ceiling.push(atCeiling);
    }
  }
}
