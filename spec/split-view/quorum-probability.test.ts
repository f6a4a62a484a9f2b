import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import type { Revision } from '../language/revision.ts';
import { breachOf, isAtBound } from '../language/statement.ts';
import { QUORUM_BOUND } from './quorum-probability.ts';

const printed = { wordings: {}, formulas: {} } as unknown as Revision;

function bound(w: number, q: number): Fraction {
  return new Fraction(1).sub(new Fraction(1).sub(new Fraction(1, w)).pow(q) as Fraction);
}

function isAtLeastBound(detected: number, w: number, q: number): boolean {
  return breachOf(QUORUM_BOUND, { w, q, corrupt: 0, detected }, printed) === null;
}

/** How many sets of q there are among w, by Pascal's triangle. */
function subsets(w: number, q: number): number {
  if (q === 0 || q === w) return 1;
  return subsets(w - 1, q - 1) + subsets(w - 1, q);
}

describe('the bound of Step 1', () => {
  it('is that of exact fractions, at it, below it and above it', () => {
    for (let w = 1; w <= 12; w++) {
      for (let q = 1; q <= w; q++) {
        const pairs = subsets(w, q) ** 2;
        const exact = bound(w, q).mul(pairs);
        const least = Number(exact.ceil().valueOf());
        expect(isAtBound(QUORUM_BOUND, { w, q, corrupt: 0, detected: least }, printed), `${q} of ${w}`).toBe(
          exact.d === 1n,
        );
        expect(isAtLeastBound(least, w, q)).toBe(true);
        expect(isAtLeastBound(least - 1, w, q)).toBe(false);
        expect(isAtLeastBound(least + 1, w, q)).toBe(true);
      }
    }
  });

  it('is one of all pairs of quorums: those that are left out do not detect', () => {
    expect(isAtLeastBound(36, 5, 2)).toBe(true);
    expect(isAtLeastBound(35, 5, 2)).toBe(false);
  });

  it('says nothing of a pool that has no quorum', () => {
    expect(isAtLeastBound(0, 3, 4)).toBe(true);
  });

  it('is told with what was counted', () => {
    const told = breachOf(QUORUM_BOUND, { w: 2, q: 1, corrupt: 1, detected: 1 }, printed);
    expect(told).toBe(
      '1 of 2 witnesses, 1 of them corrupt: expected to detect with at least 1 - (1 - 1/2)^1, found 1 of 4 pairs of quorums',
    );
  });
});
