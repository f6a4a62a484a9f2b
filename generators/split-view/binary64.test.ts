import fc from 'fast-check';
import { expect, test } from 'vitest';
import { raiseByUlps } from './binary64.ts';

test.each([
  [0, 1, 5e-324],
  [5e-324, 1, 1e-323],
  [1, 1, 1 + Number.EPSILON],
  [1, 2, 1 + 2 * Number.EPSILON],
  [2 ** 53, 1, 2 ** 53 + 2],
  [2 ** -1022 - 5e-324, 1, 2 ** -1022],
  [1.7e308, 0, 1.7e308],
])('from %d %i up is %d', (value, count, expected) => {
  expect(raiseByUlps(value, count)).toBe(expected);
});

test('a step carries from the low half of the bits into the high one', () => {
  const below = Buffer.from('3ff00000ffffffff', 'hex').readDoubleBE();
  expect(raiseByUlps(below, 1)).toBe(Buffer.from('3ff0000100000000', 'hex').readDoubleBE());
});

test('there is no number between one and the next', () => {
  const value = fc.double({ min: 0, max: 1e308, noNaN: true }).map((found) => found + 0);
  fc.assert(
    fc.property(value, (from) => {
      const next = raiseByUlps(from, 1);
      expect(next).toBeGreaterThan(from);
      const middle = from + (next - from) / 2;
      expect(middle === from || middle === next).toBe(true);
    }),
  );
});

test('so many at once are as many one by one', () => {
  let value = 1e-7;
  for (let count = 0; count <= 1000; count++) {
    expect(raiseByUlps(1e-7, count)).toBe(value);
    value = raiseByUlps(value, 1);
  }
});
