import type { Microseconds, Packets, VantageCount } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { NicObservation } from '../../spec/nic-sizing/check.ts';
import { createTokenBucket } from '../../src/protocol/entrance/create-token-bucket.ts';
import type { Passed, TokenBucket } from '../../src/protocol/entrance/token-bucket.ts';
import { PACKETS_PER_PAIR } from '../../src/protocol/entrance/traffic.ts';
import type { World } from '../../src/search/case/scenario.ts';
import { busiestWindow } from './busiest-window.ts';

/** More packets than any bucket lets pass in a tick: what is offered to find the ceiling. */
const WITHOUT_END = 2 ** 31;

/** N alike vantages that send what their limiters will admit, no more: silent, natural, or at the ceiling. */
export class NicWorld implements World<NicObservation> {
  readonly #bucket: TokenBucket;
  readonly #window: Microseconds;
  /** What each vantage sent, run by run, and which of it was at the ceiling. */
  readonly #sent: Passed[] = [];
  readonly #ceiling: boolean[] = [];
  #N = 1 as VantageCount;
  #tick = 1 as Microseconds;
  #metFull = false;
  #metEmpty = false;

  constructor(revision: Revision) {
    this.#bucket = createTokenBucket(revision);
    this.#window = revision.nicWindow;
  }

  open([N = 1, tick = 1, full = 0]: readonly number[]): void {
    this.#N = N as VantageCount;
    this.#tick = tick as Microseconds;
    this.#bucket.open(this.#tick, full === 1);
    this.#sent.length = 0;
    this.#ceiling.length = 0;
    this.#metFull = false;
    this.#metEmpty = false;
  }

  /** Nothing is sent, and tokens are saved up. */
  beSilent(ticks: number): void {
    this.#send(this.#bucket.pass(0, ticks), false);
  }

  /** One tick pair a tick, as far as the limiter admits it. */
  sendNaturally(ticks: number): void {
    this.#send(this.#bucket.pass(PACKETS_PER_PAIR, ticks), false);
  }

  /** All that the limiter admits, on every tick. */
  sendAtCeiling(ticks: number): void {
    if (this.#bucket.isFull) this.#metFull = true;
    if (this.#bucket.isEmpty) this.#metEmpty = true;
    this.#send(this.#bucket.pass(WITHOUT_END, ticks), true);
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

  decisions(): readonly number[] {
    return [];
  }

  #send(runs: readonly Passed[], atCeiling: boolean): void {
    for (const run of runs) {
      this.#sent.push(run);
      this.#ceiling.push(atCeiling);
    }
  }
}
