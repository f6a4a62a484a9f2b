import { expect, test } from 'vitest';
import { ObservationDigest } from './observation-digest.ts';

function digestOf(...values: readonly unknown[]): number {
  const digest = new ObservationDigest();
  for (const value of values) digest.add(value);
  return digest.value;
}

test('what was shown alike has one digest, and what differs anywhere has another', () => {
  const shown: readonly unknown[] = [
    { count: 1, readings: [{ spent: 2n, isOver: true }] },
    { count: 1, readings: [{ spent: 2n, isOver: false }] },
    { count: 1, readings: [{ spent: 3n, isOver: true }] },
    { count: 2, readings: [{ spent: 2n, isOver: true }] },
    { count: 1, readings: [{ spent: 2n, isOver: true }, null] },
    [0],
    [-0],
    [0.1],
    [Number.MIN_VALUE],
    [Number.POSITIVE_INFINITY],
    ['ab', 'c'],
    ['a', 'bc'],
    null,
    'broken',
    new Uint8Array([1, 2]),
    new Uint8Array([2, 1]),
  ];
  for (const one of shown) expect(digestOf(structuredClone(one))).toBe(digestOf(one));
  expect(new Set(shown.map((one) => digestOf(one))).size).toBe(shown.length);
});

test('the order in which it was shown counts', () => {
  expect(digestOf(1, 2)).not.toBe(digestOf(2, 1));
});
