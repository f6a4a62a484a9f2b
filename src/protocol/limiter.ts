import type { Microseconds } from '../../spec/notation.ts';
import type { Revision } from '../../spec/revision.ts';

/** Natural traffic of a vantage: one CWT and one BFD packet a tick. */
export const PACKETS_PER_PAIR = 2;

/** A second in microseconds. */
const SECOND = 1_000_000;

/** Ticks of which each let the same number of packets pass. */
export interface Passed {
  readonly ticks: number;
  readonly packetsPerTick: number;
}

/**
 * The token bucket of one vantage (1.4, H-RL), or of any number of alike ones: a packet costs a token, a tick brings
 * R_L times the natural traffic, and B_F bounds what is saved up.
 *
 * Tokens are kept in units of 1 / T_tick, in which refill, bound and price are integers. Any number of alike ticks
 * takes constant time: the bucket drains, passes what is left over once, and then passes the same every tick.
 */
export class TokenBucket {
  readonly #revision: Revision;
  readonly #extra: number;
  #price = 1;
  #refill = 0;
  #bound = 0;
  #tokens = 0;

  constructor(revision: Revision) {
    this.#revision = revision;
    // A bucket that lets one more pass while it is not in debt is a whole-token bucket that holds one more.
    this.#extra = revision.rules['limiter-admission'] === 'any-token' ? 1 : 0;
  }

  /** Starts afresh for a tick of this length, full or empty. */
  open(tick: Microseconds, full: boolean): void {
    const { R_L, rules } = this.#revision;
    const factor = rules['limiter-refill'] === 'R_L-plus-one' ? R_L + 1 : R_L;
    const unit = rules['limiter-unit'] === 'tick-pairs' ? PACKETS_PER_PAIR : 1;
    this.#price = tick;
    this.#refill = factor * unit * tick;
    this.#bound = this.#boundFor(tick) + this.#extra * tick;
    this.#tokens = full ? this.#bound : this.#extra * tick;
  }

  /** Whether the next packets will find all that the bucket can hold. */
  get isFull(): boolean {
    return this.#tokens + this.#refill >= this.#bound;
  }

  /** Whether not even one packet would pass before the next tick. */
  get isEmpty(): boolean {
    return this.#tokens < this.#price;
  }

  /** Whether the bucket can ever hold a whole token. */
  get canPass(): boolean {
    return this.#bound >= this.#price;
  }

  /** Whether the bucket can hold what one tick brings. */
  get holdsRefill(): boolean {
    return this.#bound >= this.#refill;
  }

  /**
   * Offers so many packets on each of so many ticks and says how many pass: at first all of them, then once what is
   * left over, then what a tick brings. Each tick brings its tokens before its packets arrive.
   */
  pass(packetsPerTick: number, ticks: number): Passed[] {
    const demand = packetsPerTick * this.#price;
    if (ticks === 0) return [];
    if (demand <= this.#refill && demand <= this.#bound) {
      this.#tokens = Math.min(this.#bound - demand, this.#tokens + ticks * (this.#refill - demand));
      return [{ ticks, packetsPerTick }];
    }
    const passed: Passed[] = [];
    let available = Math.min(this.#bound, this.#tokens + this.#refill);
    const whole = Math.min(ticks, this.#wholeTicks(available, demand));
    if (whole > 0) {
      passed.push({ ticks: whole, packetsPerTick });
      this.#tokens = available - demand - (whole - 1) * (demand - this.#refill);
      available = Math.min(this.#bound, this.#tokens + this.#refill);
    }
    if (ticks === whole) return passed;
    passed.push({ ticks: 1, packetsPerTick: this.#spend(available) });
    const rest = ticks - whole - 1;
    if (rest > 0) {
      const steady = Math.min(this.#bound, this.#tokens + this.#refill);
      passed.push({ ticks: rest, packetsPerTick: this.#spend(steady) });
    }
    return passed;
  }

  /** How many of so many packets pass in a tick that has brought its tokens already; a refused one costs nothing. */
  take(packets: number): number {
    const passed = Math.min(packets, Math.floor(this.#tokens / this.#price));
    this.#tokens -= passed * this.#price;
    return passed;
  }

  /** How many ticks in a row let everything pass, from so many tokens at the first. */
  #wholeTicks(available: number, demand: number): number {
    if (available < demand) return 0;
    return 1 + Math.floor((available - demand) / (demand - this.#refill));
  }

  /** Takes every whole token out and says how many they were. */
  #spend(available: number): number {
    const packets = Math.floor(available / this.#price);
    this.#tokens = available - packets * this.#price;
    return packets;
  }

  #boundFor(tick: Microseconds): number {
    const { B_F, rules } = this.#revision;
    if (rules['limiter-cap'] === 'none') return Number.MAX_SAFE_INTEGER / 2;
    switch (rules['burst-unit']) {
      case 'seconds':
        return PACKETS_PER_PAIR * B_F * SECOND;
      case 'ticks':
        return PACKETS_PER_PAIR * B_F * tick;
      case 'packets':
        return B_F * tick;
    }
  }
}
