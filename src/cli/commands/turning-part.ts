import type { StatementId } from '../../../spec/language/statement.ts';
import { buildRevision } from '../../revision/build.ts';
import { type Change, takeBack } from '../../revision/changes.ts';
import type { LoadedRevision } from '../../revision/load.ts';
import { smallestPart } from '../../search/analyse/smallest-part.ts';
import { firstFailing } from '../../search/run/first-failing.ts';
import { playStoredCases, type StoredCase } from '../../search/run/stored-cases.ts';
import { inThisThread } from '../../search/run/task.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import type { Counterexample } from '../../search/trial/verdict.ts';

/** Cases that show of a part of an edit that a statement holds with it, besides all the cases that broke it. */
const CASES_OF_A_PART = 4096;

/** An edit, and what to search for when its parts are tried. */
export interface Edit {
  readonly before: LoadedRevision;
  readonly after: LoadedRevision;
  readonly seed: number;
  readonly stored: readonly StoredCase[];
}

/**
 * The smallest part of an edit that turns a verdict, found by trying parts: one with which the statement is broken as
 * it is after all of it, or one with which no case breaks it any more.
 */
export async function turningPart(
  binding: AnyBinding,
  changes: readonly Change[],
  counterexamples: readonly Counterexample[],
  breaks: boolean,
  edit: Edit,
): Promise<readonly Change[]> {
  const { id } = binding.statement;
  const cases = [...counterexamples.map((each) => asStored(id, each)), ...edit.stored];
  return smallestPart(changes, async (part) => {
    const revision = buildRevision(withOnly(part, changes, edit));
    try {
      if (playStoredCases(binding, revision, cases).broken !== null) return breaks;
      if (breaks && counterexamples.length > 0) return false;
      const of = { check: id, rules: [], side: 'own' } as const;
      const executor = inThisThread([binding], revision);
      const { failing } = await firstFailing(of, { executor, seed: edit.seed, cases: CASES_OF_A_PART });
      return (failing !== null) === breaks;
    } catch {
      // Parts of an edit may not fit together; then they turn nothing.
      return false;
    }
  });
}

/** The edited document with all changes taken back that are not of a part; those that do not matter stay. */
function withOnly(
  part: readonly Change[],
  changes: readonly Change[],
  { before, after }: Edit,
): LoadedRevision['document'] {
  return changes
    .filter((change) => !part.includes(change))
    .reduce((document, change) => takeBack(document, before.document, change), after.document);
}

function asStored(check: StatementId, { breaks, script }: Counterexample): StoredCase {
  return { check, breaks, script, rules: null, source: '' };
}
