import { choiceOf } from '../../../spec/language/choices.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { RULES, type RuleChoice, type RuleName } from '../../../spec/rules/catalogue.ts';
import type { Rule } from '../../../spec/rules/rule.ts';
import { changesBetween } from '../../revision/changes.ts';
import type { RevisionDocument } from '../../revision/document.ts';
import { firstFailing } from '../run/first-failing.ts';
import type { SearchName } from '../run/task.ts';
import type { AnyBinding } from '../trial/binding.ts';
import type { BreakingRequest, BreakingSet } from './breaking-sets.ts';
import { breaksOn } from './repair.ts';

/** So many times the cases of a set of choices: all steps are open at once. */
const TIMES_CASES = 16;
/** The same of what a draft leaves open, of which there is much that breaks nothing. */
const TIMES_CASES_OF_OPEN = 2;

/**
 * What breaks a statement of a repaired draft where one of its rules is as the draft takes it or leaves it open, and breaks
 * it on the draft too; null where nothing was found. On the draft a smaller set of choices may break it in another way, which
 * hides this one among the minimal sets. `request` searches on the repaired draft.
 */
export async function breaksWithoutChange(
  binding: AnyBinding,
  rule: RuleChoice,
  draft: Revision,
  request: BreakingRequest,
): Promise<BreakingSet | null> {
  const of: SearchName = { check: binding.statement.id, rules: [rule], side: 'own' };
  const isDrafts = draft.rules[rule.rule] === rule.take;
  const times = isDrafts ? TIMES_CASES : TIMES_CASES_OF_OPEN;
  const { failing } = await firstFailing(of, { ...request, cases: times * request.cases });
  if (failing === null) return null;
  const { counterexample, minimality } = await request.executor.run({ kind: 'least', of, failing });
  const breaks = isDrafts ? counterexample.breaks : [...counterexample.breaks, choiceOf(rule)];
  const onDraft = { ...counterexample, breaks };
  return breaksOn(binding, draft, onDraft) ? { choices: breaks, counterexample: onDraft, minimality } : null;
}

/** Every alternative that a repaired draft does not take, of each rule of which it says something else than the draft. */
export function takenBack(before: RevisionDocument, after: RevisionDocument): readonly RuleChoice[] {
  return changesBetween(before, after)
    .filter(({ section }) => section === 'rules')
    .flatMap(({ name }) => {
      const rule = name as RuleName;
      const takes = Object.keys((RULES[rule] as Rule).alternatives);
      return takes
        .filter((take) => take !== after.rules[rule]?.take)
        .map((take) => ({ rule, take }) as RuleChoice);
    });
}
