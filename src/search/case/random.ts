/**
 * The random stream of a block in the form that fast-check takes: `jump` moves to the stream of the next case, so
 * that a case depends on its address and on no case before it.
 */
export class BlockRandom {
  readonly #seed: Uint32Array;
  #case: number;
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 1;

  constructor(seed: Uint32Array, startCase = 0) {
    this.#seed = seed;
    this.#case = startCase;
    this.#start();
  }

  /** 32 random bits as a signed integer. sfc32, which passes PractRand to its full length. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    this.#c |= 0;
    return sum;
  }

  jump(): void {
    this.#case++;
    this.#start();
  }

  clone(): BlockRandom {
    const copy = new BlockRandom(this.#seed, this.#case);
    copy.#a = this.#a;
    copy.#b = this.#b;
    copy.#c = this.#c;
    copy.#counter = this.#counter;
    return copy;
  }

  getState(): readonly number[] {
    return [this.#a, this.#b, this.#c, this.#counter];
  }

  #start(): void {
    const [a = 0, b = 0, c = 0, d = 0] = this.#seed;
    this.#a = a ^ Math.imul(this.#case, 0x9e3779b1);
    this.#b = b ^ this.#case;
    this.#c = c;
    this.#counter = d;
    for (let round = 0; round < 8; round++) this.next();
  }
}

/** The draws within one case, expanded from two words of fast-check's stream. */
export class Draws {
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 1;

  /** Begins the draws of the next case. */
  start(first: number, second: number): void {
    this.#a = mixed(first);
    this.#b = mixed(second ^ 0x9e3779b1);
    this.#c = this.#a ^ Math.imul(this.#b, 0x85ebca6b);
    this.#counter = 1;
    this.#next();
    this.#next();
    this.#next();
  }

  /** A uniform integer from 0 to bound - 1, for a bound up to 2^31. */
  below(bound: number): number {
    return Math.floor((this.#next() >>> 0) * bound * 2 ** -32);
  }

  /** True once in so many times. */
  oneIn(times: number): boolean {
    return this.below(times) === 0;
  }

  #next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum;
  }
}

/** A bijection on 32 bits in which every input bit reaches every output bit (the finalizer of MurmurHash3). */
function mixed(word: number): number {
  let bits = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
