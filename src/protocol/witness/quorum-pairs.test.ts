import { describe, expect, it } from 'vitest';
import { loadRevision } from '../../revision/load.ts';
import { QuorumChoice, quorumPairs } from './quorum-pairs.ts';

/** Every subset of q of the first w witnesses, as bits. */
function quorumsOf(w: number, q: number): number[] {
  const found: number[] = [];
  for (let bits = 0; bits < 1 << w; bits++) if (sizeOf(bits) === q) found.push(bits);
  return found;
}

function sizeOf(bits: number): number {
  return [...bits.toString(2)].filter((digit) => digit === '1').length;
}

/** Pairs of quorums by how many honest and corrupt witnesses are in the first alone, the second alone, and both. */
function enumerated(honest: number, corrupt: number, q: number): Map<string, number> {
  const honestBits = (1 << honest) - 1;
  const counts = new Map<string, number>();
  const quorums = quorumsOf(honest + corrupt, q);
  for (const first of quorums) {
    for (const second of quorums) {
      const parts = [first & second, first & ~second, second & ~first];
      const key = parts.map((part) => [sizeOf(part & honestBits), sizeOf(part & ~honestBits)]).join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

function counted(honest: number, corrupt: number, q: number): Map<string, number> {
  return new Map(
    quorumPairs(honest, corrupt, q).map((kind) => [
      [
        kind.sharedHonest,
        kind.sharedCorrupt,
        kind.firstHonest,
        kind.firstCorrupt,
        kind.secondHonest,
        kind.secondCorrupt,
      ].join(),
      kind.pairs,
    ]),
  );
}

describe('pairs of quorums', () => {
  it('are as many as enumeration finds, for every pool of up to 6 witnesses', () => {
    for (let w = 1; w <= 6; w++) {
      for (let corrupt = 0; corrupt <= w; corrupt++) {
        for (let q = 1; q <= w; q++) {
          expect(counted(w - corrupt, corrupt, q), `${q} of ${w}, ${corrupt} corrupt`).toEqual(
            enumerated(w - corrupt, corrupt, q),
          );
        }
      }
    }
  });

  it('are none where there are too few witnesses', () => {
    expect(quorumPairs(1, 1, 3)).toEqual([]);
  });

  it('are all of the quorums twice, with 12 witnesses', () => {
    const all = quorumPairs(7, 5, 6).reduce((sum, { pairs }) => sum + pairs, 0);
    expect(all).toBe(924 ** 2);
  });
});

describe('a choice of quorums', () => {
  const { rules } = loadRevision('draft-00');
  const kinds = quorumPairs(3, 0, 1);

  it('detects in the share of pairs that do', () => {
    const tally = new QuorumChoice(rules).tally(kinds, ({ sharedHonest }) => sharedHonest > 0);
    expect(tally).toEqual({ pairs: 9, detected: 3 });
  });

  it('detects in none where the collector finds a pair that does not', () => {
    const choice = new QuorumChoice({ ...rules, 'quorum-choice': 'adversarial' });
    expect(choice.tally(kinds, ({ sharedHonest }) => sharedHonest > 0)).toEqual({ pairs: 9, detected: 0 });
    expect(choice.tally(kinds, () => true)).toEqual({ pairs: 9, detected: 9 });
  });
});
