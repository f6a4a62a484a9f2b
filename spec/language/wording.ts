import type { Revision } from './revision.ts';
import type { StatementId } from './statement.ts';

/** What the draft prints. */
export const PRINTED = 'printed';

/** The wording of a statement that a revision takes. */
export function wordingOf(id: string, revision: Revision): string {
  return revision.wordings[id] ?? PRINTED;
}

/** Whether the wording that is judged has this part. */
export function isWorded(revision: Revision, id: StatementId, part: string): boolean {
  return revision.wordings[id]?.split('+').includes(part) ?? false;
}
