import type { Microseconds } from '../../../spec/language/notation.ts';
import type { Revision } from '../../../spec/language/revision.ts';

/** Natural traffic of a vantage: one CWT and one BFD packet a tick. */
export const PACKETS_PER_PAIR = 2;

/** A second in microseconds. */
const SECOND = 1_000_000;

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
 * Tokens are kept in units of 1 / T_tick, or of 1 / 2 T_tick for one path, in which refill, bound and price are
 * integers. Any number of alike ticks takes constant time: the bucket drains, passes what is left over once, and then
 * passes the same every tick.
 */
export class TokenBucket {
  readonly #revision: Revision;
  readonly #share: Share;
  readonly #refillsEarly: boolean;
  readonly #starvesAfterDrop: boolean;
  #price = 1;
  #refill = 0;
  #bound = 0;
  #tokens = 0;
  /** What the last tick was, as far as a wrong refill depends on it. */
  #silent = false;
  #dropped = false;

  constructor(revision: Revision, share: Share = 'vantage') {
    this.#revision = revision;
    this.#share = share;
    this.#refillsEarly = revision.rules['limiter-refill'] === 'one-tick-more';
    this.#starvesAfterDrop = revision.rules['limiter-refill'] === 'lost-after-drop';
  }

  /** Starts afresh for a tick of this length, full or empty. */
  open(tick: Microseconds, full: boolean): void {
    const { R_L, rules } = this.#revision;
    const factor = rules['limiter-refill'] === 'R_L-plus-one' ? R_L + 1 : R_L;
    const countsPairs = this.#share === 'path' || rules['limiter-unit'] === 'tick-pairs';
    this.#price = this.#share === 'path' ? PACKETS_PER_PAIR * tick : tick;
    this.#refill = factor * (countsPairs ? PACKETS_PER_PAIR : 1) * tick;
    const shift = this.#admissionShift();
    this.#bound = this.#capFor(tick) + shift;
    this.#tokens = full ? this.#bound : shift;
    this.#silent = false;
    this.#dropped = false;
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
    if (ticks === 0) return [];
    if (this.#refillsEarly) this.#noteSilence(packetsPerTick === 0);
    if (this.#dropped) return this.#passAfterDrop(packetsPerTick, ticks);
    const demand = packetsPerTick * this.#price;
    let available = Math.min(this.#bound, this.#tokens + this.#refill);
    if (demand <= this.#refill && demand <= available) {
      this.#tokens = Math.min(this.#bound - demand, this.#tokens + ticks * (this.#refill - demand));
      return [{ ticks, packetsPerTick }];
    }
    const passed: Passed[] = [];
    const whole = Math.min(ticks, this.#wholeTicks(available, demand));
    if (whole > 0) {
      passed.push({ ticks: whole, packetsPerTick });
      this.#tokens = available - demand - (whole - 1) * (demand - this.#refill);
      available = Math.min(this.#bound, this.#tokens + this.#refill);
    }
    if (ticks === whole) return passed;
    passed.push({ ticks: 1, packetsPerTick: this.#spend(available) });
    this.#dropped = this.#starvesAfterDrop;
    const rest = ticks - whole - 1;
    if (rest > 0) {
      const refill = this.#dropped ? 0 : this.#refill;
      const steady = Math.min(this.#bound, this.#tokens + refill);
      passed.push({ ticks: rest, packetsPerTick: this.#spend(steady) });
    }
    return passed;
  }

  /** How many of so many packets pass in a tick that has brought its tokens already; a refused one costs nothing. */
  take(packets: number): number {
    const passed = Math.min(packets, Math.floor(this.#tokens / this.#price));
    this.#tokens -= passed * this.#price;
    if (passed < packets) this.#dropped = this.#starvesAfterDrop;
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

  #noteSilence(silent: boolean): void {
    if (silent && !this.#silent) this.#tokens = Math.min(this.#bound, this.#tokens + this.#refill);
    this.#silent = silent;
  }

  /** The tick after a drop brings nothing, and not a whole token is left: only silence ends that. */
  #passAfterDrop(packetsPerTick: number, ticks: number): Passed[] {
    if (packetsPerTick > 0) return [{ ticks, packetsPerTick: 0 }];
    this.#dropped = false;
    return [{ ticks: 1, packetsPerTick: 0 }, ...this.pass(0, ticks - 1)];
  }

  /**
   * What a bucket holds more that spends whole tokens only, but passes as many: one that lets one more pass while it
   * is not in debt holds a token more, one that must keep something back holds the least part less.
   */
  #admissionShift(): number {
    switch (this.#revision.rules['limiter-admission']) {
      case 'any-token':
        return this.#price;
      case 'more-than-a-token':
        return -1;
      case 'whole-token':
        return 0;
    }
  }

  #capFor(tick: Microseconds): number {
    const burst = this.#burstFor(tick);
    switch (this.#revision.rules['limiter-cap']) {
      case 'B_F':
        return burst;
      case 'none':
        return Number.MAX_SAFE_INTEGER / 2;
      case 'one-token-more':
        return burst + this.#price;
      case 'rounded-up':
        return Math.ceil(burst / this.#price) * this.#price;
      case 'before-refill':
        return burst + this.#refill;
    }
  }

  #burstFor(tick: Microseconds): number {
    const { B_F, rules } = this.#revision;
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
