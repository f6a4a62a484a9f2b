import { ruleChoiceOf } from '../../../spec/language/choices.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import type { RuleChoice, RuleName } from '../../../spec/rules/catalogue.ts';
import type { Change } from '../../revision/changes.ts';
import type { LoadedRevision } from '../../revision/load.ts';
import { inThisThread } from '../run/task.ts';
import type { AnyBinding } from '../trial/binding.ts';
import { grantsOf, type Read, readOf } from '../trial/open-choices.ts';

/** The changes between two revisions that can matter to a statement: none where both give it the same cases and bounds. */
export function changesThatMatter(
  changes: readonly Change[],
  binding: AnyBinding,
  revisions: readonly Revision[],
): readonly Change[] {
  const reads = revisions.map((revision) => ({ revision, read: whatItReads(binding, revision) }));
  return changes.filter((change) =>
    reads.some(({ revision, read }) => matters(change, binding, revision, read)),
  );
}

/** Null where it cannot be told, as of a world that cannot be set up: then everything matters. */
function whatItReads(binding: AnyBinding, revision: Revision): Read | null {
  try {
    return readOf(binding, revision);
  } catch {
    return null;
  }
}

/** A statement turns on the rules and quantities that it reads, its own wording and the hypotheses that it assumes. */
function matters(
  { section, name }: Change,
  binding: AnyBinding,
  revision: Revision,
  read: Read | null,
): boolean {
  if (read === null) return true;
  const { fields } = read;
  if (section === 'rules') return binding.reads.some((rule) => rule === name);
  if (section === 'wordings' || section === 'formulas') return binding.statement.id === name;
  if (section === 'hypotheses') return binding.statement.hypotheses.some((hypothesis) => hypothesis === name);
  return fieldsOf(section, name).some((field) => fields.has(field) || !(field in revision));
}

/** Where a revision has what an entry of a document says: `nic_window` as `nicWindow`. */
function fieldsOf(section: Change['section'], name: string): readonly string[] {
  const camel = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  if (section === 'costs') return ['cost', 'c_path'];
  if (section === 'ranges') return name === 'attack_exponent' ? [camel] : ['range'];
  return [section === 'limits' ? camel : section];
}

/** Cases in which a change of rules has to show: a rule that a world looks up may decide nothing that it plays. */
const FIRST_LOOK = 2048;

/** A statement, and the changes that can matter to it. */
export interface Touched {
  readonly binding: AnyBinding;
  readonly changes: readonly Change[];
}

/**
 * The statements, of those that only changes of rules matter to, in which each alternative that either revision takes or
 * leaves open of a changed rule shows the very same in the same cases.
 */
export async function shownAlike(
  touched: readonly Touched[],
  [before, after]: readonly [LoadedRevision, LoadedRevision],
  seed: number,
): Promise<ReadonlySet<StatementId>> {
  const alike = new Set<StatementId>();
  const { revision } = after;
  for (const { binding, changes } of touched) {
    const { id } = binding.statement;
    if (binding.scenario(revision).space !== undefined) continue;
    const executor = inThisThread([binding], revision);
    const shown = new Set<number | null>();
    for (const rules of alternativesOfChanges(changes, binding, [before, after])) {
      const of = { check: id, rules, side: 'own' } as const;
      const task = { kind: 'observe', of, seed, block: 0, cases: FIRST_LOOK } as const;
      const { observations, failing } = await executor.run(task);
      shown.add(failing === null ? observations : null);
      if (shown.size > 1) break;
    }
    if (shown.size === 1 && !shown.has(null)) alike.add(id);
  }
  return alike;
}

/** The changed rules as the edit has them, then each of them in turn as either revision may have it otherwise. */
function alternativesOfChanges(
  changes: readonly Change[],
  binding: AnyBinding,
  revisions: readonly [LoadedRevision, LoadedRevision],
): readonly (readonly RuleChoice[])[] {
  const [before, after] = revisions;
  const taken = changes.map(({ name }) => choiceIn(after, name as RuleName));
  const open = revisions
    .flatMap(({ revision }) => grantsOf(binding, revision))
    .map(ruleChoiceOf)
    .filter((choice) => choice !== null);
  const others = changes.flatMap(({ name }) => [
    choiceIn(before, name as RuleName),
    ...open.filter(({ rule }) => rule === name),
  ]);
  return [taken, ...others.map((other) => taken.map((each) => (each.rule === other.rule ? other : each)))];
}

function choiceIn({ revision }: LoadedRevision, rule: RuleName): RuleChoice {
  return { rule, take: revision.rules[rule] } as unknown as RuleChoice;
}
