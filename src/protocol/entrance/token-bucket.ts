import { inSameParts } from '../../../spec/language/decimal.ts';
import type { Microseconds } from '../../../spec/language/notation.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import type { Readings } from '../rule-table.ts';
import { PACKETS_PER_PAIR } from './traffic.ts';

/** A second in microseconds. */
export const SECOND = 1_000_000;

/** Ticks of which each let the same number of packets pass. */
export interface Passed {
  readonly ticks: number;
  readonly packetsPerTick: number;
}

/** What draws on a bucket: both paths of a vantage, or one of them. */
export type Share = 'vantage' | 'path';

/**
 * The token bucket of one vantage or of one of its paths (1.4, H-RL), or of any number of alike ones: a packet costs
 * a token, a tick brings R_L times the natural traffic, and B_F bounds what is saved up.
 *
 * Tokens are kept in units of 1 / T_tick, or of 1 / 2 T_tick for one path, and of the decimals that R_L and B_F have, in
 * which refill, bound and price are integers. Alike ticks are passed at once: the bucket drains, passes what is left over,
 * and then as much every tick, or by turns one packet more where R_L has decimals.
 */
export class TokenBucket {
  protected price = 1;
  protected refill = 0;
  protected bound = 0;
  protected tokens = 0;
  /** What a tick is due, before anything of it is lost. */
  #due = 0;
  readonly #revision: Revision;
  readonly #share: Share;
  readonly #size: BucketSize;

  constructor(revision: Revision, share: Share, size: BucketSize) {
    this.#revision = revision;
    this.#share = share;
    this.#size = size;
  }

  /** Starts afresh for a tick of this length, full or empty. */
  open(tick: Microseconds, full: boolean): void {
    const { R_L, B_F, rules } = this.#revision;
    const isOfPath = this.#share === 'path';
    const { first: rate, second: saved, parts } = inSameParts(R_L, B_F);
    this.price = parts * (isOfPath ? PACKETS_PER_PAIR * tick : tick);
    const natural = isOfPath ? PACKETS_PER_PAIR : NATURAL_PACKETS[rules['limiter-unit']];
    this.#due = this.#size.factor(rate, parts) * natural * tick;
    this.refill = this.gainOf(1);
    const burst = saved * BURST_OF_ONE[rules['burst-unit']](tick);
    const kept = this.#size.kept(this.price);
    this.bound = this.#size.cap(burst, this.price, this.refill) + kept;
    this.tokens = full ? this.bound : kept;
  }

  /** What so many ticks bring together. */
  protected gainOf(ticks: number): number {
    return this.#size.gained(ticks * this.#due, this.price);
  }

  /** Whether the next packets will find all that the bucket can hold. */
  get isFull(): boolean {
    return this.tokens + this.refill >= this.bound;
  }

  /** Whether not even one packet would pass before the next tick. */
  get isEmpty(): boolean {
    return this.tokens < this.price;
  }

  /** Whether the bucket can hold what one tick brings. */
  get holdsRefill(): boolean {
    return this.bound >= this.refill;
  }

