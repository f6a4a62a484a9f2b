import { createHash } from 'node:crypto';
import type { Section } from './draft.ts';

/** A section by its words and signs: the same however its lines are filled and whatever its numbers are, which are recomputed. */
export function sectionDigest({ body }: Section): string {
  return createHash('sha256')
    .update(body.text.replaceAll(/\s+/g, '').replaceAll(/\d+(?:\.\d+)?/g, '#'))
    .digest('hex');
}
