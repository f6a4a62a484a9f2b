import type { StatementId } from '../../../spec/language/statement.ts';
import { InputError } from '../../input/input-error.ts';

/** What the files and the exports of a new statement are called. */
export interface StatementNames {
  readonly id: StatementId;
  readonly subject: string;
  readonly isClaim: boolean;
  /** `new-1`: of its files, in every folder. */
  readonly stem: string;
  /** `NEW_1`: the statement. */
  readonly constant: string;
  /** `new1`: the binding. */
  readonly binding: string;
  /** `New1`: what types begin with. */
  readonly type: string;
}

/** A check, and what a claim has behind it. */
const ID = /^T-[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*(?:\.[A-Z])?(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)?$/;
/** So that file names and lines stay readable. */
const LONGEST_ID = 48;

/** The names of a statement by its id. Throws an InputError where it is none that a new statement may have. */
export function namesOfStatement(id: string, subject: string): StatementNames {
  refuseMalformed(id);
  const parts = id
    .slice('T-'.length)
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  const type = parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
  return {
    id: id as StatementId,
    subject,
    isClaim: id.includes('/'),
    stem: parts.join('-'),
    constant: parts.join('_').toUpperCase(),
    binding: type.charAt(0).toLowerCase() + type.slice(1),
    type,
  };
}

/** Throws an InputError where an id has not the form of one. */
export function refuseMalformed(id: string): void {
  if (ID.test(id) && id.length <= LONGEST_ID) return;
  throw new InputError([
    `--statement: found ${JSON.stringify(id.slice(0, LONGEST_ID))}, expected an id of at most ${LONGEST_ID} characters, as T-NEW-1 for a check or T-NEW-1/some-claim for a claim`,
  ]);
}

/** The theorem that a statement is of: `T-RC-1` of `T-RC-1.A` and of `T-RC-1/accepts-honest`. */
export function theoremOf(id: string): string {
  return id.replace(/\/.*$/, '').replace(/\.[A-Z]$/, '');
}
