import type { Choice, StepChoice } from '../spec/choices.ts';
import { ruleChoiceOf } from '../spec/choices.ts';
import type { Revision } from '../spec/revision.ts';
import type { RuleChoice } from '../spec/rules.ts';
import { BLOCK_CASES } from '../src/search/address.ts';
import type { AnyBinding } from '../src/search/binding.ts';
import { runBlock } from '../src/search/block.ts';
import { Trial } from '../src/search/trial.ts';
import type { Counterexample } from '../src/search/verdict.ts';

const SEED = 1;
const MOST_CASES = 8192;

/** The shrunk counterexample that a claim has where just these choices are open; null if none is found. */
export function breakWith(
  binding: AnyBinding,
  revision: Revision,
  choices: readonly Choice[],
): Counterexample | null {
  const rules: RuleChoice[] = [];
  const grants: StepChoice[] = [];
  for (const choice of choices) {
    const rule = ruleChoiceOf(choice);
    if (rule === null) grants.push(choice as StepChoice);
    else rules.push(rule);
  }
  return firstCounterexample(new Trial({ ...binding, grants }, revision, rules, 'own'));
}

/** The same with every step granted and one rule wrong. */
export function catchWrongRule(
  binding: AnyBinding,
  revision: Revision,
  choice: RuleChoice,
): Counterexample | null {
  return firstCounterexample(new Trial(binding, revision, [choice], 'own'));
}

/** How many of the relevant cases of a held claim are of each required kind. */
export function reachOf(binding: AnyBinding, revision: Revision): readonly (readonly [string, number])[] {
  const trial = new Trial(binding, revision, [], 'own');
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

function firstCounterexample(trial: Trial): Counterexample | null {
  for (let block = 0; block * BLOCK_CASES < MOST_CASES; block++) {
    const { failing } = runBlock(trial, SEED, block, BLOCK_CASES);
    if (failing !== null) return trial.tell(trial.shrink(failing));
  }
  return null;
}
