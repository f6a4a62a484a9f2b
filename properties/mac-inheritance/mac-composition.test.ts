import { expect, test } from 'vitest';
import { type RuleChoice, wrong } from '../../spec/rules/catalogue.ts';
import { loadRevision } from '../../src/revision/load.ts';
import { runBlock } from '../../src/search/block/block.ts';
import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { Trial } from '../../src/search/trial/trial.ts';
import { breaksInVitest } from '../breaking-sets.fixture.ts';
import { isRefuted, unrepaired } from '../claim-search.fixture.ts';
import { preservedRoundTrip, separatePaths } from './mac-composition.ts';

const repaired = loadRevision('draft-01-proposed');
const cases = 4096;

breaksInVitest({
  binding: preservedRoundTrip,
  sets: [
    [['info-purpose=omitted'], 1],
    [['tamper', 'cwt-mac-coverage=all-but-expiry'], 2],
    [['use-held-key', 'bfd-key-derivation=legacy', 'legacy-bfd-key=operator-key'], 2],
  ],
  cases,
});

breaksInVitest({ binding: separatePaths, sets: [], cases });

/** Steps of the shortest case in which a tag is carried over to the other path; null where none is. */
function carriedOver(...planted: RuleChoice[]): number | null {
  const trial = new Trial(separatePaths as AnyBinding, loadRevision('draft-00'), planted, 'own', [
    'cross-paths',
  ]);
  const { failing } = runBlock(trial, 1, 0, cases);
  return failing === null ? null : trial.describeLeast(failing).counterexample.script.steps.length;
}

const COINCIDENT = wrong('info-purpose', 'omitted');

test('the paths stay apart where the keys coincide, and tags of 12 octets too', () => {
  expect(carriedOver(COINCIDENT)).toBeNull();
  expect(carriedOver(COINCIDENT, wrong('bfd-tag-length', '12-octets'))).toBeNull();
});

test('but not where they coincide and a tag covers the payload alone', () => {
  expect(carriedOver(wrong('cwt-mac-coverage', 'payload-only'))).toBeNull();
  expect(carriedOver(COINCIDENT, wrong('cwt-mac-coverage', 'payload-only'))).toBe(2);
});

test('the repair needs its clause for cwt-mac-coverage', () => {
  const lacking = unrepaired(repaired, 'cwt-mac-coverage');
  expect(isRefuted(preservedRoundTrip as AnyBinding, lacking, cases)).toBe(true);
});
