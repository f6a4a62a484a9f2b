import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { durationExpected, microsecondsOf, nanosecondsOf } from './durations.ts';

test.each([
  ['2.10 us', 2100n],
  ['0.05 us', 50n],
  ['50 ms', 50_000_000n],
  ['60 s', 60_000_000_000n],
  ['1 ns', 1n],
  ['0.0005 us', null],
  ['2.1', null],
  ['2.1us', null],
  ['1e3 ns', null],
  ['-1 us', null],
  ['1 min', null],
])('%s', (text, ns) => {
  expect(nanosecondsOf(text)).toBe(ns);
});

it('is exact, however many nanoseconds there are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 0, max: 999 }), (us, ns) => {
      expect(nanosecondsOf(`${us}.${String(ns).padStart(3, '0')} us`)).toBe(BigInt(us) * 1000n + BigInt(ns));
      expect(microsecondsOf(`${us} us`)).toBe(us);
    }),
  );
});

it('is refused out of bounds, and where it is finer than what is counted', () => {
  const bounds = { least: '1 us', most: '2 s', whole: 'us' } as const;
  expect(['1 us', '2 s', '1.5 ms'].map((text) => durationExpected(text, bounds))).toEqual([null, null, null]);
  for (const text of ['0 us', '2.000001 s', '1.5 us', '1 min']) {
    expect(durationExpected(text, bounds)).toBe('a duration from "1 us" to "2 s", whole in us');
  }
});
