import type { StatementId } from '../../spec/statement.ts';
import type { Change } from '../revision/changes.ts';
import type { LoadedRevision } from '../revision/load.ts';
import type { AnyBinding } from '../search/binding.ts';
import { type Read, readOf } from '../search/open-choices.ts';
import { inThisThread } from '../search/task.ts';

/** The changes between two revisions that can matter to a statement: none where both give it the same cases and bounds. */
export function changesThatMatter(
  changes: readonly Change[],
  binding: AnyBinding,
  revisions: readonly LoadedRevision[],
): readonly Change[] {
  const reads = revisions.map((loaded) => ({ loaded, read: whatItReads(binding, loaded) }));
  return changes.filter((change) => reads.some(({ loaded, read }) => matters(change, binding, loaded, read)));
}

/** Null where it cannot be told, as of a world that cannot be set up: then everything matters. */
function whatItReads(binding: AnyBinding, { revision }: LoadedRevision): Read | null {
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
  { revision }: LoadedRevision,
  read: Read | null,
): boolean {
  if (read === null) return true;
  const { rules, fields } = read;
  if (section === 'rules') return rules.some((rule) => rule === name);
  if (section === 'wordings') return binding.statement.id === name;
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

/** The statements, of those that only changes of rules matter to, of which the same cases show the very same on both revisions. */
export async function shownAlike(
  bindings: readonly AnyBinding[],
  [before, after]: readonly [LoadedRevision, LoadedRevision],
  seed: number,
): Promise<ReadonlySet<StatementId>> {
  const alike = new Set<StatementId>();
  for (const binding of bindings) {
    const { id } = binding.statement;
    const of = { check: id, rules: [], side: 'own' } as const;
    const digestOn = async ({ revision }: LoadedRevision): Promise<number | null> => {
      if (binding.scenario(revision).space !== undefined) return null;
      const executor = inThisThread([binding], revision);
      const task = { kind: 'observe', of, seed, block: 0, cases: FIRST_LOOK } as const;
      const { observations, failing } = await executor.run(task);
      return failing === null ? observations : null;
    };
    const digest = await digestOn(before);
    if (digest !== null && digest === (await digestOn(after))) alike.add(id);
  }
  return alike;
}
