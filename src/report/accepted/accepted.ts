import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import jsonc from 'jsonc-parser';
import type { CauseId } from '../../../spec/causes/catalogue.ts';
import type { Choice } from '../../../spec/language/choices.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import { describeFault, InputError } from '../../input/input-error.ts';
import { readJson } from '../../input/read-json.ts';
import { createFaultFinder } from '../../input/schema-faults.ts';
import { PACKAGE_ROOT } from '../../sources/package-root.ts';

export const ACCEPTED_SCHEMA = 'mvps-verify/accepted/2';

/** Why what is refuted may stay so for now, who says so, and until which day (`2027-03-31`, that day included). */
export interface Acceptance {
  readonly reason: string;
  readonly by: string;
  readonly until?: string;
}

/** What may be refuted: whatever has a root cause, or one statement by cases that take at least these choices. */
export type AcceptedWay =
  | { readonly cause: CauseId }
  | { readonly statement: StatementId; readonly breaks: readonly Choice[] };

/** One accepted finding. */
export type AcceptedFinding = AcceptedWay & Acceptance;

/** What was accepted for a revision; spec/schemas/accepted.schema.json is the contract. */
export interface Accepted {
  readonly schema: typeof ACCEPTED_SCHEMA;
  readonly revision: { readonly name: string; readonly digest: string };
  /** What each statement came to. */
  readonly verdicts: Readonly<Record<string, 'held' | 'refuted'>>;
  /** Why the refuted ones are accepted. */
  readonly findings: readonly AcceptedFinding[];
}

/** What was accepted, and where that stands. */
export interface LoadedAccepted extends Accepted {
  /** As a person is shown it. */
  readonly shown: string;
  /** The line of each finding, from 1. */
  readonly lines: readonly number[];
}

/** A file of accepted findings, and how a person is shown it. */
export interface AcceptedPlace {
  readonly file: string;
  readonly shown: string;
}

/** Where what is accepted for a revision lies, below a folder of evidence. */
export function acceptedFile(evidence: string, revision: string): string {
  return join(evidence, 'verdicts', `${revision}.json`);
}

/**
 * What is accepted for the first of some revisions that has any, in the first folder that has it, or null: a revision
 * first, then what it extends. Throws an InputError.
 */
export function loadAccepted(
  folders: readonly string[],
  revisions: readonly string[],
): LoadedAccepted | null {
  for (const revision of revisions) {
    for (const folder of folders) {
      const file = acceptedFile(folder, revision);
      if (existsSync(file)) return readAccepted({ file, shown: `evidence/verdicts/${revision}.json` });
    }
  }
  return null;
}

/** What a file accepts. Throws an InputError: of its place, where an entry has no reason or names nobody. */
export function readAccepted({ file, shown }: AcceptedPlace): LoadedAccepted {
  const value = readJson(file, shown);
  const schema = join(PACKAGE_ROOT, 'spec', 'schemas', 'accepted.schema.json');
  const before = /^mvps-verify\/accepted\/1$/.exec(String((value as { schema?: unknown } | null)?.schema));
  if (before !== null) throw new InputError([`${shown}: found ${before[0]}, ${WRITTEN_AGAIN}`]);
  const faults = createFaultFinder(JSON.parse(readFileSync(schema, 'utf8')))(value);
  if (faults.length > 0) throw new InputError(faults.map((fault) => describeFault(shown, fault)));
  const accepted = value as Accepted;
  return { ...accepted, shown, lines: linesOf(readFileSync(file, 'utf8'), accepted.findings.length) };
}

const WRITTEN_AGAIN = `expected ${ACCEPTED_SCHEMA}: "mvps-verify verify --update --reason <text>" writes it again`;

function linesOf(text: string, findings: number): readonly number[] {
  const tree = jsonc.parseTree(text);
  return Array.from({ length: findings }, (_, index) => {
    const node = tree && jsonc.findNodeAtLocation(tree, ['findings', index]);
    return text.slice(0, node?.offset ?? 0).split('\n').length;
  });
}

/** How a person is told of what is accepted: `C-07`, or a statement with the choices that are accepted to break it. */
export function nameOfWay(way: AcceptedWay): string {
  if ('cause' in way) return way.cause;
  return way.breaks.length === 0 ? way.statement : `${way.statement} by ${way.breaks.join(', ')}`;
}
