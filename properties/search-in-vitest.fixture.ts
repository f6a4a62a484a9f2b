import { beforeAll, describe, expect, test } from 'vitest';
import { choiceOf } from '../spec/language/choices.ts';
import type { Revision } from '../spec/language/revision.ts';
import { isCheck } from '../spec/language/statement.ts';
import type { RuleChoice } from '../spec/rules/catalogue.ts';
import { describeCounterexample } from '../src/report/text/counterexample-lines.ts';
import { createStyle } from '../src/report/text/style.ts';
import { loadRevision } from '../src/revision/load.ts';
import { findFailing } from '../src/search/block/block.ts';
import { BLOCK_CASES } from '../src/search/case/address.ts';
import { WRONG_RULE_CASES } from '../src/search/run/check-search.ts';
import { runChecks } from '../src/search/run/run-checks.ts';
import { inThisThread } from '../src/search/run/task.ts';
import type { AnyBinding } from '../src/search/trial/binding.ts';
import { type Side, Trial } from '../src/search/trial/trial.ts';
import type { Counterexample, Verdict } from '../src/search/trial/verdict.ts';

/** Enough to tell whether every required kind of case is reached, few enough for watch mode. `verify` runs more. */
const CASES = 32_768;
/** Of the same on real bytes, which take some hundred times as long. */
const TWIN_CASES = 4096;
const SEED = 1;
/** What a person can follow by hand. */
const MOST_STEPS = 6;
const PLAIN = createStyle(false, 100);

/**
 * Runs statements as `mvps-verify` does, in this thread, each where it is known to hold: a check on draft-00, with the
 * readings that are taken of it, and a claim on the repaired draft, with all that this leaves open.
 */
export function searchInVitest(bindings: readonly AnyBinding[]): void {
  describe.each(
    bindings.map((binding) => [binding.statement.id, binding.statement.sentence, binding] as const),
  )('%s: %s', (_, __, binding) => {
    if (isCheck(binding.statement)) {
      const revision = loadRevision('draft-00');
      // Each mutant takes an instant, so that there is something to see at once.
      killsInFewSteps(binding, revision);
      describe('searched', () => isHeld({ ...binding, catches: [], ...twinOf(binding, []) }, revision));
    } else {
      isHeld({ ...binding, ...twinOf(binding) }, loadRevision('draft-01-proposed'));
    }
  });
}

function isHeld(binding: AnyBinding, revision: Revision): void {
  let verdict: Verdict;

  beforeAll(async () => {
    const { verdicts } = await runChecks({
      bindings: [binding],
      revision,
      seed: SEED,
      cases: CASES,
      executor: inThisThread([binding], revision),
      workers: 1,
    });
    verdict = verdicts[0] as Verdict;
  });

  test('is not refuted', () => {
    const described = verdict.counterexamples.flatMap((one) => describeCounterexample(one, PLAIN));
    expect(described.join('\n')).toBe('');
  });

  test.each(binding.reach.map(({ name }, row) => [name, row] as const))('reaches: %s', (_, row) => {
    expect(verdict.reached[row]?.verdict).toBe('reached');
  });

  const mutants = mutantsOf(binding).map(([name], row) => [name, row] as const);
  test.each(mutants)('kills %s', (_, row) => {
    expect(verdict.caught[row]?.cases ?? null).not.toBeNull();
  });

  test('is held, with as many cases as promised', () => {
    expect(verdict.error?.message ?? verdict.verdict).toBe('held');
  });
}

function killsInFewSteps(binding: AnyBinding, revision: Revision): void {
  test.each(mutantsOf(binding))('kills %s (%s) in a few steps', (_, side, choice) => {
    const found = firstCounterexample(binding, revision, choice, side);
    expect(found, 'not killed').not.toBeNull();
    expect(found?.script.breach).toMatch(/expected/);
    expect(found?.script.steps.length).toBeLessThanOrEqual(MOST_STEPS);
  });
}

/** Those of a statement in the order of its verdict: on its own level, then on real bytes. */
function mutantsOf({ catches, twin }: AnyBinding): readonly (readonly [string, Side, RuleChoice])[] {
  return [
    ...catches.map((choice) => [choiceOf(choice), 'own', choice] as const),
    ...(twin?.catches ?? []).map((choice) => [choiceOf(choice), 'twin', choice] as const),
  ];
}

/** The twin of a binding, if it has one, with fewer cases. */
function twinOf({ twin }: AnyBinding, catches = twin?.catches ?? []): Pick<AnyBinding, 'twin'> {
  return twin === undefined ? {} : { twin: { cases: Math.min(twin.cases, TWIN_CASES), catches } };
}

/** The shrunk counterexample of a mutant; null where it survives as many cases as `verify` gives it. */
function firstCounterexample(
  binding: AnyBinding,
  revision: Revision,
  choice: RuleChoice,
  side: Side,
): Counterexample | null {
  const trial = new Trial(binding, revision, [choice], side);
  const limit = trial.scenario.space?.size ?? WRONG_RULE_CASES;
  for (let block = 0; block * BLOCK_CASES < limit; block++) {
    const { failing } = findFailing(trial, { seed: SEED, block, cases: BLOCK_CASES });
    if (failing !== null) return trial.describe(trial.shrink(failing));
  }
  return null;
}
