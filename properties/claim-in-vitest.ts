import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Choice, ruleChoiceOf } from '../spec/choices.ts';
import type { Revision } from '../spec/revision.ts';
import type { RuleChoices, RuleName } from '../spec/rules.ts';
import { createStyle } from '../src/report/style.ts';
import { tellCounterexample } from '../src/report/tell-counterexample.ts';
import { loadRevision } from '../src/revision/load.ts';
import { PACKAGE_ROOT } from '../src/revision/package-root.ts';
import { BLOCK_CASES } from '../src/search/address.ts';
import type { AnyBinding } from '../src/search/binding.ts';
import { runBlock } from '../src/search/block.ts';
import { runChecks } from '../src/search/run-checks.ts';
import type { Script } from '../src/search/scenario.ts';
import { inThisThread } from '../src/search/task.ts';
import { Trial } from '../src/search/trial.ts';

const SEED = 1;
const PLAIN = createStyle(false, 100);

/** What is known of a claim. */
export interface KnownClaim {
  readonly binding: AnyBinding;
  /** Every minimal breaking set on draft-00 that is known, and the steps of its shortest case. */
  readonly sets: readonly (readonly [choices: readonly Choice[], steps: number])[];
  /** Relevant cases for each set of choices that is tried, and on the repaired draft. */
  readonly cases: number;
  readonly repaired: Revision;
}

/** A revision of `spec/revisions/repairs`, by its name. */
export function loadRepair(name: string): Revision {
  return loadRevision(join(PACKAGE_ROOT, 'spec/revisions/repairs', `${name}.json`));
}

/** The same revision with one rule left as draft-00 has it. */
export function unrepaired(revision: Revision, rule: RuleName): Revision {
  const base = loadRevision('draft-00');
  return {
    ...revision,
    rules: { ...revision.rules, [rule]: base.rules[rule] } as RuleChoices,
    provenance: { ...revision.provenance, [rule]: base.provenance[rule] },
  };
}

/** Whether a claim is refuted in so many cases with all that a revision leaves open. */
export function isRefuted(binding: AnyBinding, revision: Revision, cases: number): boolean {
  return firstFailing(new Trial(binding, revision, [], 'own'), cases) !== null;
}

function trialOf(binding: AnyBinding, revision: Revision, choices: readonly Choice[]): Trial {
  const planted = choices.map(ruleChoiceOf).filter((choice) => choice !== null);
  const steps = choices.filter((choice) => ruleChoiceOf(choice) === null);
  return new Trial(binding, revision, planted, 'own', steps);
}

function firstFailing(trial: Trial, cases: number): Script | null {
  const most = Math.min(cases, trial.scenario.space?.size ?? cases);
  for (let block = 0; block * BLOCK_CASES < most; block++) {
    const { failing } = runBlock(trial, SEED, block, Math.min(BLOCK_CASES, most - block * BLOCK_CASES));
    if (failing !== null) return failing;
  }
  return null;
}

/** Judges a claim on draft-00 and on the repaired draft, with all that is open granted. */
export function claimInVitest({ binding, sets, cases, repaired }: KnownClaim): void {
  describe(`${binding.statement.id}: ${binding.statement.sentence}`, () => {
    const revision = loadRevision('draft-00');

    test.each(sets)('breaks under %j in %i steps, and under no part of it', (choices, steps) => {
      const trial = trialOf(binding, revision, choices);
      const failing = firstFailing(trial, cases);
      expect(failing, 'not broken').not.toBeNull();
      const { counterexample } = trial.tellLeast(failing as Script);
      expect(tellCounterexample(counterexample, PLAIN).join('\n')).toContain('expected');
      expect(counterexample.script.steps).toHaveLength(steps);
      for (const gone of choices) {
        const part = choices.filter((choice) => choice !== gone);
        expect(firstFailing(trialOf(binding, revision, part), cases), part.join(', ')).toBeNull();
      }
    });

    test('holds on the repaired draft, reaches what it must and catches every wrong rule', async () => {
      const { verdicts } = await runChecks({
        bindings: [binding],
        revision: repaired,
        seed: SEED,
        cases,
        executor: inThisThread([binding], repaired),
        workers: 1,
      });
      const [verdict] = verdicts;
      const told = verdict?.counterexamples.flatMap((one) => tellCounterexample(one, PLAIN)) ?? [];
      expect(told.join('\n')).toBe('');
      expect(verdict?.reached.filter(({ share, required }) => Number(share) < Number(required))).toEqual([]);
      expect(verdict?.caught.filter((one) => one.cases === null)).toEqual([]);
      expect(verdict?.verdict).toBe('held');
    });
  });
}
