import { type Choice, ruleChoiceOf, type StepChoice } from '../spec/choices.ts';
import type { Revision } from '../spec/revision.ts';
import { BLOCK_CASES } from '../src/search/address.ts';
import type { AnyBinding } from '../src/search/binding.ts';
import { runBlock } from '../src/search/block.ts';
import type { Script } from '../src/search/scenario.ts';
import { Trial } from '../src/search/trial.ts';
import type { Counterexample } from '../src/search/verdict.ts';

const SEED = 1;

/** Whether some case breaks a statement where these choices and no others are open: steps may be taken, readings are in force. */
export function isBrokenBy(
  binding: AnyBinding,
  revision: Revision,
  choices: readonly Choice[],
  cases: number,
): boolean {
  const trial = trialOf(binding, revision, choices);
  return firstFailing(trial, cases) !== null;
}

/** The least counterexample where these choices and no others are open; null where there is none in so many cases. */
export function leastBrokenBy(
  binding: AnyBinding,
  revision: Revision,
  choices: readonly Choice[],
  cases: number,
): Counterexample | null {
  const trial = trialOf(binding, revision, choices);
  const failing = firstFailing(trial, cases);
  return failing && trial.tellLeast(failing).counterexample;
}

function trialOf(binding: AnyBinding, revision: Revision, choices: readonly Choice[]): Trial {
  const readings = choices.map(ruleChoiceOf).filter((choice) => choice !== null);
  const steps = choices.filter((choice): choice is StepChoice => ruleChoiceOf(choice) === null);
  return new Trial(binding, revision, readings, 'own', steps);
}

function firstFailing(trial: Trial, cases: number): Script | null {
  const limit = trial.scenario.space?.size ?? cases;
  for (let block = 0; block * BLOCK_CASES < limit; block++) {
    const { failing } = runBlock(trial, SEED, block, BLOCK_CASES);
    if (failing !== null) return failing;
  }
  return null;
}
