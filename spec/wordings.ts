import type { ClaimId } from './statement.ts';

/**
 * Claims that can be worded otherwise than the draft prints them: by claim, each wording as one sentence. A revision
 * takes one of them; without an entry it is `printed`.
 */
export const WORDINGS: Readonly<Record<ClaimId, Readonly<Record<string, string>>>> = {
  'T-COMP-SPLIT/d2-case-2': {
    'hidden-from-some':
      'Perfect Byzantine hiding together with a compromised collector is detected where the collector shows the aggregates as they are to some consumer; one that shows the same aggregates to all is not.',
  },
};

/** What the draft prints. */
export const PRINTED = 'printed';