  /**
   * Offers so many packets on each of so many ticks and says how many pass: at first all of them, then once what is
   * left over, then what a tick brings. Each tick brings its tokens before its packets arrive.
   */
  pass(packetsPerTick: number, ticks: number): Passed[] {
    if (ticks === 0) return [];
    const demand = packetsPerTick * this.price;
    let available = Math.min(this.bound, this.tokens + this.refill);
    if (demand <= this.refill && demand <= available) {
      this.tokens = Math.min(this.bound - demand, this.tokens + ticks * (this.refill - demand));
      return [{ ticks, packetsPerTick }];
    }
    const passed: Passed[] = [];
    const whole = Math.min(ticks, this.#wholeTicks(available, demand));
    if (whole > 0) {
      passed.push({ ticks: whole, packetsPerTick });
      this.tokens = available - demand - (whole - 1) * (demand - this.refill);
      available = Math.min(this.bound, this.tokens + this.refill);
    }
    if (ticks === whole) return passed;
    passed.push({ ticks: 1, packetsPerTick: this.#spend(available) });
    this.#passOn(passed, packetsPerTick, ticks - whole - 1);
    return passed;
  }

  /** Offers the same on the ticks after one that had a packet dropped. */
  #passOn(passed: Passed[], offered: number, ticks: number): void {
    const refill = this.refillAfterDrop();
    for (let rest = ticks; rest > 0; ) {
      const available = Math.min(this.bound, this.tokens + refill);
      const packets = Math.min(offered, Math.floor(available / this.price));
      const change = refill - packets * this.price;
      const alike = Math.min(rest, this.#ticksAlike(available, packets, change));
      passed.push({ ticks: alike, packetsPerTick: packets });
      const last = Math.min(this.bound, available + (alike - 1) * change);
      this.tokens = last - packets * this.price;
      rest -= alike;
    }
  }

  /** How many ticks in a row let as many pass, where what is available changes by so much from one to the next. */
  #ticksAlike(available: number, packets: number, change: number): number {
    const oneMore = (packets + 1) * this.price;
    if (change < 0) return 1 + Math.floor((available - packets * this.price) / -change);
    if (change === 0 || oneMore > this.bound) return Number.POSITIVE_INFINITY;
    return Math.ceil((oneMore - available) / change);
  }

  /** How many of so many packets pass in a tick that has brought its tokens already; a refused one costs nothing. */
  take(packets: number): number {
    const passed = Math.min(packets, Math.floor(this.tokens / this.price));
    this.tokens -= passed * this.price;
    return passed;
  }

  /** The tokens of so many packets are given back, as far as they can be held. */
  giveBack(packets: number): void {
    this.tokens = Math.min(this.bound, this.tokens + packets * this.price);
  }

  /** What the tick after one that had a packet dropped brings. */
  protected refillAfterDrop(): number {
    return this.refill;
  }

  /** How many ticks in a row let everything pass, from so many tokens at the first. */
  #wholeTicks(available: number, demand: number): number {
    if (available < demand) return 0;
    return 1 + Math.floor((available - demand) / (demand - this.refill));
  }

  /** Takes every whole token out and says how many they were. */
  #spend(available: number): number {
    const packets = Math.floor(available / this.price);
    this.tokens = available - packets * this.price;
    return packets;
  }
}

/** What a bucket gains, holds and keeps back. */
export interface BucketSize {
  /** How many times the natural traffic a tick brings, of R_L; both in parts of one. */
  readonly factor: (rate: number, one: number) => number;
  /** What of the tokens that are due at a refill it gains, of the price of a packet. */
  readonly gained: (due: number, price: number) => number;
  /** The most that it holds, of the burst of B_F, the price of a packet, and what a tick brings. */
  readonly cap: (burst: number, price: number, refill: number) => number;
  /** What it holds more, or less, that is never spent. */
  readonly kept: (price: number) => number;
}

export const REFILL: Readings<'limiter-refill', BucketSize['factor']> = { R_L: (rate) => rate };
export const GAINED: Readings<'refill-fraction', BucketSize['gained']> = {
  kept: (due) => due,
  lost: (due, price) => due - (due % price),
};
export const CAP: Readings<'limiter-cap', BucketSize['cap']> = { B_F: (burst) => burst };
export const ADMISSION: Readings<'limiter-admission', BucketSize['kept']> = { 'whole-token': () => 0 };

/** Natural packets of a tick that R_L multiplies, of both paths together. */
const NATURAL_PACKETS: Readings<'limiter-unit', number> = { 'tick-pairs': PACKETS_PER_PAIR, packets: 1 };

/** Packets times T_tick that one unit of B_F stands for. */
const BURST_OF_ONE: Readings<'burst-unit', (tick: number) => number> = {
  seconds: () => PACKETS_PER_PAIR * SECOND,
  ticks: (tick) => PACKETS_PER_PAIR * tick,
  packets: (tick) => tick,
};
