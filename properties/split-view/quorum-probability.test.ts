import { describe, expect, test } from 'vitest';
import type { Choice } from '../../spec/language/choices.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { withRules } from '../../src/revision/build.ts';
import { loadRevision } from '../../src/revision/load.ts';
import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { isBroken, leastBreak } from '../claim-search.fixture.ts';
import { quorumBound } from './quorum-probability.ts';

const binding = quorumBound as unknown as AnyBinding;
const draft = loadRevision('draft-00');
const repaired = withRules(draft, [wrong('quorum-condition', 'one-honest')]);

describe('T-COMP-SPLIT/quorum-bound', () => {
  test('holds where nothing is open', () => {
    expect(isBroken(binding, draft, [])).toBe(false);
  });

  test.each<{ choice: Choice; steps: number; breach: string }>([
    { choice: 'corrupt-witness', steps: 1, breach: '1 of 1 witnesses, 1 of them corrupt' },
    { choice: 'quorum-choice=adversarial', steps: 0, breach: '1 of 2 witnesses, 0 of them corrupt' },
    { choice: 'witness-rule=tlog-witness', steps: 0, breach: '1 of 1 witnesses, 0 of them corrupt' },
    { choice: 'extra-encoding=sixteen-digits', steps: 0, breach: '1 of 1 witnesses, 0 of them corrupt' },
  ])('is broken by $choice alone', ({ choice, steps, breach }) => {
    const found = leastBreak(binding, draft, [choice]);
    expect(found?.script.steps).toHaveLength(steps);
    expect(found?.script.breach).toContain(breach);
  });

  test('holds where every quorum has an honest witness, even with f corrupt ones', () => {
    expect(isBroken(binding, repaired, ['corrupt-witness'])).toBe(false);
    const faulty = withRules(draft, [wrong('quorum-condition', 'all-corrupt')]);
    expect(isBroken(binding, faulty, ['corrupt-witness'])).toBe(true);
  });

  test.each(binding.catches)('catches $rule=$take on the repaired rules', (choice) => {
    expect(isBroken(binding, withRules(repaired, [choice]), binding.grants)).toBe(true);
  });

  test('holds of quorums that the collector chooses, where every two share an honest witness', () => {
    const choices: readonly Choice[] = ['corrupt-witness', 'quorum-choice=adversarial'];
    const majority = withRules(draft, [wrong('quorum-condition', 'majority')]);
    expect(isBroken(binding, majority, choices)).toBe(false);
    const half = withRules(draft, [wrong('quorum-condition', 'half')]);
    expect(isBroken(binding, half, choices)).toBe(true);
  });
});
