import { expect, test } from 'vitest';
import { DISTINCT_ERROR_PERCENT, DistinctCount, EXACT_DISTINCT, fingerprintOf } from './distinct.ts';

/** Fingerprints of the scripts [0], [1], ... as blocks of 4096. */
function countUpTo(
  size: number,
  order: (block: number, blocks: number) => number,
  distinct = new DistinctCount(),
): number {
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

test('is exact up to its bound, and above it never that small', () => {
  expect(countUpTo(100_000, FORWARDS)).toBe(100_000);
  expect(countUpTo(EXACT_DISTINCT, FORWARDS)).toBe(EXACT_DISTINCT);
  expect(countUpTo(EXACT_DISTINCT + 1, FORWARDS)).toBeGreaterThan(EXACT_DISTINCT);
});

test('its bound can be another', () => {
  const size = 2 * EXACT_DISTINCT;
  expect(countUpTo(size, BACKWARDS, new DistinctCount(size))).toBe(size);
  expect(countUpTo(size, FORWARDS, new DistinctCount(1000))).not.toBe(size);
});

test('estimates within three of its standard errors above it, whatever the order of the blocks', () => {
  const size = 1_500_000;
  const forwards = countUpTo(size, FORWARDS);
  expect((100 * Math.abs(forwards - size)) / size).toBeLessThan(3 * Number(DISTINCT_ERROR_PERCENT));
  expect(countUpTo(size, BACKWARDS)).toBe(forwards);
});

test('its standard error is that of k minimum values', () => {
  expect(Number(DISTINCT_ERROR_PERCENT) / 100).toBeCloseTo(1 / Math.sqrt(EXACT_DISTINCT - 2), 4);
});

test('parts that left out what lower blocks of theirs have come to the same as the whole', () => {
  const blocks = Array.from({ length: 90 }, (_, block) =>
    // More than are kept, and most come again later.
    Float64Array.from({ length: 4096 }, (_, index) => fingerprintOf([(block % 40) * 4096 + index])),
  );
  const whole = new DistinctCount();
  for (const block of blocks) whole.add(block);
  for (const parts of [1, 2, 3]) {
    const ofPart = Array.from({ length: parts }, () => new DistinctCount());
    const kept = blocks.map((block, number) => {
      const part = ofPart[number % parts] as DistinctCount;
      const novel = part.novelOf(block);
      part.add(block);
      return novel;
    });
    const merged = new DistinctCount();
    for (const block of kept) merged.add(block);
    expect(merged.count).toBe(whole.count);
    const hashes = kept.reduce((sum, { length }) => sum + length, 0);
    if (parts === 1) expect(hashes).toBeLessThan(50 * 4096);
  }
});

test('scripts that differ in the order or the number of words differ', () => {
  const scripts = [[], [0], [0, 0], [0, 1], [1, 0], [256], [0, 0, 1], [0, 1, 0]];
  expect(new Set(scripts.map(fingerprintOf)).size).toBe(scripts.length);
});
