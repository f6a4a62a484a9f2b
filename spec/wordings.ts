import { DETECTION_WORDINGS } from './detection-wordings.ts';
import type { ClaimId } from './statement.ts';

/**
 * Claims that can be worded otherwise than the draft prints them: by claim, each wording as one sentence. A revision
 * takes one of them; without an entry it is `printed`.
 */
export const WORDINGS: Readonly<Record<ClaimId, Readonly<Record<string, string>>>> = {
  ...DETECTION_WORDINGS,
};

/** What the draft prints. */
export const PRINTED = 'printed';
