import type { Microseconds } from '../../../spec/language/notation.ts';
import { type Admitted, alongside, type Limiter, type Offer } from './traffic.ts';

/**
 * The rate limit of one vantage at two brokers, or two workers of one, that know nothing of each other's buckets. What
 * the vantage sends is handed to them in turn, so that each gets every other packet of a path.
 */
export class LimitersInTurn implements Limiter {
  readonly #first: Limiter;
  readonly #second: Limiter;

  constructor(first: Limiter, second: Limiter) {
    this.#first = first;
    this.#second = second;
  }

  open(tick: Microseconds, full?: boolean): void {
    this.#first.open(tick, full);
    this.#second.open(tick, full);
  }

  get isFull(): boolean {
    return this.#first.isFull && this.#second.isFull;
  }

  get isEmpty(): boolean {
    return this.#first.isEmpty && this.#second.isEmpty;
  }

  get holdsRefill(): boolean {
    return this.#first.holdsRefill;
  }

  refill(): void {
    this.#first.refill();
    this.#second.refill();
  }

  giveBack({ ticks, snapshots, pushes }: Admitted): void {
    const passed: Offer = { snapshots, pushes, order: 'in-turn' };
    this.#first.giveBack({ ticks, ...half(passed, 1) });
    this.#second.giveBack({ ticks, ...half(passed, 0) });
  }

  admitMore(offer: Offer): Admitted {
    return sum(this.#first.admitMore(half(offer, 1)), this.#second.admitMore(half(offer, 0)), 1);
  }

  admit(offer: Offer, ticks: number): Admitted[] {
    return alongside(
      this.#first.admit(half(offer, 1), ticks),
      this.#second.admit(half(offer, 0), ticks),
      sum,
    );
  }
}

/** Every other packet of an offer, from the first one on or from the second. */
function half({ snapshots, pushes, order }: Offer, first: 0 | 1): Offer {
  return { snapshots: Math.floor((snapshots + first) / 2), pushes: Math.floor((pushes + first) / 2), order };
}

function sum(left: Admitted, right: Admitted, ticks: number): Admitted {
  return { ticks, snapshots: left.snapshots + right.snapshots, pushes: left.pushes + right.pushes };
}
