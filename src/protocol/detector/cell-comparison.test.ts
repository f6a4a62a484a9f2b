import { expect, test } from 'vitest';
import { type RuleChoice, wrong } from '../../../spec/rules/catalogue.ts';
import { withRules } from '../../revision/build.ts';
import { loadRevision } from '../../revision/load.ts';
import { CellComparison } from './cell-comparison.ts';

const revision = loadRevision('draft-00');

function outOf(values: readonly number[], threshold: number, ...rules: RuleChoice[]): number[] {
  const comparison = new CellComparison(withRules(revision, rules).rules);
  const found = comparison.standOut(
    values.map((value) => ({ value, vantages: value > 0 ? 5 : 1 })),
    threshold,
  );
  return values.filter((_, cell) => found[cell]);
}

test('a cell stands out above the threshold, and not at it', () => {
  expect(outOf([0, 0, 0, 10, 11], 10)).toEqual([11]);
  expect(outOf([0, 0, 0, 10, 11], 10, wrong('cell-alarm', 'at'))).toEqual([10, 11]);
});

test.each<[RuleChoice, number[]]>([
  [wrong('cell-aggregate', 'lower-median'), [6, 7]],
  [wrong('cell-aggregate', 'upper-median'), [0, -1]],
  [wrong('cell-aggregate', 'midpoint'), [-1, 7]],
])('of two in the middle: %o', (rule, expected) => {
  expect(outOf([0, -1, 6, 7], rule.take === 'midpoint' ? 3 : 5, rule)).toEqual(expected);
});

test('a cell has one voice, or as many as it has vantages', () => {
  expect(outOf([0, 0, 0, 20], 10)).toEqual([20]);
  expect(outOf([0, 0, 0, 20], 10, wrong('cell-vote', 'per-vantage'))).toEqual([0, 0, 0]);
});

test('the mean and the value below the median move with one cell', () => {
  expect(outOf([0, 0, 100], 30, wrong('cell-aggregate', 'mean'))).toEqual([0, 0, 100]);
  expect(outOf([-100, 0, 0], 30, wrong('cell-aggregate', 'one-below-median'))).toEqual([0, 0]);
});
