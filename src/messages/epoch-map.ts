/**
 * Numbers kept by epoch. Epochs are few and the newest is asked for most, so that two short lists searched from
 * their end beat a hash map in the search's inner loop. Emptied without giving up their room: every case begins so.
 */
export class EpochMap {
  readonly #epochs: number[] = [];
  readonly #values: number[] = [];
  #size = 0;

  /** How many epochs have a number. */
  get size(): number {
    return this.#size;
  }

  /** The number of an epoch, or `absent`. */
  get(epoch: number, absent: number): number {
    const place = this.#placeOf(epoch);
    return place < 0 ? absent : (this.#values[place] as number);
  }

  set(epoch: number, value: number): void {
    const found = this.#placeOf(epoch);
    const place = found >= 0 ? found : this.#size++;
    this.#epochs[place] = epoch;
    this.#values[place] = value;
  }

  clear(): void {
    this.#size = 0;
  }

  /** Becomes as another is now. */
  copy(from: EpochMap): void {
    this.#size = from.#size;
    for (let place = 0; place < from.#size; place++) {
      this.#epochs[place] = from.#epochs[place] as number;
      this.#values[place] = from.#values[place] as number;
    }
  }

  /** Mixes everything kept into a 32-bit hash. */
  mixInto(hash: number): number {
    let mix = hash;
    for (let place = 0; place < this.#size; place++) {
      mix = (Math.imul(mix, 31) + Math.imul((this.#epochs[place] as number) + 1, 8191)) | 0;
      mix = (mix + (this.#values[place] as number)) | 0;
    }
    return mix;
  }

  /** Where an epoch stands; -1 where it does not. A loop, since lastIndexOf leaves compiled code. */
  #placeOf(epoch: number): number {
    let place = this.#size - 1;
    while (place >= 0 && this.#epochs[place] !== epoch) place--;
    return place;
  }
}
