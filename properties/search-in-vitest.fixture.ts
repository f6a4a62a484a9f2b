import { beforeAll, describe, expect, test } from 'vitest';
import { choiceOf } from '../spec/language/choices.ts';
import type { Revision } from '../spec/language/revision.ts';
import type { RuleChoice } from '../spec/rules/catalogue.ts';
import { createStyle } from '../src/report/text/style.ts';
import { tellCounterexample } from '../src/report/text/tell-counterexample.ts';
import { loadRevision } from '../src/revision/load.ts';
import { runBlock } from '../src/search/block/block.ts';
import { BLOCK_CASES } from '../src/search/case/address.ts';
import { WRONG_RULE_CASES } from '../src/search/run/check-search.ts';
import { runChecks } from '../src/search/run/run-checks.ts';
import { inThisThread } from '../src/search/run/task.ts';
import type { AnyBinding } from '../src/search/trial/binding.ts';
import { type Side, Trial } from '../src/search/trial/trial.ts';
import type { Counterexample, Verdict } from '../src/search/trial/verdict.ts';

/** Enough to tell whether every required kind of case is reached, few enough for watch mode. `verify` runs more. */
const CASES = 32_768;
const SEED = 1;
/** What a person can follow by hand. */
const MOST_STEPS = 6;
const PLAIN = createStyle(false, 100);

/** Runs a binding as `mvps-verify` does, on draft-00, in this thread. */
export function searchInVitest(binding: AnyBinding): void {
  describe(`${binding.statement.id}: ${binding.statement.sentence}`, () => {
    const revision = loadRevision('draft-00');

    describe('searched', () => {
      let verdict: Verdict;

      beforeAll(async () => {
        const { verdicts } = await runChecks({
          bindings: [{ ...binding, catches: [], ...withoutTwinCatches(binding) }],
          revision,
          seed: SEED,
          cases: CASES,
          executor: inThisThread([binding], revision),
          workers: 1,
        });
        verdict = verdicts[0] as Verdict;
      });

      test('is not refuted', () => {
        const told = verdict.counterexamples.flatMap((one) => tellCounterexample(one, PLAIN));
        expect(told.join('\n')).toBe('');
      });

      test.each(binding.reach.map(({ name }, row) => [name, row] as const))('reaches: %s', (_, row) => {
        expect(verdict.reached[row]?.verdict).toBe('reached');
      });

      test('is held, with as many cases as promised', () => {
        expect(verdict.verdict).toBe('held');
      });
    });

    const wrongRules: readonly (readonly [string, Side, RuleChoice])[] = [
      ...binding.catches.map((choice) => [choiceOf(choice), 'own', choice] as const),
      ...(binding.twin?.catches ?? []).map((choice) => [choiceOf(choice), 'twin', choice] as const),
    ];
    test.each(wrongRules)('catches %s (%s) in a few steps', (_, side, choice) => {
      const found = firstCounterexample(binding, revision, choice, side);
      expect(found, 'not caught').not.toBeNull();
      expect(found?.script.breach).toMatch(/expected/);
      expect(found?.script.steps.length).toBeLessThanOrEqual(MOST_STEPS);
    });
  });
}

function withoutTwinCatches({ twin }: AnyBinding): Pick<AnyBinding, 'twin'> {
  return twin === undefined ? {} : { twin: { ...twin, catches: [] } };
}

/** The shrunk counterexample of a wrong rule; null where it goes unnoticed in as many cases as `verify` gives it. */
function firstCounterexample(
  binding: AnyBinding,
  revision: Revision,
  choice: RuleChoice,
  side: Side,
): Counterexample | null {
  const trial = new Trial(binding, revision, [choice], side);
  const limit = trial.scenario.space?.size ?? WRONG_RULE_CASES;
  for (let block = 0; block * BLOCK_CASES < limit; block++) {
    const { failing } = runBlock(trial, SEED, block, BLOCK_CASES);
    if (failing !== null) return trial.tell(trial.shrink(failing));
  }
  return null;
}
