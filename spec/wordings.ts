import { ACCEPTANCE_WORDINGS } from './acceptance-wordings.ts';
import { DETECTION_WORDINGS } from './detection-wordings.ts';
import type { Revision } from './revision.ts';
import type { ClaimId } from './statement.ts';

/**
 * Claims that can be worded otherwise than the draft prints them: by claim, each wording as one sentence. A revision
 * takes one of them; without an entry it is `printed`.
 */
export const WORDINGS: Readonly<Record<ClaimId, Readonly<Record<string, string>>>> = {
  ...DETECTION_WORDINGS,
  ...ACCEPTANCE_WORDINGS,
};

/** What the draft prints. */
export const PRINTED = 'printed';

/** The wording of a claim that a revision takes. */
export function wordingOf(id: string, revision: Revision): string {
  return revision.wordings[id] ?? PRINTED;
}
