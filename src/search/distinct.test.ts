import { expect, test } from 'vitest';
import { DistinctCount, EXACT_DISTINCT, fingerprintOf } from './distinct.ts';

/** Fingerprints of the scripts [0], [1], ... as blocks of 4096. */
function countUpTo(size: number, order: (block: number, blocks: number) => number): number {
  const distinct = new DistinctCount();
  const blocks = Math.ceil(size / 4096);
  for (let turn = 0; turn < blocks; turn++) {
    const block = order(turn, blocks);
    const from = block * 4096;
    const length = Math.min(4096, size - from);
    distinct.add(Float64Array.from({ length }, (_, index) => fingerprintOf([from + index])));
  }
  return distinct.count;
}

const FORWARDS = (turn: number): number => turn;
const BACKWARDS = (turn: number, blocks: number): number => blocks - 1 - turn;

test('repeated scripts count once', () => {
  const distinct = new DistinctCount();
  distinct.add(Float64Array.from([fingerprintOf([1, 2]), fingerprintOf([2, 1]), fingerprintOf([1, 2])]));
  expect(distinct.count).toBe(2);
});

test('is exact up to its bound', () => {
  expect(countUpTo(100_000, FORWARDS)).toBe(100_000);
  expect(countUpTo(EXACT_DISTINCT, FORWARDS)).toBe(EXACT_DISTINCT);
});

test('estimates within half a per cent above it, whatever the order of the blocks', () => {
  const size = 1_500_000;
  const forwards = countUpTo(size, FORWARDS);
  expect(Math.abs(forwards - size) / size).toBeLessThan(0.005);
  expect(countUpTo(size, BACKWARDS)).toBe(forwards);
});

test('scripts that differ in the order or the number of words differ', () => {
  const scripts = [[], [0], [0, 0], [0, 1], [1, 0], [256], [0, 0, 1], [0, 1, 0]];
  expect(new Set(scripts.map(fingerprintOf)).size).toBe(scripts.length);
});
