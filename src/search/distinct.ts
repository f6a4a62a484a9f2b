import type { Script } from './scenario.ts';

/** Up to this many different scripts are counted exactly; beyond it their number is estimated. */
export const EXACT_DISTINCT = 131_072;

const RANGE = 2 ** 53;

/** A 53-bit hash of a script. */
export function fingerprintOf(script: Script): number {
  let high = 0x9e3779b1;
  let low = 0x85ebca6b;
  for (let index = 0; index < script.length; index++) {
    const word = script[index] as number;
    high = Math.imul(high ^ word, 0xcc9e2d51);
    high = (high << 15) | (high >>> 17);
    low = Math.imul((low ^ word) + index, 0x1b873593);
    low ^= low >>> 13;
  }
  high = Math.imul(high ^ (low >>> 16), 0x85ebca6b);
  low = Math.imul(low ^ (high >>> 13), 0xc2b2ae35);
  return ((high ^ (high >>> 16)) >>> 0) * 2 ** 21 + ((low ^ (low >>> 15)) >>> 11);
}

/**
 * How many different scripts were seen, from the smallest fingerprints only (k minimum values): the result does not
 * depend on the order in which they arrive, and memory stays flat.
 */
export class DistinctCount {
  #smallest = new Set<number>();
  #limit = RANGE;

  add(fingerprints: Float64Array): void {
    for (const fingerprint of fingerprints) if (fingerprint < this.#limit) this.#smallest.add(fingerprint);
    if (this.#smallest.size > 2 * EXACT_DISTINCT) this.#trim();
  }

  /** Exact up to `EXACT_DISTINCT`, else within about 0.3 %. */
  get count(): number {
    if (this.#smallest.size <= EXACT_DISTINCT && this.#limit === RANGE) return this.#smallest.size;
    this.#trim();
    return Math.round((EXACT_DISTINCT - 1) / (this.#limit / RANGE));
  }

  #trim(): void {
    const kept = Float64Array.from(this.#smallest).sort().subarray(0, EXACT_DISTINCT);
    this.#limit = kept[kept.length - 1] ?? RANGE;
    this.#smallest = new Set(kept);
  }
}
