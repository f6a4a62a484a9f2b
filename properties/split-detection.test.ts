import { describe, expect, test } from 'vitest';
import { type Choice, choiceOf } from '../spec/choices.ts';
import type { Revision } from '../spec/revision.ts';
import { wrong } from '../spec/rules.ts';
import { withLimits, withRules } from '../src/revision/build.ts';
import { loadRevision } from '../src/revision/load.ts';
import type { AnyBinding } from '../src/search/binding.ts';
import { isBrokenBy, leastBrokenBy } from './breaking-in-vitest.ts';
import { splitDetection } from './split-detection.ts';

const CASES = 8192;
/** The rarest wrong rule needs a few thousand. */
const CATCHING_CASES = 32_768;

const draft = loadRevision('draft-00');
const repaired: Revision = {
  ...withRules(draft, [
    wrong('quorum-condition', 'one-honest'),
    wrong('auditor-asks', 'enough'),
    wrong('auditor-evidence', 'both-signatures'),
  ]),
  wordings: { 'T-COMP-SPLIT/d2-case-2': 'hidden-from-some' },
};

const bindings = splitDetection as unknown as readonly AnyBinding[];

describe.each(bindings.map((binding) => [binding.statement.id, binding] as const))('%s', (_, binding) => {
  test('holds where nothing is open', () => {
    expect(isBrokenBy(binding, draft, [], CASES)).toBe(false);
  });

  test('holds of the repaired rules, whatever step is taken', () => {
    expect(isBrokenBy(binding, repaired, binding.grants, CATCHING_CASES)).toBe(false);
  });

  test.each(binding.catches)('catches $rule=$take on the repaired rules', (choice) => {
    const wronged = withRules(repaired, [choice]);
    expect(isBrokenBy(binding, wronged, binding.grants, CATCHING_CASES)).toBe(true);
  });
});

interface Known {
  readonly id: string;
  readonly steps: number;
  readonly choices: readonly Choice[];
}

