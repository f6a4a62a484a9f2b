import type { StatementId } from '../../../spec/language/statement.ts';
import { type Change, changesBetween } from '../../revision/changes.ts';
import { changesThatMatter, type Touched } from '../../search/analyse/touched.ts';
import { type FirstLook, lookAt } from '../../search/run/first-look.ts';
import type { StoredCase } from '../../search/run/stored-cases.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import type { CheckedDraft } from '../check-draft.ts';
import { type Diagnostic, inOrder } from '../diagnostic/diagnostic.ts';
import type { ReadRevision } from '../reading/read-revision.ts';
import type { Draft } from '../text/draft.ts';
import { turnedDiagnostic } from './turned-diagnostic.ts';

/** What a text does to statements, beside the revision that its reading is of. */
export interface JudgedStatements {
  readonly diagnostics: readonly Diagnostic[];
  /** Statements that were looked at, and those for which there was no time. */
  readonly looked: number;
  readonly leftOut: readonly StatementId[];
  /** Statements that read nothing of what the text says otherwise. */
  readonly untouched: number;
  /** Relevant cases for each, besides all that were kept. */
  readonly cases: number;
}

/** A text that was checked, with what it does to statements; null where they were not asked for. */
export interface JudgedDraft extends CheckedDraft {
  readonly statements: Omit<JudgedStatements, 'diagnostics'> | null;
}

export interface StatementRequest {
  readonly bindings: readonly AnyBinding[];
  readonly stored: readonly StoredCase[];
  /** What is known of the revision that the reading is of; null where nothing is. */
  readonly accepted: Readonly<Record<string, 'held' | 'refuted'>> | null;
  readonly seed: number;
  /** In milliseconds: a statement that was begun is looked at to its end. */
  readonly budget: number;
  clock(): number;
  isInterrupted(): boolean;
}

/** As many as show within seconds what an edit breaks; a verdict takes more. */
export const LOOK_CASES = 1024;

/** Looks at the statements that read what a text says otherwise than the revision that its reading is of. */
export async function judgeStatements(
  draft: Draft,
  read: ReadRevision,
  request: StatementRequest,
): Promise<JudgedStatements> {
  const { bindings, budget, clock, isInterrupted } = request;
  const touched = touchedBy(changesBetween(read.baseDocument, read.document), read, bindings);
  const diagnostics: Diagnostic[] = [];
  const begun = clock();
  let looked = 0;
  for (const each of touched) {
    if (clock() - begun >= budget || isInterrupted()) break;
    diagnostics.push(...(await turned(each, draft, read, request)));
    looked++;
    await theRestOfTheProgram();
  }
  return {
    diagnostics: inOrder(diagnostics),
    looked,
    leftOut: touched.slice(looked).map(({ binding }) => binding.statement.id),
    untouched: bindings.length - touched.length,
    cases: LOOK_CASES,
  };
}

/** With the diagnostics of both, in the order of the text. */
export function withStatements(checked: CheckedDraft, judged: JudgedStatements): JudgedDraft {
  const { diagnostics, ...statements } = judged;
  return { ...checked, diagnostics: inOrder([...checked.diagnostics, ...diagnostics]), statements };
}

/** Who waits for an interruption or an answer is heard between two statements. */
function theRestOfTheProgram(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function touchedBy(
  changes: readonly Change[],
  { base, revision }: ReadRevision,
  bindings: readonly AnyBinding[],
): readonly Touched[] {
  if (changes.length === 0) return [];
  return bindings.flatMap((binding) => {
    const matter = changesThatMatter(changes, binding, [base, revision]);
    return matter.length === 0 ? [] : [{ binding, changes: matter }];
  });
}

async function turned(
  { binding, changes }: Touched,
  draft: Draft,
  { base, revision, places }: ReadRevision,
  request: StatementRequest,
): Promise<readonly Diagnostic[]> {
  const look = (on: typeof revision): Promise<FirstLook> =>
    lookAt(binding, on, { seed: request.seed, cases: LOOK_CASES, stored: request.stored });
  const accepted = request.accepted?.[binding.statement.id];
  const before = accepted ?? ((await look(base)).came === 'broken' ? 'refuted' : 'held');
  const now = await look(revision);
  const found = turnedDiagnostic(before, now, {
    binding,
    changes,
    draft,
    places,
    revision,
    base: base.name,
  });
  return found === null ? [] : [found];
}
