import { expect, test } from 'vitest';
import { CONFIDENCE, failureRateBelow } from './failure-rate.ts';

test.each([
  // 1 - 0.001 of a single case.
  [1, '0.999'],
  // 1 - sqrt(0.001) = 0.96837...
  [2, '0.969'],
  // ln 1000 = 6.907755..., a little less than which is the rate times the cases.
  [100_000, '0.0000691'],
  [1_000_000_000, '0.00000000691'],
])('of %i cases none failed', (cases, below) => {
  expect(failureRateBelow(cases)).toBe(below);
});

test('at the bound, no failure in so many cases has a chance of just below a thousandth', () => {
  for (const cases of [3, 10, 57, 300]) {
    // In integers: (1 - x)^n against 1/1000, and one unit of the last digit lower.
    const [whole = '', places = ''] = failureRateBelow(cases).split('.');
    const scale = 10n ** BigInt(places.length);
    const survival = scale - BigInt(whole + places);
    const power = BigInt(cases);
    expect(survival ** power * 1000n <= scale ** power).toBe(true);
    expect((survival + 1n) ** power * 1000n > scale ** power).toBe(true);
  }
  expect(CONFIDENCE).toBe('0.999');
});
