import { describe, expect, test } from 'vitest';
import type { RuleChoices } from '../../../spec/rules/catalogue.ts';
import { loadRevision } from '../../revision/load.ts';
import { QuorumPolicy } from './quorum-policy.ts';

const { rules, auditorAsks } = loadRevision('draft-00');
const policy = (over: Partial<RuleChoices>, m = auditorAsks): QuorumPolicy =>
  new QuorumPolicy({ rules: { ...rules, ...over }, auditorAsks: m });

describe('the least quorum', () => {
  test.each([
    ['none', 1],
    ['one-honest', 2],
    ['all-corrupt', 1],
    ['majority', 4],
    ['half', 3],
  ] as const)('of 5 witnesses, 1 of them corrupt, under %s is %i', (condition, least) => {
    const conditioned = policy({ 'quorum-condition': condition });
    expect(conditioned.quorumOf({ w: 5, f: 1, q: 1 })).toBe(least);
    expect(conditioned.quorumOf({ w: 5, f: 1, q: 5 })).toBe(5);
  });

  test('of a majority is the least q with 2 q > w + f, for every small pool', () => {
    const majority = policy({ 'quorum-condition': 'majority' });
    for (let w = 1; w <= 12; w++) {
      for (let f = 0; f <= w; f++) {
        const q = majority.quorumOf({ w, f, q: 1 });
        expect([2 * q > w + f, 2 * (q - 1) > w + f], `${w}, ${f}`).toEqual([true, false]);
      }
    }
  });
});

describe('an auditor asks', () => {
  const pool = { w: 5, f: 1, q: 3 };

  test.each([
    ['one', 1],
    ['enough', 4],
    ['one-short', 3],
  ] as const)('%s: %i of 5', (auditor, asked) => {
    expect(policy({ 'auditor-asks': auditor }).askedOf(pool)).toBe(asked);
  });

  test('as many as the revision says, where it gives a number', () => {
    expect(policy({ 'auditor-asks': 'one' }, 3).askedOf(pool)).toBe(3);
    expect(policy({ 'auditor-asks': 'one' }, 6).askedOf(pool)).toBe(5);
    expect(policy({ 'auditor-asks': 'enough' }, 1).askedOf(pool)).toBe(4);
  });

  test('never more than there are, and always one', () => {
    expect(policy({ 'auditor-asks': 'enough' }).askedOf({ w: 5, f: 3, q: 1 })).toBe(5);
    expect(policy({ 'auditor-asks': 'one-short' }).askedOf({ w: 5, f: 0, q: 5 })).toBe(1);
  });
});
