import { ruleChoiceOf } from '../../spec/choices.ts';
import type { Revision } from '../../spec/revision.ts';
import { withRules } from '../revision/build.ts';
import type { AnyBinding } from './binding.ts';
import { withheldBy } from './open-choices.ts';
import { playTold, UnplayableScript } from './play.ts';
import type { Counterexample } from './verdict.ts';

/**
 * Whether a counterexample can happen on a revision and breaks the statement there: its steps are not withheld, and
 * of the readings that it picks those are in force that the revision leaves open.
 */
export function breaksOn(
  binding: AnyBinding,
  revision: Revision,
  { breaks, script }: Counterexample,
): boolean {
  const open = breaks.filter((choice) => withheldBy(choice, binding, revision) === null);
  if (breaks.some((choice) => ruleChoiceOf(choice) === null && !open.includes(choice))) return false;
  const picked = withRules(
    revision,
    open.map(ruleChoiceOf).filter((choice) => choice !== null),
  );
  try {
    const observation = playTold(binding.scenario(picked), script.level, script).observe();
    return binding.isRelevant(observation) && binding.statement.breach(observation, picked) !== null;
  } catch (error) {
    if (error instanceof UnplayableScript) return false;
    throw error;
  }
}
