import { expect, test } from 'vitest';
import type { Cells, Ticks } from '../../../spec/language/notation.ts';
import { type AlternativeOf, wrong } from '../../../spec/rules/catalogue.ts';
import { withRules } from '../../revision/build.ts';
import { loadRevision } from '../../revision/load.ts';
import { createBundleSchedule } from './bundle-schedule.ts';

const THREE_CELLS = 3 as Cells;
const FIVE_TICKS = 5 as Ticks;

/** Bundles emitted by the end of each tick, from none to two periods of 5 ticks and 3 cells. */
function emittedBy(take: AlternativeOf<'bundle-schedule'>): number[] {
  const { rules } = withRules(loadRevision('draft-00'), [wrong('bundle-schedule', take)]);
  const schedule = createBundleSchedule(rules);
  return Array.from({ length: 11 }, (_, ticks) => schedule(ticks, THREE_CELLS, FIVE_TICKS));
}

test.each([
  ['spread', [0, 0, 1, 1, 2, 3, 3, 4, 4, 5, 6]],
  ['together', [0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 6]],
  ['late', [0, 0, 0, 1, 1, 2, 3, 3, 4, 4, 5]],
  ['one-per-period', [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2]],
] as const)('%s', (take, expected) => {
  expect(emittedBy(take)).toEqual(expected);
});

test('more cells than ticks: several bundles in a tick', () => {
  const schedule = createBundleSchedule(loadRevision('draft-00').rules);
  expect([1, 2, 3].map((ticks) => schedule(ticks, 7 as Cells, 2 as Ticks))).toEqual([3, 7, 10]);
});
