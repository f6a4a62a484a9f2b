import { expect, it } from 'vitest';
import { breachOf, CHECK_IDS } from '../spec/language/statement.ts';
import { loadRevision } from '../src/revision/load.ts';
import { playTold } from '../src/search/case/play.ts';
import { BINDINGS } from './catalogue.ts';
import { FIXED_WITNESSES } from './fixed-witnesses.ts';

const revision = loadRevision('draft-00');

it.each(CHECK_IDS)('the fixed cases of %s meet its premise and hold on draft-00', (id) => {
  const binding = BINDINGS.find(({ statement }) => statement.id === id);
  if (binding === undefined) throw new Error(`${id} is not in the catalogue`);
  expect(FIXED_WITNESSES[id].length).toBeGreaterThan(0);
  for (const told of FIXED_WITNESSES[id]) {
    const observation = playTold(binding.scenario(revision), binding.level, told).observe();
    expect(binding.isRelevant(observation)).toBe(true);
    expect(breachOf(binding.statement, observation, revision)).toBeNull();
  }
});
