import type { BundleId, BundleSequence } from '../../../spec/language/notation.ts';

/**
 * What a party keeps by (bundle_id, bundle_seq), for the few bundles that it keeps anything of. Emptied and filled
 * again without allocation, which a Map is not: every case of a search begins with empty ones.
 */
export class BundleMemory<Kept> {
  readonly #ids: number[] = [];
  readonly #sequences: number[] = [];
  readonly #kept: Kept[] = [];
  #size = 0;

  /** How many bundles something is kept of. */
  get size(): number {
    return this.#size;
  }

  clear(): void {
    this.#size = 0;
  }

  /** Forgets the bundle of which something was kept last for the first time. */
  forgetLast(): void {
    if (this.#size > 0) this.#size--;
  }

  get(bundleId: BundleId, bundleSeq: BundleSequence): Kept | undefined {
    const at = this.#find(bundleId, bundleSeq);
    return at < this.#size ? this.#kept[at] : undefined;
  }

  set(bundleId: BundleId, bundleSeq: BundleSequence, value: Kept): void {
    const at = this.#find(bundleId, bundleSeq);
    this.#ids[at] = bundleId;
    this.#sequences[at] = bundleSeq;
    this.#kept[at] = value;
    if (at === this.#size) this.#size++;
  }

  /** Its place, or the one behind the last. */
  #find(bundleId: BundleId, bundleSeq: BundleSequence): number {
    let at = 0;
    while (at < this.#size && (this.#ids[at] !== bundleId || this.#sequences[at] !== bundleSeq)) at++;
    return at;
  }
}
