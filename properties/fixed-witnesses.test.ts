import { expect, it } from 'vitest';
import { breachOf } from '../spec/language/statement.ts';
import { loadRevision } from '../src/revision/load.ts';
import { playDescribed } from '../src/search/case/play.ts';
import { CHECKS } from './catalogue.ts';
import { FIXED_WITNESSES } from './fixed-witnesses.ts';

const revision = loadRevision('draft-00');

it('every check has fixed cases, and nothing else has', () => {
  expect(Object.keys(FIXED_WITNESSES)).toEqual(CHECKS.map(({ statement }) => statement.id));
});

it.each(Object.entries(FIXED_WITNESSES))(
  'the fixed cases of %s meet its premise and hold on draft-00',
  (id, cases) => {
    const binding = CHECKS.find(({ statement }) => statement.id === id);
    if (binding === undefined) throw new Error(`${id} is not in the catalogue`);
    expect(cases.length).toBeGreaterThan(0);
    for (const described of cases) {
      const observation = playDescribed(binding.scenario(revision), binding.level, described).observe();
      expect(binding.isRelevant(observation)).toBe(true);
      expect(breachOf(binding.statement, observation, revision)).toBeNull();
    }
  },
);
