import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadRevision } from '../src/revision/load.ts';
import { asProperty, scripts } from '../src/search/trial/as-property.ts';
import { acceptsHonest, rejectsReplays } from './replay-coherence/acceptance.ts';

const draft00 = loadRevision('draft-00');
const draft01 = loadRevision('draft-01-proposed');
const search = { seed: 20260527, numRuns: 5000 };

test('no replay is accepted under draft-01-proposed', () => {
  fc.assert(asProperty(rejectsReplays, draft01), search);
});

test('an honest packet is refused under draft-00, and its seed and path give the case again', () => {
  const property = asProperty(acceptsHonest, draft00);
  const { counterexample, counterexamplePath: path, errorInstance } = fc.check(property, search);
  expect(String(errorInstance)).toMatch(/expected accepted, found refused by/);
  expect(fc.check(property, { ...search, path: `${path}` }).counterexample).toEqual(counterexample);
});

test('the cases of a statement can be drawn alone', () => {
  expect(fc.sample(scripts(acceptsHonest, draft00), search)).toHaveLength(5000);
});
