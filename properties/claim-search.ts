import { type Choice, ruleChoiceOf, type StepChoice } from '../spec/choices.ts';
import type { Revision } from '../spec/revision.ts';
import type { RuleChoice } from '../spec/rules.ts';
import { BLOCK_CASES } from '../src/search/address.ts';
import type { AnyBinding } from '../src/search/binding.ts';
import { runBlock } from '../src/search/block.ts';
import { Trial } from '../src/search/trial.ts';
import type { Counterexample } from '../src/search/verdict.ts';

const SEED = 1;
const MOST_CASES = 8192;

/**
 * The shrunk counterexample of a claim where exactly these choices are open, steps and rule alternatives, or null where
 * none is found in so many cases.
 */
export function searchClaim(
  binding: AnyBinding,
  revision: Revision,
  open: readonly Choice[],
  cases: number,
): Counterexample | null {
  const rules = open.map(ruleChoiceOf).filter((choice): choice is RuleChoice => choice !== null);
  const grants = open.filter((choice): choice is StepChoice => ruleChoiceOf(choice) === null);
  return firstCounterexample(new Trial(binding, revision, rules, 'own', grants), cases);
}

/** The steps of a binding that no hypothesis of the revision withholds from it. */
export function grantedSteps({ grants, statement }: AnyBinding, revision: Revision): readonly StepChoice[] {
  const withheld = new Set(
    statement.hypotheses.flatMap((name) => Object.values(revision.hypotheses[name].parts).flat()),
  );
  return grants.filter((choice) => !withheld.has(choice));
}

/** The shrunk counterexample that a claim has where just these choices are open; null if none is found. */
export function breakWith(
  binding: AnyBinding,
  revision: Revision,
  choices: readonly Choice[],
): Counterexample | null {
  return searchClaim(binding, revision, choices, MOST_CASES);
}

/** The same with every step granted and one rule wrong. */
export function catchWrongRule(
  binding: AnyBinding,
  revision: Revision,
  choice: RuleChoice,
): Counterexample | null {
  return firstCounterexample(new Trial(binding, revision, [choice], 'own', binding.grants), MOST_CASES);
}

/** How many of the relevant cases of a held claim are of each required kind. */
export function reachOf(binding: AnyBinding, revision: Revision): readonly (readonly [string, number])[] {
  const trial = new Trial(binding, revision, [], 'own', binding.grants);
  const reached = binding.reach.map(() => 0);
  for (let block = 0; block * BLOCK_CASES < MOST_CASES; block++) {
    runBlock(trial, SEED, block, BLOCK_CASES).reached.forEach((count, row) => {
      reached[row] = (reached[row] as number) + count;
    });
  }
  return binding.reach.map(({ name }, row) => [name, reached[row] as number]);
}

/** The revision with claims worded otherwise. */
export function reword(revision: Revision, wordings: Readonly<Record<string, string>>): Revision {
  return { ...revision, wordings: { ...revision.wordings, ...wordings } };
}

function firstCounterexample(trial: Trial, cases: number): Counterexample | null {
  for (let block = 0; block * BLOCK_CASES < cases; block++) {
    const size = Math.min(BLOCK_CASES, cases - block * BLOCK_CASES);
    const { failing } = runBlock(trial, SEED, block, size);
    if (failing !== null) return trial.tell(trial.shrink(failing));
  }
  return null;
}
