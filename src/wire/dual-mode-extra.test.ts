import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RuleChoices } from '../../spec/rules/catalogue.ts';
import { loadRevision } from '../revision/load.ts';
import { DualModeExtra } from './dual-mode-extra.ts';

const { rules } = loadRevision('draft-00');
const exact = new DualModeExtra(rules);
const variant = (over: Partial<RuleChoices>): DualModeExtra => new DualModeExtra({ ...rules, ...over });
const ONE_ULP = Number.EPSILON;
const aggregate = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const pair = fc.record({ dMinimax: aggregate, dMax: aggregate });

test.each([
  [0, '0000000000000000'],
  [1, '3ff0000000000000'],
  [1 + ONE_ULP, '3ff0000000000001'],
  [0.1, '3fb999999999999a'],
  [30, '403e000000000000'],
  [5e-324, '0000000000000001'],
  [Number.MAX_VALUE, '7fefffffffffffff'],
])('%d is written as %s', (value, digits) => {
  expect(exact.encode({ dMinimax: value, dMax: 1 })).toBe(`mvps-dual-mode ${digits} 3ff0000000000000`);
  expect(exact.encode({ dMinimax: 1, dMax: value })).toBe(`mvps-dual-mode 3ff0000000000000 ${digits}`);
});

test.each([-0, -1, Number.NaN, Number.POSITIVE_INFINITY])('%d is no aggregate', (value) => {
  expect(() => exact.encode({ dMinimax: value, dMax: 1 })).toThrow(RangeError);
});

test('every pair of aggregates reads back as itself', () => {
  fc.assert(
    fc.property(pair, (aggregates) => {
      const [, first = '', second = ''] = (exact.encode(aggregates) ?? '').split(' ');
      const read = (digits: string): number => Buffer.from(digits, 'hex').readDoubleBE();
      expect([read(first), read(second)]).toEqual([aggregates.dMinimax, aggregates.dMax]);
    }),
  );
});

describe.each([
  ['as draft-00 has it', {}],
  ['D_max alone', { 'extra-binding': 'd-max-only' }],
  ['nothing', { 'extra-binding': 'none' }],
  ['16 digits', { 'extra-encoding': 'sixteen-digits' }],
  ['six decimals', { 'extra-encoding': 'fixed-decimals' }],
  ['32 bits', { 'extra-encoding': 'binary32' }],
  ['the smaller one first', { 'extra-binding': 'unordered' }],
  ['signs of zeros', { 'extra-zero': 'sign-kept' }],
] as const)('%s', (_, over) => {
  const extra = variant(over);

  test('numbers are the same just where their lines are', () => {
    const near = fc
      .tuple(pair, fc.constantFrom(0, ONE_ULP, 1e-7, 1), fc.constantFrom(0, ONE_ULP, 1e-7, 1))
      .map(([left, minimax, max]) => {
        const right = { dMinimax: left.dMinimax * (1 + minimax), dMax: left.dMax * (1 + max) };
        return [left, Number.isFinite(right.dMinimax + right.dMax) ? right : left] as const;
      });
    fc.assert(
      fc.property(near, ([left, right]) => {
        expect(extra.isSame(left, right)).toBe(extra.encode(left) === extra.encode(right));
      }),
    );
  });
});

test('one unit in the last place is lost by 16 digits, by six decimals, and where a number is left out', () => {
  const left = { dMinimax: 1, dMax: 1 };
  const right = { dMinimax: 1 + ONE_ULP, dMax: 1 };
  expect(exact.isSame(left, right)).toBe(false);
  expect(variant({ 'extra-encoding': 'sixteen-digits' }).isSame(left, right)).toBe(true);
  expect(variant({ 'extra-encoding': 'fixed-decimals' }).isSame(left, right)).toBe(true);
  expect(variant({ 'extra-binding': 'd-max-only' }).isSame(left, right)).toBe(true);
});

test('-0 is refused, written as 0, or kept apart from it', () => {
  const zero = { dMinimax: 0, dMax: 1 };
  const minus = { dMinimax: -0, dMax: 1 };
  expect(() => exact.encode(minus)).toThrow(RangeError);
  const asZero = variant({ 'extra-zero': 'as-zero' });
  expect([asZero.encode(minus), asZero.isSame(zero, minus)]).toEqual([exact.encode(zero), true]);
  const kept = variant({ 'extra-zero': 'sign-kept' });
  expect(kept.encode(minus)).toBe('mvps-dual-mode 8000000000000000 3ff0000000000000');
  expect(kept.isSame(zero, minus)).toBe(false);
});

test('NaN is written where only what is below 0 is refused', () => {
  const lax = variant({ 'extra-range': 'not-negative' });
  expect(lax.encode({ dMinimax: Number.NaN, dMax: 1 })).toBe(
    'mvps-dual-mode 7ff8000000000000 3ff0000000000000',
  );
  expect(() => lax.encode({ dMinimax: -1, dMax: 1 })).toThrow(RangeError);
});
