import type { Script } from '../case/scenario.ts';

/** Of sampled cases, up to this many different ones are counted exactly; beyond it their number is estimated. */
export const EXACT_DISTINCT = 2 ** 17;

/** Relative standard error of an estimate from the k smallest hashes, in per cent: 100 / sqrt(k - 2) (Beyer et al. 2007). */
export const DISTINCT_ERROR_PERCENT = (100 / Math.sqrt(EXACT_DISTINCT - 2)).toFixed(2);

const RANGE = 2 ** 53;
/** Hashes that may arrive before they are sorted in. */
const MOST_ARRIVED = 2 ** 15;

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
 * How many different fingerprints were seen, from the smallest of them only (k minimum values): the result does not
 * depend on the order in which they arrive, sketches of parts merge into that of the whole, and memory stays flat.
 */
export class DistinctCount {
  /** Different fingerprints below the limit in ascending order, then what has arrived since. */
  #kept = new Float64Array(0);
  readonly #capacity: number;
  readonly #arrived: Float64Array[] = [];
  #arrivedCount = 0;
  /** No fingerprint from here on is kept. */
  #limit = RANGE;

  /** Up to `capacity` different ones are counted exactly; each takes eight bytes. */
  constructor(capacity = EXACT_DISTINCT) {
    this.#capacity = capacity;
  }

  add(fingerprints: Float64Array): void {
    const novel = this.novelOf(fingerprints);
    this.#arrived.push(novel);
    this.#arrivedCount += novel.length;
    if (this.#arrivedCount > MOST_ARRIVED) this.#settle();
  }

  /** Those that may still change the count. The others are known already, or above as many different ones as are kept. */
  novelOf(fingerprints: Float64Array): Float64Array {
    return fingerprints.filter((one) => one < this.#limit && !this.#isKept(one));
  }

  /** Exact up to the capacity; above it an estimate, which is never that small. */
  get count(): number {
    this.#settle();
    if (this.#limit === RANGE) return this.#kept.length;
    return Math.max(this.#capacity + 1, Math.round((this.#capacity - 1) / (this.#limit / RANGE)));
  }

  #isKept(fingerprint: number): boolean {
    const kept = this.#kept;
    let low = 0;
    let high = kept.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((kept[middle] as number) < fingerprint) low = middle + 1;
      else high = middle;
    }
    return kept[low] === fingerprint;
  }

  /** Merges what has arrived into what is kept, each once, and keeps the smallest. */
  #settle(): void {
    if (this.#arrivedCount === 0) return;
    const arrived = this.#takeArrived().sort();
    const kept = this.#kept;
    const merged = new Float64Array(Math.min(kept.length + arrived.length, this.#capacity + 1));
    let different = 0;
    for (let left = 0, right = 0; different < merged.length; ) {
      const isKept =
        right === arrived.length ||
        (left < kept.length && (kept[left] as number) <= (arrived[right] as number));
      if (isKept && left === kept.length) break;
      const next = (isKept ? kept[left++] : arrived[right++]) as number;
      if (different === 0 || next !== merged[different - 1]) merged[different++] = next;
    }
    if (different > this.#capacity) this.#limit = merged[this.#capacity - 1] as number;
    this.#kept = merged.slice(0, Math.min(different, this.#capacity));
  }

  #takeArrived(): Float64Array {
    const all = new Float64Array(this.#arrivedCount);
    let end = 0;
    for (const fingerprints of this.#arrived) {
      all.set(fingerprints, end);
      end += fingerprints.length;
    }
    this.#arrived.length = 0;
    this.#arrivedCount = 0;
    return all;
  }
}
