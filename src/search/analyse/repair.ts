import { ruleChoiceOf } from '../../../spec/language/choices.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { violationOf } from '../../../spec/language/statement.ts';
import { withRules } from '../../revision/build.ts';
import { type DescribedCase, playDescribed, UnplayableScript } from '../case/play.ts';
import type { Level } from '../case/scenario.ts';
import type { AnyBinding } from '../trial/binding.ts';
import { withheldBy } from '../trial/open-choices.ts';
import type { Counterexample } from '../trial/verdict.ts';

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
    return describedBreaks(binding, picked, script.level, script);
  } catch (error) {
    if (error instanceof UnplayableScript) return false;
    throw error;
  }
}

/** Whether a described case meets the premise of a statement and violates it. Throws where it does not fit the scenario. */
export function describedBreaks(
  binding: AnyBinding,
  revision: Revision,
  level: Level,
  described: DescribedCase,
): boolean {
  const observation = playDescribed(binding.scenario(revision), level, described).observe();
  return binding.isRelevant(observation) && violationOf(binding.statement, observation, revision) !== null;
}
