import Fraction from 'fraction.js';
import { describe, expect, test } from 'vitest';
import { loadRevision } from '../../src/revision/load.ts';
import { contains } from './interval.ts';
import { digitsExpected, exactly, intervalOf, rounded, roundHalfUp, roundLike } from './printed.ts';

const revision = loadRevision('draft-00');

test.each([
  [9885n, 1000n, 2, '9.89'],
  [9884999n, 1000000n, 2, '9.88'],
  [1n, 2n, 0, '1'],
  [49n, 100n, 0, '0'],
  [1n, 174n, 5, '0.00575'],
  [0n, 1n, 3, '0.000'],
  [999n, 1000n, 1, '1.0'],
])('%s / %s in %i places is %s', (n, d, places, digits) => {
  expect(roundHalfUp(new Fraction(n, d), places)).toBe(digits);
});

describe.each(['0.88', '174.25', '198', '10.0'])('a figure printed as %s', (digits) => {
  const printed = rounded(digits, 'x');
  const ulp = new Fraction(1n, 10n ** BigInt(digits.split('.')[1]?.length ?? 0));

  test('is true of exactly the values that round to it', () => {
    for (let twentieth = -40; twentieth <= 40; twentieth++) {
      const value = ulp.mul(twentieth, 20).add(digits);
      expect(contains(intervalOf(printed, revision), value)).toBe(roundLike(printed, value) === digits);
    }
  });
});

test('a count is true of itself only', () => {
  const claimed = intervalOf(exactly('12', 'checks'), revision);
  expect(contains(claimed, new Fraction(12))).toBe(true);
  expect(contains(claimed, new Fraction(121, 10))).toBe(false);
});

test('both ends of a band are in it', () => {
  const claimed = intervalOf({ as: 'within', least: '150', most: '200', unit: '%' }, revision);
  expect(['150', '200', '149.999', '200.001'].map((value) => contains(claimed, new Fraction(value)))).toEqual(
    [true, true, false, false],
  );
});

test.each([
  [rounded('8.70', 'us'), '8.80', true],
  [rounded('8.70', 'us'), '8.', false],
  [rounded('8.70', 'us'), '~8.8', false],
  [exactly('5', 'points'), '4', true],
  [exactly('5', 'points'), '4.5', false],
  [{ as: 'within', least: '1', most: '2', unit: 'x' } as const, '1', false],
])('%o can be printed as %j: %s', (printed, digits, possible) => {
  expect(digitsExpected(printed, digits) === null).toBe(possible);
});
