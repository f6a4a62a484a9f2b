/**
 * A hash over what a run of cases showed, in order: two searches with the same value observed and judged every case
 * alike, but for a chance of about 2^-53. Takes plain data: records, arrays, numbers, bigints, strings and booleans.
 */
export class ObservationDigest {
  #high = 0x9e3779b1;
  #low = 0x85ebca6b;
  readonly #double = new Float64Array(1);
  readonly #halves = new Uint32Array(this.#double.buffer);

  get value(): number {
    return (this.#high >>> 0) * 2 ** 21 + (this.#low >>> 11);
  }

  add(value: unknown): void {
    switch (typeof value) {
      case 'number':
        this.#addNumber(value);
        return;
      case 'boolean':
        this.#mix(value ? 3 : 5);
        return;
      case 'bigint':
        this.#addInteger(value);
        return;
      case 'string':
        this.#addText(value);
        return;
      case 'object':
        this.#addObject(value);
        return;
      default:
        this.#mix(7);
    }
  }

  #addObject(value: object | null): void {
    if (value === null) {
      this.#mix(11);
    } else if (Array.isArray(value) || ArrayBuffer.isView(value)) {
      const elements = value as unknown as ArrayLike<unknown>;
      this.#mix(elements.length);
      for (let index = 0; index < elements.length; index++) this.add(elements[index]);
    } else {
      for (const key in value) this.add((value as Readonly<Record<string, unknown>>)[key]);
    }
  }

  #addNumber(value: number): void {
    this.#double[0] = value;
    this.#mix(this.#halves[0] as number);
    this.#mix(this.#halves[1] as number);
  }

  /** One that a number holds exactly is not written out. */
  #addInteger(value: bigint): void {
    const number = Number(value);
    this.#mix(13);
    if (Number.isSafeInteger(number)) this.#addNumber(number);
    else this.#addText(value.toString());
  }

  #addText(text: string): void {
    this.#mix(text.length);
    for (let index = 0; index < text.length; index++) this.#mix(text.charCodeAt(index));
  }

  #mix(word: number): void {
    this.#high = Math.imul(this.#high ^ word, 0xcc9e2d51);
    this.#high = (this.#high << 15) | (this.#high >>> 17);
    this.#low = Math.imul((this.#low ^ this.#high) + word, 0x1b873593);
    this.#low ^= this.#low >>> 13;
  }
}
