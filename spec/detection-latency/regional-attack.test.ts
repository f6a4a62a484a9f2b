import { expect, test } from 'vitest';
import { loadRevision } from '../../src/revision/load.ts';
import type { Cells } from '../language/notation.ts';
import { breachOf } from '../language/statement.ts';
import { breakdownOf, REGIONAL_DETECTION } from './regional-attack.ts';

const revision = loadRevision('draft-00');
const observed = {
  k: 3 as Cells,
  attacked: 1,
  isAttacked: [false, true, false],
  standsOut: [false, true, false],
  values: [0, 9, 0],
  threshold: 3,
  isUneven: false,
};

test('floor((k - 1) / 2), 3 of the 8 regions of the published simulation', () => {
  expect([1, 2, 3, 4, 5, 8, 12].map(breakdownOf)).toEqual([0, 0, 1, 1, 2, 3, 5]);
});

test('an attacked cell that is missed is a breach, and so is an honest one that is taken for it', () => {
  expect(breachOf(REGIONAL_DETECTION, observed, revision)).toBeNull();
  const missed = { ...observed, standsOut: [false, false, false] };
  expect(breachOf(REGIONAL_DETECTION, missed, revision)).toContain(
    'cell 2 of 0, 9, 0 at threshold 3: expected it to',
  );
  const mistaken = { ...observed, standsOut: [true, true, false] };
  expect(breachOf(REGIONAL_DETECTION, mistaken, revision)).toContain('cell 1');
  expect(breachOf(REGIONAL_DETECTION, { ...missed, attacked: 2 }, revision)).toBeNull();
});
