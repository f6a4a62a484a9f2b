import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inParts, inSameParts } from './decimal.ts';

test.each([
  [4, { value: 4, parts: 1 }],
  [1.5, { value: 15, parts: 10 }],
  [2.25, { value: 225, parts: 100 }],
  [0.001, { value: 1, parts: 1000 }],
  [999.999, { value: 999_999, parts: 1000 }],
  [0.0001, null],
  [1 / 3, null],
])('%s in parts', (limit, expected) => {
  expect(inParts(limit)).toEqual(expected);
});

test('every number of three decimals has its parts', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (thousandths) => {
      const found = inParts(thousandths / 1000);
      expect(found && (found.value * 1000) / found.parts).toBe(thousandths);
    }),
  );
});

test('two limits have parts in common', () => {
  expect(inSameParts(1.5, 8)).toEqual({ first: 15, second: 80, parts: 10 });
  expect(inSameParts(4, 0.125)).toEqual({ first: 4000, second: 125, parts: 1000 });
  expect(() => inSameParts(1 / 3, 8)).toThrow(RangeError);
});
