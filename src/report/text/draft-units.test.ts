import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { inDraftUnits } from './draft-units.ts';

test.each([
  ['expected 8700 ns, found 35200 ns', 'expected 8.7 us, found 35.2 us'],
  ['in 9 us after', 'in 9 us after'],
  ['50000 us', '50 ms'],
  ['3500000 us later', '3.5 s later'],
  ['0 ns', '0 ns'],
  ['871260800 ns of CPU in 200000000 ns', '435.6304 % of a core'],
  ['found 1 ns of CPU in 3 ns', 'found 1 ns of CPU in 3 ns'],
  ['35.2 us with the limit', '35.2 us with the limit'],
  ['19,770 ns', '19,770 ns'],
  ['in 1 ticks in a row', 'in 1 tick in a row'],
  ['11 ticks, 2,1 ticks, -1 ticks', '11 ticks, 2,1 ticks, -1 ticks'],
])('%s is told as %s', (text, told) => {
  expect(inDraftUnits(text)).toBe(told);
});

it('is exact: what it tells is as many nanoseconds', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (ns) => {
      const [amount = '', unit = ''] = inDraftUnits(`${ns} ns`).split(' ');
      const [whole = '', decimals = ''] = amount.split('.');
      const places = { s: 9, ms: 6, us: 3, ns: 0 }[unit as 's'];
      expect(BigInt(whole + decimals.padEnd(places, '0'))).toBe(ns);
    }),
  );
});
