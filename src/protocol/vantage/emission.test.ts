import { describe, expect, test } from 'vitest';
import type { Microseconds } from '../../../spec/language/notation.ts';
import { wrong } from '../../../spec/rules/catalogue.ts';
import { withRules } from '../../revision/build.ts';
import { loadRevision } from '../../revision/load.ts';
import { createEmissionSchedule } from './emission.ts';

const revision = loadRevision('draft-00');
const SECOND = 1_000_000 as Microseconds;

test('a pair on each tick', () => {
  const emitted = createEmissionSchedule(revision.rules);
  expect([0, 1, 2, 1000].map((ticks) => emitted(ticks, SECOND))).toEqual([0, 1, 2, 1000]);
});

test('at both ends: one more, from the first tick on', () => {
  const { rules } = withRules(revision, [wrong('emission', 'both-ends')]);
  const emitted = createEmissionSchedule(rules);
  expect([0, 1, 2].map((ticks) => emitted(ticks, SECOND))).toEqual([0, 2, 3]);
});

describe('as often as whole ticks fit in a second', () => {
  const { rules } = withRules(revision, [wrong('emission', 'whole-per-second')]);
  const emitted = createEmissionSchedule(rules);

  test('no difference where a second is a whole number of ticks', () => {
    for (const length of [1000, 50_000, 500_000, 1_000_000]) {
      for (const ticks of [1, 7, 19, 20, 21, 400]) expect(emitted(ticks, length as Microseconds)).toBe(ticks);
    }
  });

  test('400 ms fits twice: pairs at 0.4, 0.8, 1.4 and 1.8 s', () => {
    expect([1, 2, 3, 4, 5].map((ticks) => emitted(ticks, 400_000 as Microseconds))).toEqual([1, 2, 2, 3, 4]);
  });

  test('a tick longer than a second never fits', () => {
    expect(emitted(100, 1_000_001 as Microseconds)).toBe(0);
  });
});
