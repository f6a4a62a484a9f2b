import { expect, test } from 'vitest';
import { exactRatio } from './exact-ratio.ts';

test.each([
  [0n, 7n, '0', '1', '0'],
  [6n, 3n, '2', '1', '2'],
  [1n, 8n, '1', '8', '0.125'],
  [-3n, 40n, '-3', '40', '-0.075'],
  [174_252_160n, 1_000_000n, '544538', '3125', '174.25216'],
  [1n, 3n, '1', '3', '0.333333333333...'],
  [860n, 87n, '860', '87', '9.885057471264...'],
  [1n, 2n ** 20n, '1', '1048576', '0.00000095367431640625'],
])('%s / %s', (dividend, divisor, numerator, denominator, decimal) => {
  expect(exactRatio(dividend, divisor)).toEqual({ numerator, denominator, decimal });
});

test('integers beyond 2^53 are kept', () => {
  expect(exactRatio(2n ** 80n + 1n, 2n).decimal).toBe('604462909807314587353088.5');
});
