import { describe, expect, test } from 'vitest';
import { ReachTest, type ReachVerdict } from './reach-test.ts';

const PER_MILLE = 200;
const LOOK_EVERY = 25;
const LOOKS = 40;

/** What one look at a test that has seen nothing else says. */
function firstLook(count: number, cases: number, perMille = PER_MILLE): ReachVerdict {
  const test = new ReachTest(perMille);
  test.look(count, cases);
  return test.verdict;
}

/** For each look, the most cases of the kind that starve, and the fewest that are enough. */
function boundaries(): readonly (readonly [starved: number, reached: number])[] {
  return Array.from({ length: LOOKS }, (_, look) => {
    const cases = (look + 1) * LOOK_EVERY;
    const counts = Array.from({ length: cases + 1 }, (_, count) => count);
    const first = (wanted: (verdict: ReachVerdict) => boolean) =>
      bisect(counts.length, (count) => wanted(firstLook(count, cases)));
    return [first((verdict) => verdict !== 'starved') - 1, first((verdict) => verdict === 'reached')];
  });
}

/** The least number below `end` from which on something is true; `end` where it never is. */
function bisect(end: number, isTrue: (at: number) => boolean): number {
  let [low, high] = [0, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The chance that a kind of this share is ever found starved, and ever reached, over all looks: every path is counted. */
function chancesAt(
  share: number,
  edges: ReturnType<typeof boundaries>,
): { starved: number; reached: number } {
  let open = [1];
  const ended = { starved: 0, reached: 0 };
  for (const [starved, reached] of edges) {
    for (let drawn = 0; drawn < LOOK_EVERY; drawn++) {
      const next = new Array<number>(open.length + 1).fill(0);
      open.forEach((chance, count) => {
        next[count] = (next[count] as number) + chance * (1 - share);
        next[count + 1] = (next[count + 1] as number) + chance * share;
      });
      open = next;
    }
    open = open.map((chance, count) => {
      if (count <= starved) ended.starved += chance;
      else if (count >= reached) ended.reached += chance;
      else return chance;
      return 0;
    });
  }
  return ended;
}

describe('the sequential test of a required share', () => {
  const edges = boundaries();

  test('starves what has the share with a chance of at most 10^-9, over all looks together', () => {
    const { starved } = chancesAt(PER_MILLE / 1000, edges);
    expect(starved).toBeGreaterThan(0);
    expect(starved).toBeLessThanOrEqual(1e-9);
  });

  test('lets what has less than nine tenths of it pass with a chance of at most 10^-9', () => {
    const { reached } = chancesAt((PER_MILLE * 0.9) / 1000, edges);
    expect(reached).toBeGreaterThan(0);
    expect(reached).toBeLessThanOrEqual(1e-9);
  });

  test('and decides soon where the share is half, or twice, what is required', () => {
    expect(chancesAt(0.1, edges).starved).toBeGreaterThan(0.9);
    expect(chancesAt(0.4, edges).reached).toBeGreaterThan(0.999);
  });
});

test('the first look that shows something decides', () => {
  const kind = new ReachTest(10);
  kind.look(0, 100);
  expect(kind.verdict).toBe('undecided');
  kind.look(0, 5000);
  expect([kind.verdict, kind.decidedAt]).toEqual(['starved', 5000]);
  kind.look(9000, 10_000);
  expect([kind.verdict, kind.decidedAt]).toEqual(['starved', 5000]);
});

test('the smaller the error, the more it takes to decide', () => {
  const verdicts = (['1e-3', '1e-9', '1e-30'] as const).map((error) => {
    const kind = new ReachTest(200, error);
    kind.look(80, 240);
    kind.look(160, 480);
    return [kind.verdict, kind.decidedAt];
  });
  expect(verdicts).toEqual([
    ['reached', 240],
    ['reached', 480],
    ['undecided', null],
  ]);
});

test('as many cases as it says decide', () => {
  for (const share of [0.002, 0.0095, 0.02, 0.03]) {
    const kind = new ReachTest(10);
    kind.look(100 * share, 100);
    const cases = kind.casesToDecide(100 * share, 100) ?? 0;
    expect(firstLook(share * cases, cases, 10)).not.toBe('undecided');
    expect(firstLook(share * cases * 0.8, cases * 0.8, 10)).toBe('undecided');
  }
});

test('where all cases are required, half of them starve the kind', () => {
  expect(firstLook(20_000, 20_000, 1000)).toBe('reached');
  expect(firstLook(5_000, 10_000, 1000)).toBe('starved');
});
