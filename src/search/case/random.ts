/** The one source of random bits: sfc32, which passes PractRand to its full length. */
class Sfc32 {
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 1;

  /** Begins anew from a state, and passes over the words in which it is not yet mixed. */
  start(a: number, b: number, c: number, counter: number, passedOver: number): void {
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#counter = counter;
    for (let word = 0; word < passedOver; word++) this.next();
  }

  /** 32 random bits as a signed integer. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum;
  }

  get state(): readonly [a: number, b: number, c: number, counter: number] {
    return [this.#a, this.#b, this.#c, this.#counter];
  }
}

/**
 * The random stream of a block in the form that fast-check takes: `jump` moves to the stream of the next case, so
 * that a case depends on its address and on no case before it.
 */
export class BlockRandom {
  readonly #seed: Uint32Array;
  readonly #bits = new Sfc32();
  #case: number;

  constructor(seed: Uint32Array, startCase = 0) {
    this.#seed = seed;
    this.#case = startCase;
    this.#start();
  }

  /** 32 random bits as a signed integer. */
  next(): number {
    return this.#bits.next();
  }

  jump(): void {
    this.#case++;
    this.#start();
  }

  clone(): BlockRandom {
    const copy = new BlockRandom(this.#seed, this.#case);
    copy.#bits.start(...this.#bits.state, 0);
    return copy;
  }

  getState(): readonly number[] {
    return this.#bits.state;
  }

  #start(): void {
    const [a = 0, b = 0, c = 0, d = 0] = this.#seed;
    this.#bits.start(a ^ Math.imul(this.#case, 0x9e3779b1), b ^ this.#case, c, d, 8);
  }
}

/** The draws within one case, expanded from two words of fast-check's stream. */
export class Draws {
  readonly #bits = new Sfc32();

  /** Begins the draws of the next case. */
  start(first: number, second: number): void {
    const a = mixed(first);
    const b = mixed(second ^ 0x9e3779b1);
    this.#bits.start(a, b, a ^ Math.imul(b, 0x85ebca6b), 1, 3);
  }

  /** A uniform integer from 0 to bound - 1, for a bound up to 2^31. */
  below(bound: number): number {
    return Math.floor((this.#bits.next() >>> 0) * bound * 2 ** -32);
  }

  /** True once in so many times. */
  oneIn(times: number): boolean {
    return this.below(times) === 0;
  }
}

/** A bijection on 32 bits in which every input bit reaches every output bit (the finalizer of MurmurHash3). */
function mixed(word: number): number {
  let bits = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
