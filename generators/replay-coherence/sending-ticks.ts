import type { TickInstant } from '../../spec/language/notation.ts';

/** Early enough for a clock that is behind, which shows no negative tick. */
const FIRST_TICK = 10;

/** The time of a case, in which each vantage, and the insider, sends at most one packet a tick of its own. */
export class SendingTicks {
  readonly #sentAt: number[];
  now = FIRST_TICK as TickInstant;

  constructor(senders: number) {
    this.#sentAt = new Array<number>(senders).fill(-1);
  }

  clear(): void {
    this.#sentAt.fill(-1);
    this.now = FIRST_TICK as TickInstant;
  }

  pass(ticks: number): void {
    this.now = (this.now + ticks) as TickInstant;
  }

  /** The tick of the next packet of a sender: this one, or the next. */
  nextOf(sender: number): TickInstant {
    return this.#sentAt[sender] === this.now ? ((this.now + 1) as TickInstant) : this.now;
  }

  /** A sender sends on its next tick. */
  take(sender: number): void {
    this.now = this.nextOf(sender);
    this.#sentAt[sender] = this.now;
  }

  /** It sends on each of so many ticks. */
  takeEach(sender: number, ticks: number): void {
    this.pass(ticks);
    this.#sentAt[sender] = this.now;
  }
}
