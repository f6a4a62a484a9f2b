import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  closerOf,
  closestWindow,
  compared,
  isBeyond,
  isCloser,
  type Sense,
  shareOf,
  type WindowShare,
} from './closeness.ts';

const SENSES: readonly Sense[] = ['at most', 'less than', 'at least', 'more than'];

describe('what is compared', () => {
  it.each([
    ['at most', [false, false, true]],
    ['less than', [false, true, true]],
    ['at least', [true, false, false]],
    ['more than', [true, true, false]],
  ] as const)('%s 10, with 9, 10 and 11 found', (sense, beyond) => {
    const found = [9n, 10n, 11n].map((value) => compared('ns', value, sense, 10n));
    expect(found.map((one) => one && isBeyond(one))).toEqual(beyond);
  });

  it('says nothing where nothing is allowed and nothing was found, unless that is too much or too little', () => {
    const told = SENSES.map((sense) => compared('ns', 0n, sense, 0n));
    expect(told.map((one) => one !== null)).toEqual([false, true, false, true]);
    expect(compared('ns', 1n, 'at most', 0n)).not.toBeNull();
  });

  it('has more than any share where something is found and nothing is allowed', () => {
    const infinite = compared('ns', 1n, 'at most', 0n);
    const large = compared('ns', 10n ** 40n, 'at most', 1n);
    expect(closerOf(large, infinite)).toBe(infinite);
    expect(closerOf(infinite, large)).toBe(infinite);
  });

  it('keeps the first of two that are alike', () => {
    const first = compared('ns', 1n, 'at most', 2n);
    const second = compared('us', 2n, 'at most', 4n);
    expect(closerOf(first, second)).toBe(first);
    expect(closerOf(second, first)).toBe(second);
  });
});

describe('the closest window', () => {
  const steps = fc.array(fc.tuple(fc.bigInt(0n, 20n), fc.bigInt(0n, 20n)), { maxLength: 8 });

  /** Every window, one after the other, shares as exact fractions by cross-multiplication. */
  function byTrying(steps: readonly (readonly [bigint, bigint])[], once: bigint) {
    let best: { part: bigint; whole: bigint } | null = null;
    for (let from = 0; from < steps.length; from++) {
      for (let to = from + 1; to <= steps.length; to++) {
        const part = steps.slice(from, to).reduce((sum, [found]) => sum + found, 0n);
        const whole = steps.slice(from, to).reduce((sum, [, allowed]) => sum + allowed, once);
        if ((part > 0n || whole > 0n) && (best === null || isCloser({ part, whole }, best)))
          best = { part, whole };
      }
    }
    return best;
  }

  function runningSums(steps: readonly (readonly [bigint, bigint])[]) {
    const points = [{ found: 0n, allowed: 0n }];
    for (const [found, allowed] of steps) {
      const last = points[points.length - 1] as (typeof points)[number];
      points.push({ found: last.found + found, allowed: last.allowed + allowed });
    }
    return points;
  }

  const asShare = (window: WindowShare) => ({ part: window.found, whole: window.allowed });

  it('is as close as that which trying all of them finds', () => {
    fc.assert(
      fc.property(steps, fc.bigInt(0n, 9n), (given, once) => {
        const best = byTrying(given, once);
        const found = closestWindow(runningSums(given), once, null);
        expect(found === null).toBe(best === null);
        if (found === null || best === null) return;
        expect(isCloser(asShare(found), best) || isCloser(best, asShare(found))).toBe(false);
      }),
    );
  });

  it('is found beyond a share exactly where there is one', () => {
    fc.assert(
      fc.property(
        steps,
        fc.bigInt(0n, 9n),
        fc.bigInt(0n, 9n),
        fc.bigInt(1n, 9n),
        (given, once, part, whole) => {
          const best = byTrying(given, once);
          const found = closestWindow(runningSums(given), once, { part, whole });
          expect(found !== null).toBe(best !== null && isCloser(best, { part, whole }));
          if (found !== null && best !== null) expect(isCloser(best, asShare(found))).toBe(false);
        },
      ),
    );
  });

  it('passes over windows that do not count', () => {
    const points = runningSums([
      [9n, 1n],
      [1n, 1n],
      [1n, 1n],
    ]);
    const found = closestWindow(points, 0n, null, (from, to) => to - from === 2);
    expect(found).toMatchObject({ from: 0, to: 2, found: 10n, allowed: 2n });
    expect(shareOf({ unit: '', scale: 1n, found: 10n, sense: 'at most', allowed: 2n })).toEqual(
      asShare(found as WindowShare),
    );
  });
});
