import { describe, expect, test } from 'vitest';
import { type Choice, choiceOf } from '../../spec/language/choices.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { withLimits, withRules } from '../../src/revision/build.ts';
import { loadRevision } from '../../src/revision/load.ts';
import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { breaksInVitest, type KnownClaim } from '../breaking-sets.fixture.ts';
import { isBroken } from '../claim-search.fixture.ts';
import * as bound from './split-detection.ts';

const CASES = 8192;
/** The rarest wrong rule needs a few thousand. */
const CATCHING_CASES = 32_768;

const [detects, hiddenLie, oneBody, noFalseAlarm] = [
  bound.detects,
  bound.hiddenLie,
  bound.oneBody,
  bound.noFalseAlarm,
] as unknown as readonly [AnyBinding, AnyBinding, AnyBinding, AnyBinding];

const draft = loadRevision('draft-00');
const repaired = loadRevision('draft-01-proposed');

/** What breaks each claim on draft-00. */
const KNOWN: readonly (readonly [unknown, KnownClaim['sets']])[] = [
  [
    detects,
    [
      [['disjoint-quorums'], 3],
      [['split-view', 'corrupt-witness'], 3],
      [['split-view', 'witness-rule=tlog-witness'], 2],
      [['split-view', 'extra-encoding=sixteen-digits'], 2],
      [['split-view', 'extra-binding=none'], 2],
      [['split-view', 'witness-memory=latest-bundle'], 4],
      [['split-view', 'witness-update=check-then-store'], 2],
      [['split-view', 'consumer-acceptance=any-view'], 2],
      [['split-view', 'forge-cosignature', 'cosignature-coverage=tree-head'], 3],
    ],
  ],
  [
    hiddenLie,
    [
      [['disjoint-quorums'], 3],
      [['split-view', 'corrupt-witness'], 3],
      [['consistent-lie'], 2],
    ],
  ],
  [
    oneBody,
    [
      [['split-view', 'witness-rule=tlog-witness'], 1],
      [['split-view', 'extra-encoding=sixteen-digits'], 1],
      [['split-view', 'witness-memory=latest-bundle'], 3],
      [['split-view', 'witness-update=check-then-store'], 1],
      [['split-view', 'cosignature-coverage=tree-head'], 1],
    ],
  ],
  [
    noFalseAlarm,
    [
      [['corrupt-witness'], 2],
      [['forge-cosignature', 'auditor-verification=trusted'], 2],
      [['auditor-missing=split'], 2],
    ],
  ],
];

for (const [binding, sets] of KNOWN) breaksInVitest({ binding, sets });

describe('each part of the repair is needed', () => {
  test('a corrupt witness frames an honest collector on the repaired rules but for the evidence', () => {
    const partly = withRules(repaired, [wrong('auditor-evidence', 'cosignature')]);
    expect(isBroken(noFalseAlarm, partly, ['corrupt-witness'], CASES)).toBe(true);
  });

  test('no one of the two repairs of detection is enough', () => {
    for (const gone of ['quorum-condition', 'auditor-asks'] as const) {
      const partly = withRules(repaired, [{ rule: gone, take: draft.rules[gone] } as never]);
      expect(isBroken(detects, partly, detects.grants, CATCHING_CASES), gone).toBe(true);
    }
  });
});

describe('other repairs', () => {
  const majority = withRules(draft, [wrong('quorum-condition', 'majority')]);

  test('quorums that share an honest witness leave nothing to detect, for every f', () => {
    for (const f of [0, 1, 2]) {
      const pool = withLimits(majority, { corrupt_witnesses: f });
      expect(isBroken(detects, pool, detects.grants, CATCHING_CASES)).toBe(false);
      const half = withRules(pool, [wrong('quorum-condition', 'half')]);
      const needed = ['disjoint-quorums', 'corrupt-witness'] as const;
      // Two witnesses in both quorums must be corrupt where f is 2: a case in some 20,000 has all of it.
      expect(isBroken(detects, half, needed, 4 * CATCHING_CASES)).toBe(true);
    }
  });

  test('C2SP tlog-witness cosigns one body where the leaf holds the aggregates', () => {
    const tlog = wrong('witness-rule', 'tlog-witness');
    const leaf = withRules(draft, [wrong('extra-placement', 'merkle-leaf')]);
    const choices: readonly Choice[] = [...oneBody.grants, choiceOf(tlog)];
    expect(isBroken(oneBody, leaf, choices, CATCHING_CASES)).toBe(false);
  });
});
