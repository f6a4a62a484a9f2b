import type { Revision } from '../../../spec/language/revision.ts';
import type { RuleChoice } from '../../../spec/rules/catalogue.ts';
import { firstFailing } from '../run/first-failing.ts';
import type { SearchName } from '../run/task.ts';
import type { AnyBinding } from '../trial/binding.ts';
import type { BreakingRequest, BreakingSet } from './breaking-sets.ts';
import { breaksOn } from './repair.ts';

/** So many times the cases of a set of choices: all steps are open at once. */
const TIMES_CASES = 16;

/**
 * What breaks a statement of a repaired draft where one of its rules is as the draft has it, and breaks it on the draft
 * too; null where nothing was found. On the draft a smaller set of choices may break it in another way, which hides this
 * one among the minimal sets. `request` searches on the repaired draft.
 */
export async function breaksWithoutChange(
  binding: AnyBinding,
  rule: RuleChoice,
  draft: Revision,
  request: BreakingRequest,
): Promise<BreakingSet | null> {
  const of: SearchName = { check: binding.statement.id, rules: [rule], side: 'own' };
  const { failing } = await firstFailing(of, { ...request, cases: TIMES_CASES * request.cases });
  if (failing === null) return null;
  const { counterexample, minimality } = await request.executor.run({ kind: 'least', of, failing });
  if (!breaksOn(binding, draft, counterexample)) return null;
  return { choices: counterexample.breaks, counterexample, minimality };
}
