import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BLOCK_CASES } from '../case/address.ts';
import { sampledOf } from '../measure/behaviour.ts';
import type { ClosestCase } from '../measure/closest.ts';
import type { BlockResult } from './block-result.ts';
import { BlockSequence, type Merged } from './block-sequence.ts';
import { casesIn } from './shard.ts';

const ROWS = 2;

/** A block whose hashes repeat those of other blocks in part, and that fails where it is told to. */
function blockOf(block: number, target: number, fails: boolean): BlockResult {
  const cases = fails ? 1 + (block % 7) : casesIn(block, target, BLOCK_CASES);
  const hashes = (length: number) => Float64Array.from({ length }, (_, nth) => (block % 5) * 1000 + nth * 7);
  return {
    cases,
    discarded: block,
    reached: [cases >> 1, block],
    scripts: hashes(Math.min(cases, 50)),
    behaviours: hashes(sampledOf(Math.min(cases, 9))),
    failing: fails ? [block] : null,
    closest: closestOf(block),
    digest: String(block),
  };
}

/** Blocks with none, and with shares of which some are alike though written otherwise. */
function closestOf(block: number): ClosestCase | null {
  if (block % 3 === 0) return null;
  const scale = 10n ** BigInt(20 + block);
  const found = BigInt((block * 7) % 11) * scale;
  return {
    closeness: { unit: 'ns', scale: 1n, found, sense: 'at most', allowed: 11n * scale },
    script: [block],
  };
}

interface Search {
  readonly target: number;
  readonly failing: readonly number[];
}

const searches = fc.record({
  target: fc.integer({ min: 1, max: 40 * BLOCK_CASES }),
  failing: fc.oneof(fc.constant([]), fc.array(fc.nat({ max: 45 }), { maxLength: 3 })),
});

/** Runs every block that is handed out, several at a time, and finishes them in an order that `picks` decides. */
function run(sequence: BlockSequence, { target, failing }: Search, picks: readonly number[]): BlockResult[] {
  const finished: BlockResult[] = [];
  const underWay: number[] = [];
  for (let turn = 0; ; turn++) {
    while (underWay.length < 5) {
      const next = sequence.next();
      if (next === null) break;
      underWay.push(next.block);
    }
    if (underWay.length === 0) return finished;
    const [block = 0] = underWay.splice((picks[turn % picks.length] as number) % underWay.length, 1);
    const result = blockOf(block, target, failing.includes(block));
    finished[block] = sequence.novelOf(result);
    sequence.take(block, result);
  }
}

function inOrder(search: Search): Merged {
  const sequence = new BlockSequence(search.target, ROWS);
  run(sequence, search, [0]);
  expect(sequence.isOver).toBe(true);
  return sequence.merged;
}

describe('blocks merge to the same', () => {
  test('in whatever order they finish', () => {
    fc.assert(
      fc.property(searches, fc.array(fc.nat(), { minLength: 1 }), (search, picks) => {
        const sequence = new BlockSequence(search.target, ROWS);
        run(sequence, search, picks);
        expect(sequence.merged).toEqual(inOrder(search));
      }),
    );
  });

  test('from shards that left out the hashes of their lower blocks, for any number of shards', () => {
    fc.assert(
      fc.property(
        searches,
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.nat(), { minLength: 1 }),
        (search, of, picks) => {
          const shards = Array.from({ length: of }, (_, index) =>
            run(new BlockSequence(search.target, ROWS, { shard: { index, of } }), search, picks),
          );
          const merged = new BlockSequence(search.target, ROWS);
          for (let next = merged.next(); next !== null; next = merged.next()) {
            merged.take(next.block, shards[next.block % of]?.[next.block] as BlockResult);
          }
          expect(merged.merged).toEqual(inOrder(search));
        },
      ),
    );
  });
});

test('the closest case is the one of the lowest address, and a block that is no closer need not tell its own', () => {
  const sequence = new BlockSequence(20 * BLOCK_CASES, ROWS);
  const kept = run(sequence, { target: 20 * BLOCK_CASES, failing: [] }, [0]);
  // 7 times a block, modulo 11, is 10 for 3, which has none, and for 14.
  expect(sequence.merged.closest).toEqual(closestOf(14));
  expect(closestOf(15)).toBeNull();
  const told = kept.flatMap(({ closest }) => (closest === null ? [] : [closest.script]));
  expect(told).toEqual([[1], [14]]);
  const alike = new BlockSequence(2 * BLOCK_CASES, ROWS);
  const closest = closestOf(14) as ClosestCase;
  alike.take(0, { ...blockOf(0, 2 * BLOCK_CASES, false), closest: { ...closest, script: [0] } });
  alike.take(1, { ...blockOf(1, 2 * BLOCK_CASES, false), closest: { ...closest, script: [1] } });
  expect(alike.merged.closest?.script).toEqual([0]);
});

test('the failing case of the lowest address is the one that counts', () => {
  const search = { target: 20 * BLOCK_CASES, failing: [11, 4, 17] };
  expect(inOrder(search)).toMatchObject({ failing: [4], cases: 4 * BLOCK_CASES + 5 });
});

test('no more blocks run ahead of an unfinished one than memory is meant for', () => {
  const sequence = new BlockSequence(10_000 * BLOCK_CASES, ROWS);
  sequence.next();
  let ahead = 0;
  for (let next = sequence.next(); next !== null; next = sequence.next()) {
    sequence.take(next.block, blockOf(next.block, 10_000 * BLOCK_CASES, false));
    ahead++;
  }
  expect(ahead).toBeGreaterThan(100);
  expect(ahead).toBeLessThan(1000);
});

test('a shard hands out every block of its residue once, and only those', () => {
  const target = 10 * BLOCK_CASES + 1;
  const blocks = [0, 1, 2, 3].map((index) => {
    const sequence = new BlockSequence(target, ROWS, { shard: { index, of: 4 } });
    const handed: (readonly [number, number])[] = [];
    for (let next = sequence.next(); next !== null; next = sequence.next())
      handed.push([next.block, next.cases]);
    expect(sequence.size).toBe(handed.reduce((sum, [, cases]) => sum + cases, 0));
    return handed;
  });
  expect(blocks[1]).toEqual([1, 5, 9].map((block) => [block, BLOCK_CASES]));
  expect(blocks[2]).toEqual([
    [2, BLOCK_CASES],
    [6, BLOCK_CASES],
    [10, 1],
  ]);
  expect(blocks.flat()).toHaveLength(11);
});
