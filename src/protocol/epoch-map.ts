/**
 * Numbers kept by epoch. Epochs are few and the newest is asked for most, so that two short lists searched from
 * their end beat a hash map in the search's inner loop.
 */
export class EpochMap {
  readonly #epochs: number[] = [];
  readonly #values: number[] = [];

  /** How many epochs have a number. */
  get size(): number {
    return this.#epochs.length;
  }

  /** The number of an epoch, or `absent`. */
  get(epoch: number, absent: number): number {
    const place = this.#placeOf(epoch);
    return place < 0 ? absent : (this.#values[place] as number);
  }

  set(epoch: number, value: number): void {
    const place = this.#placeOf(epoch);
    if (place >= 0) this.#values[place] = value;
    else {
      this.#epochs.push(epoch);
      this.#values.push(value);
    }
  }

  clear(): void {
    this.#epochs.length = 0;
    this.#values.length = 0;
  }

  /** Mixes everything kept into a 32-bit hash. */
  mixInto(hash: number): number {
    let mix = hash;
    for (let place = 0; place < this.#epochs.length; place++) {
      mix = (Math.imul(mix, 31) + Math.imul((this.#epochs[place] as number) + 1, 8191)) | 0;
      mix = (mix + (this.#values[place] as number)) | 0;
    }
    return mix;
  }

  /** Where an epoch stands; -1 where it does not. A loop, since lastIndexOf leaves compiled code. */
  #placeOf(epoch: number): number {
    let place = this.#epochs.length - 1;
    while (place >= 0 && this.#epochs[place] !== epoch) place--;
    return place;
  }
}
