import { type Choice, ruleChoiceOf, type StepChoice } from '../spec/choices.ts';
import type { Revision } from '../spec/revision.ts';
import type { RuleChoice } from '../spec/rules.ts';
import { BLOCK_CASES } from '../src/search/address.ts';
import type { AnyBinding } from '../src/search/binding.ts';
import { runBlock } from '../src/search/block.ts';
import { Trial } from '../src/search/trial.ts';
import type { Counterexample } from '../src/search/verdict.ts';

const SEED = 1;

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
  const trial = new Trial({ ...binding, grants }, revision, rules, 'own');
  for (let block = 0; block * BLOCK_CASES < cases; block++) {
    const size = Math.min(BLOCK_CASES, cases - block * BLOCK_CASES);
    const { failing } = runBlock(trial, SEED, block, size);
    if (failing !== null) return trial.tell(trial.shrink(failing));
  }
  return null;
}

/** The steps of a binding that no hypothesis of the revision withholds from it. */
export function grantedSteps({ grants, statement }: AnyBinding, revision: Revision): readonly StepChoice[] {
  const withheld = new Set(
    statement.hypotheses.flatMap((name) => Object.values(revision.hypotheses[name].parts).flat()),
  );
  return grants.filter((choice) => !withheld.has(choice));
}
