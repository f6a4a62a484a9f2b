const number = new Float64Array(1);
const words = new Uint32Array(number.buffer);
/** Where the low 32 bits stand differs between machines. */
const LOW = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 0 : 1;
const HIGH = 1 - LOW;

/**
 * The binary64 number that lies so many above another: 1 is the next one. The first is finite and not negative, and
 * so must be the result; the count is an integer from 0 to 2^32 - 1. From 0 up, the bits of numbers are in the order
 * of the numbers.
 */
export function raiseByUlps(value: number, count: number): number {
  number[0] = value;
  const low = (words[LOW] as number) + count;
  words[LOW] = low;
  if (low >= 2 ** 32) words[HIGH] = (words[HIGH] as number) + 1;
  return number[0] as number;
}