describe('what breaks a claim on draft-00, and no part of which does', () => {
  test.each<Known>([
    { id: 'T-COMP-SPLIT/detects', steps: 3, choices: ['disjoint-quorums'] },
    { id: 'T-COMP-SPLIT/detects', steps: 3, choices: ['split-view', 'corrupt-witness'] },
    { id: 'T-COMP-SPLIT/detects', steps: 2, choices: ['split-view', 'witness-rule=tlog-witness'] },
    { id: 'T-COMP-SPLIT/detects', steps: 2, choices: ['split-view', 'extra-encoding=sixteen-digits'] },
    { id: 'T-COMP-SPLIT/detects', steps: 2, choices: ['split-view', 'extra-binding=none'] },
    { id: 'T-COMP-SPLIT/detects', steps: 4, choices: ['split-view', 'witness-memory=latest-bundle'] },
    { id: 'T-COMP-SPLIT/detects', steps: 2, choices: ['split-view', 'witness-update=check-then-store'] },
    { id: 'T-COMP-SPLIT/detects', steps: 2, choices: ['split-view', 'consumer-acceptance=any-view'] },
    {
      id: 'T-COMP-SPLIT/detects',
      steps: 3,
      choices: ['split-view', 'forge-cosignature', 'cosignature-coverage=tree-head'],
    },
    { id: 'T-COMP-SPLIT/d2-case-2', steps: 3, choices: ['disjoint-quorums'] },
    { id: 'T-COMP-SPLIT/d2-case-2', steps: 3, choices: ['split-view', 'corrupt-witness'] },
    { id: 'T-COMP-SPLIT/d2-case-2', steps: 2, choices: ['consistent-lie'] },
    { id: 'T-COMP-SPLIT/one-body', steps: 1, choices: ['split-view', 'witness-rule=tlog-witness'] },
    { id: 'T-COMP-SPLIT/one-body', steps: 1, choices: ['split-view', 'extra-encoding=sixteen-digits'] },
    { id: 'T-COMP-SPLIT/one-body', steps: 3, choices: ['split-view', 'witness-memory=latest-bundle'] },
    { id: 'T-COMP-SPLIT/one-body', steps: 1, choices: ['split-view', 'witness-update=check-then-store'] },
    { id: 'T-COMP-SPLIT/one-body', steps: 1, choices: ['split-view', 'cosignature-coverage=tree-head'] },
    { id: 'T-COMP-SPLIT/no-false-alarm', steps: 2, choices: ['corrupt-witness'] },
    {
      id: 'T-COMP-SPLIT/no-false-alarm',
      steps: 2,
      choices: ['forge-cosignature', 'auditor-verification=trusted'],
    },
    { id: 'T-COMP-SPLIT/no-false-alarm', steps: 2, choices: ['auditor-missing=split'] },
  ])('$id, in $steps steps: $choices', ({ id, steps, choices }) => {
    const binding = bindings.find(({ statement }) => statement.id === id) as AnyBinding;
    const found = leastBrokenBy(binding, draft, choices, CASES);
    expect(found?.script.steps).toHaveLength(steps);
    for (const gone of choices) {
      const rest = choices.filter((choice) => choice !== gone);
      expect(isBrokenBy(binding, draft, rest, CASES), gone).toBe(false);
    }
  });

  test('a lie that all are told is not found on the repaired rules either, so that the claim is reworded', () => {
    const hidden = bindings.find(({ statement }) => statement.id === 'T-COMP-SPLIT/d2-case-2') as AnyBinding;
    const asPrinted = { ...repaired, wordings: {} };
    expect(leastBrokenBy(hidden, asPrinted, ['consistent-lie'], CASES)?.script.steps).toHaveLength(2);
  });

  test('a corrupt witness frames an honest collector on the repaired rules but for the evidence', () => {
    const alarm = bindings.find(
      ({ statement }) => statement.id === 'T-COMP-SPLIT/no-false-alarm',
    ) as AnyBinding;
    const partly = withRules(repaired, [wrong('auditor-evidence', 'cosignature')]);
    expect(isBrokenBy(alarm, partly, ['corrupt-witness'], CASES)).toBe(true);
  });

  test('no one of the two repairs of detection is enough', () => {
    const [detects] = bindings as readonly [AnyBinding];
    for (const gone of ['quorum-condition', 'auditor-asks'] as const) {
      const partly = withRules(repaired, [{ rule: gone, take: draft.rules[gone] } as never]);
      expect(isBrokenBy(detects, partly, detects.grants, CATCHING_CASES), gone).toBe(true);
    }
  });
});

describe('other repairs', () => {
  const [detects, oneBody] = bindings as readonly [AnyBinding, AnyBinding];
  const majority = withRules(draft, [wrong('quorum-condition', 'majority')]);

  test('quorums that share an honest witness leave nothing to detect, for every f', () => {
    for (const f of [0, 1, 2]) {
      const pool = withLimits(majority, { corrupt_witnesses: f });
      expect(isBrokenBy(detects, pool, detects.grants, CATCHING_CASES)).toBe(false);
      const half = withRules(pool, [wrong('quorum-condition', 'half')]);
      const needed = ['disjoint-quorums', 'corrupt-witness'] as const;
      expect(isBrokenBy(detects, half, needed, CATCHING_CASES)).toBe(true);
    }
  });

  test('C2SP tlog-witness cosigns one body where the leaf holds the aggregates', () => {
    const tlog = wrong('witness-rule', 'tlog-witness');
    const leaf = withRules(draft, [wrong('extra-placement', 'merkle-leaf')]);
    const choices: readonly Choice[] = [...oneBody.grants, choiceOf(tlog)];
    expect(isBrokenBy(oneBody, leaf, choices, CATCHING_CASES)).toBe(false);
  });
});
