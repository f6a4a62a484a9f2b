import { describe, expect, test } from 'vitest';
import { breachOf } from '../../../spec/language/statement.ts';
import { loadRevision } from '../../revision/load.ts';
import { runBlock } from '../block/block.ts';
import type { AnyBinding } from './binding.ts';
import { canaryFor, canaryId, canaryNamed } from './canary.ts';
import { Trial } from './trial.ts';

const revision = loadRevision('draft-00');

/** The same cases, none of which ends the search, with those counted that would. */
function counting(canary: AnyBinding): AnyBinding {
  const { statement } = canary;
  const isFalse = (drawn: unknown) => breachOf(statement, drawn, revision) !== null;
  return {
    ...canary,
    statement: { ...statement, judgesOn: () => [] },
    reach: [{ name: 'false', perMille: 1, when: isFalse }],
  };
}

describe('a canary', () => {
  test.each([4096, 40_960, 204_800])('is false on about 25 of %i cases', (cases) => {
    const trial = new Trial(counting(canaryFor(cases)), revision, [], 'own');
    const searches = 800_000 / cases;
    let failing = 0;
    for (let block = 0; block < (cases * searches) / 4096; block++) {
      failing += runBlock(trial, 7, block, 4096).reached[0] as number;
    }
    // Poisson: ten standard deviations either way.
    const expected = 25 * searches;
    expect(Math.abs(failing - expected)).toBeLessThan(10 * Math.sqrt(expected));
  });

  test('is false on every case where fewer than 25 are promised', () => {
    const { statement } = canaryFor(24);
    expect(breachOf(statement, 2 ** 52 - 1, revision)).toMatch(
      /^expected at least \d+, found 4503599627370495$/,
    );
  });

  test('is found by its name, and nothing else is', () => {
    expect(canaryNamed(canaryId(4096))?.statement.sentence).toBe(canaryFor(4096).statement.sentence);
    for (const name of [
      'canary/0',
      'canary/',
      'canary/1e6',
      'canary/9999999999999999',
      'T-RC-1/honest-step',
    ] as const)
      expect(canaryNamed(name)).toBeUndefined();
  });
});
