import { describe, expect, test } from 'vitest';
import type { Microseconds } from '../../../spec/language/notation.ts';
import { type RuleChoice, wrong } from '../../../spec/rules/catalogue.ts';
import { withRules } from '../../revision/build.ts';
import { loadRevision } from '../../revision/load.ts';
import { createLimiter } from './create-limiter.ts';
import { type Limiter, tickPairs } from './traffic.ts';

/** At R_L = 4, 20 ticks a second and B_F = 8 seconds: 4 tick pairs a tick, and 160 saved up. */
const T_TICK = 50_000 as Microseconds;
const BURST = 160;

function limiterOf(full: boolean, ...choices: readonly RuleChoice[]): Limiter {
  const limiter = createLimiter(withRules(loadRevision('draft-00'), choices));
  limiter.open(T_TICK, full);
  return limiter;
}

const passedOf = (limiter: Limiter, pairs: number): number => limiter.admitMore(tickPairs(pairs)).snapshots;

describe('two limiters in turn', () => {
  const twice = (full: boolean) => limiterOf(full, wrong('limiter-instances', 'in-turn'));

  test('admit both bursts', () => {
    expect([passedOf(limiterOf(true), 1000), passedOf(twice(true), 1000)]).toEqual([BURST, 2 * BURST]);
  });

  test('admit both rates, tick by tick and at once', () => {
    const admitted = (limiter: Limiter, ticks: number): number =>
      limiter.admit(tickPairs(100), ticks).reduce((sum, run) => sum + run.ticks * run.snapshots, 0);
    expect([admitted(limiterOf(false), 10), admitted(twice(false), 10)]).toEqual([40, 80]);
    const one = twice(false);
    expect(Array.from({ length: 10 }, () => admitted(one, 1))).toEqual(new Array(10).fill(8));
  });

  test('change nothing for a vantage that stays within its rate', () => {
    expect(twice(false).admit(tickPairs(1), 5)).toEqual([{ ticks: 5, snapshots: 1, pushes: 1 }]);
  });
});

describe('a bucket that is dropped when idle', () => {
  const dropped = (full: boolean) => limiterOf(full, wrong('bucket-eviction', 'when-idle'));

  test('is full again after a tick without a packet, where buckets start full', () => {
    for (const [limiter, next] of [
      [limiterOf(true), 8],
      [dropped(true), BURST],
    ] as const) {
      passedOf(limiter, BURST);
      limiter.admit(tickPairs(0), 1);
      limiter.refill();
      expect(passedOf(limiter, 1000)).toBe(next);
    }
  });

  test('is no fuller when the next tick follows at once', () => {
    const limiter = dropped(true);
    passedOf(limiter, BURST);
    limiter.refill();
    expect(passedOf(limiter, 1000)).toBe(4);
  });

  test('has lost what was saved up, where buckets start empty', () => {
    const limiter = dropped(false);
    limiter.admit(tickPairs(0), 10);
    limiter.refill();
    expect(passedOf(limiter, 1000)).toBe(4);
  });
});

test('what is given back can be spent again, and not more than the bucket holds', () => {
  const limiter = limiterOf(true);
  const passed = limiter.admitMore(tickPairs(100));
  limiter.giveBack(passed);
  limiter.giveBack(passed);
  expect(passedOf(limiter, 1000)).toBe(BURST);
});
