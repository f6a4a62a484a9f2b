import { expect, it } from 'vitest';
import { differenceOf } from './verdict-diff.ts';

it.each([
  ['held', 'held', false, 'held'],
  ['held', 'held', true, 'weaker'],
  ['refuted', 'refuted', false, 'refuted'],
  ['refuted', 'refuted', true, 'refuted'],
  ['held', 'refuted', false, 'broke'],
  ['held', 'refuted', true, 'broke'],
  ['refuted', 'held', false, 'newly holds'],
  ['refuted', 'held', true, 'weaker'],
  ['starved', 'held', false, 'inconclusive'],
  ['held', 'short', false, 'inconclusive'],
  ['starved', 'refuted', false, 'inconclusive'],
] as const)('%s, then %s (reworded: %s) is %s', (before, after, isReworded, expected) => {
  expect(differenceOf(before, after, isReworded)).toBe(expected);
});
