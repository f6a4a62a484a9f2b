import { describe, expect, test } from 'vitest';
import type { BundleId, BundleSequence, Seconds, Witness } from '../../../spec/language/notation.ts';
import type { RuleChoices } from '../../../spec/rules/catalogue.ts';
import { AUDIT } from '../../../spec/split-view/check.ts';
import { createWitnessCrypto } from '../../crypto/create-witness-crypto.ts';
import { loadRevision } from '../../revision/load.ts';
import { Auditor } from './auditor.ts';

const { rules: draft } = loadRevision('draft-00');
const crypto = createWitnessCrypto(draft, 'ideal');
const auditor = (over: Partial<RuleChoices> = {}): Auditor => new Auditor({ ...draft, ...over }, crypto);

const WITNESS = 0 as Witness;
const view = crypto.write(1 as BundleId, 0 as BundleSequence, 0, 1, 1);
const other = crypto.write(1 as BundleId, 0 as BundleSequence, 0, 2, 1);
const otherMax = crypto.write(1 as BundleId, 0 as BundleSequence, 0, 1, 2);
const answerWith = (checkpoint: typeof view) => ({
  checkpoint,
  cosignature: crypto.cosign(WITNESS, checkpoint, 1 as Seconds),
});
const same = answerWith(view);
const split = answerWith(other);
const forged = { checkpoint: other, cosignature: crypto.forge(WITNESS) };
const NONE = undefined;

describe('of several answers', () => {
  test.each([
    ['none at all', [], AUDIT.noEvidence],
    ['none of which says anything', [NONE, NONE], AUDIT.noEvidence],
    ['one that says the same', [NONE, same, NONE], AUDIT.consistent],
    ['a split view, wherever it stands', [same, NONE, forged, split], AUDIT.split],
    ['one that is unproven, before', [forged, same], AUDIT.unproven],
    ['one that is unproven, after', [same, forged, NONE], AUDIT.unproven],
  ] as const)('%s', (_, answers, outcome) => {
    expect(auditor().compareWithEach(view, answers)).toBe(outcome);
  });
});

test('a witness that cosigned nothing is no evidence, or a split view', () => {
  expect(auditor().compare(view, NONE)).toBe(AUDIT.noEvidence);
  expect(auditor({ 'auditor-missing': 'split' }).compare(view, NONE)).toBe(AUDIT.split);
  expect(auditor({ 'auditor-missing': 'split' }).compare(undefined, NONE)).toBe(AUDIT.noEvidence);
});

test('a body that the collector did not sign is evidence only where a cosignature is enough', () => {
  const unsigned = answerWith({ ...other, signed: false });
  expect(auditor().compare(view, unsigned)).toBe(AUDIT.split);
  const strict = auditor({ 'auditor-evidence': 'both-signatures' });
  expect(strict.compare(view, unsigned)).toBe(AUDIT.unproven);
  expect(strict.compare(view, split)).toBe(AUDIT.split);
});

test.each([
  ['every-octet', AUDIT.split, AUDIT.split],
  ['root-only', AUDIT.consistent, AUDIT.consistent],
  ['d-max-only', AUDIT.consistent, AUDIT.split],
] as const)('comparing %s, another D_minimax and another D_max are told so', (comparison, minimax, max) => {
  const comparing = auditor({ 'auditor-comparison': comparison });
  expect(comparing.compare(view, split)).toBe(minimax);
  expect(comparing.compare(view, answerWith(otherMax))).toBe(max);
});

test('where the leaf holds the aggregates, the root tells them apart', () => {
  const rules = { ...draft, 'extra-placement': 'merkle-leaf', 'auditor-comparison': 'root-only' } as const;
  for (const level of ['ideal', 'noble'] as const) {
    const leaf = createWitnessCrypto(rules, level);
    const one = leaf.write(1 as BundleId, 0 as BundleSequence, 0, 1, 1);
    const two = leaf.write(1 as BundleId, 0 as BundleSequence, 0, 2, 1);
    const again = leaf.write(1 as BundleId, 0 as BundleSequence, 0, 1, 1);
    expect([leaf.isSameRoot(one, two), leaf.isSameRoot(one, again)], level).toEqual([false, true]);
    const answer = { checkpoint: two, cosignature: leaf.cosign(WITNESS, two, 1 as Seconds) };
    expect(new Auditor(rules, leaf).compare(one, answer), level).toBe(AUDIT.split);
    expect(new Auditor(rules, leaf).compare(two, answer), level).toBe(AUDIT.consistent);
  }
});
