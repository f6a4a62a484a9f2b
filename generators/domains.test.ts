import { expect, test } from 'vitest';
import { loadRevision } from '../src/revision/load.ts';
import { alikeTicks } from './domains.ts';

test('fewer ticks are taken where no two of a flood are alike', () => {
  const draft = loadRevision('draft-00');
  expect(alikeTicks(2000, [1200], draft).size).toBe(2000);
  expect(alikeTicks(2000, [1200], { ...draft, R_L: 1.5 }).size).toBe(64);
  expect(alikeTicks(20, [], { ...draft, R_L: 1.5 }).size).toBe(20);
});
