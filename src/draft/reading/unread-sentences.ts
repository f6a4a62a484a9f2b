import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { claimingSentences } from '../text/claiming-sentences.ts';
import type { Draft } from '../text/draft.ts';
import { withoutNotOwed } from '../text/not-owed.ts';
import type { Reading } from './reading.ts';

/** The sentences that claim something of every case, and that a reading has nothing of: new ones, and those that were reworded. */
export function unreadSentences(draft: Draft, { sentences }: Reading): readonly Diagnostic[] {
  const read = new Set(sentences.map(({ digest }) => digest));
  return withoutNotOwed(claimingSentences(draft))
    .owed.filter(({ digest }) => !read.has(digest))
    .map(({ place, words, digest }) => ({
      ...place,
      rule: 'reading/unread',
      severity: 'warning',
      message: `nothing was read from a sentence that says ${words.join(', ')}`,
      found: digest,
      expected: 'a sentence that statements or rules were read from',
      because: ['whether anything would notice its contrary: mvps-verify coverage'],
      fix: null,
    }));
}
