import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StatementId } from '../../../spec/language/statement.ts';
import { describeFault, InputError } from '../../input/input-error.ts';
import { readJson } from '../../input/read-json.ts';
import { createFaultFinder } from '../../input/schema-faults.ts';
import { jsonText, writeWhole } from '../../input/write-json.ts';
import { PACKAGE_ROOT } from '../../sources/package-root.ts';
import { isConclusive } from './exit-code.ts';
import type { Judged, StoredRevision } from './result.ts';

/** The verdicts that were accepted for a revision, as a snapshot; spec/schemas/accepted.schema.json is the contract. */
export interface Accepted {
  readonly schema: 'mvps-verify/accepted/1';
  readonly revision: { readonly name: string; readonly digest: string };
  readonly verdicts: Readonly<Record<string, 'held' | 'refuted'>>;
}

/** Where the accepted verdicts of a revision lie, below a folder of evidence. */
export function acceptedFile(evidence: string, revision: string): string {
  return join(evidence, 'verdicts', `${revision}.json`);
}

/**
 * The accepted verdicts of the first of some revisions that has any, in the first folder that has them, or null: a
 * revision first, then what it extends. Throws an InputError.
 */
export function loadAccepted(folders: readonly string[], revisions: readonly string[]): Accepted | null {
  const file = revisions
    .flatMap((revision) => folders.map((folder) => acceptedFile(folder, revision)))
    .find((each) => existsSync(each));
  if (file === undefined) return null;
  const value = readJson(file);
  const schema = join(PACKAGE_ROOT, 'spec', 'schemas', 'accepted.schema.json');
  const faults = createFaultFinder(JSON.parse(readFileSync(schema, 'utf8')))(value);
  if (faults.length > 0) throw new InputError(faults.map((fault) => describeFault(file, fault)));
  return value as Accepted;
}

/** What a check is expected to come to: what was accepted, and otherwise that it holds. */
export function expectedOf(accepted: Accepted | null, check: StatementId): 'held' | 'refuted' {
  return accepted?.verdicts[check] ?? 'held';
}

/**
 * Accepts what was found: writes the conclusive verdicts of a run and keeps those of checks that were not run.
 * Returns the file.
 */
export function acceptVerdicts(
  folder: string,
  before: Accepted | null,
  judged: readonly Judged[],
  { name, digest }: StoredRevision,
): string {
  const verdicts: Record<string, 'held' | 'refuted'> = { ...before?.verdicts };
  for (const { verdict } of judged) {
    if (isConclusive(verdict.verdict)) verdicts[verdict.id] = verdict.verdict as 'held' | 'refuted';
  }
  const file = acceptedFile(folder, name);
  const accepted: Accepted = { schema: 'mvps-verify/accepted/1', revision: { name, digest }, verdicts };
  writeWhole(file, jsonText(accepted));
  return file;
}
