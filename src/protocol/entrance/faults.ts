import type { Faults } from '../rule-table.ts';
import { type BucketSize, type Passed, TokenBucket } from './token-bucket.ts';

/** Mistakes that a rate limiter may have, rule by rule. No reading of the draft permits one. */

/** Brings its tokens once more for the first tick of a silence. */
class EagerBucket extends TokenBucket {
  #isSilent = false;

  override open(...args: Parameters<TokenBucket['open']>): void {
    super.open(...args);
    this.#isSilent = false;
  }

  override pass(packetsPerTick: number, ticks: number): Passed[] {
    if (ticks === 0) return [];
    const isSilent = packetsPerTick === 0;
    if (isSilent && !this.#isSilent) this.tokens = Math.min(this.bound, this.tokens + this.refill);
    this.#isSilent = isSilent;
    return super.pass(packetsPerTick, ticks);
  }
}

/** Brings nothing on the tick after one that had a packet dropped: only silence ends that. */
class StarvingBucket extends TokenBucket {
  #hasDropped = false;

  override open(...args: Parameters<TokenBucket['open']>): void {
    super.open(...args);
    this.#hasDropped = false;
  }

  override pass(packetsPerTick: number, ticks: number): Passed[] {
    if (ticks === 0) return [];
    if (this.#hasDropped) return this.#passAfterDrop(packetsPerTick, ticks);
    return super.pass(packetsPerTick, ticks);
  }

  protected override refillAfterDrop(): number {
    this.#hasDropped = true;
    return 0;
  }

  override take(packets: number): number {
    const passed = super.take(packets);
    if (passed < packets) this.#hasDropped = true;
    return passed;
  }

  /** Not a whole token is left. */
  #passAfterDrop(packetsPerTick: number, ticks: number): Passed[] {
    if (packetsPerTick > 0) return [{ ticks, packetsPerTick: 0 }];
    this.#hasDropped = false;
    return [{ ticks: 1, packetsPerTick: 0 }, ...this.pass(0, ticks - 1)];
  }
}

/** What of a bucket is another class where its refill is wrong over time. */
export type BucketClass = new (...args: ConstructorParameters<typeof TokenBucket>) => TokenBucket;

export const BUCKET_FAULTS: Faults<'limiter-refill', BucketClass> = {
  'R_L-plus-one': TokenBucket,
  'one-tick-more': EagerBucket,
  'lost-after-drop': StarvingBucket,
};

export const REFILL_FAULTS: Faults<'limiter-refill', BucketSize['factor']> = {
  'R_L-plus-one': (rate, one) => rate + one,
  'one-tick-more': (rate) => rate,
  'lost-after-drop': (rate) => rate,
};

export const CAP_FAULTS: Faults<'limiter-cap', BucketSize['cap']> = {
  none: () => Number.MAX_SAFE_INTEGER / 2,
  'one-token-more': (burst, price) => burst + price,
  'rounded-up': (burst, price) => Math.ceil(burst / price) * price,
  'before-refill': (burst, _, refill) => burst + refill,
};

/** One that lets one more pass while it is not in debt holds a token more; one that must keep something back, the least. */
export const ADMISSION_FAULTS: Faults<'limiter-admission', BucketSize['kept']> = {
  'any-token': (price) => price,
  'more-than-a-token': () => -1,
};
