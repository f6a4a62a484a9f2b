import { createHash } from 'node:crypto';
import type { Section } from './draft.ts';

/** A section by its words and signs: the same however its lines are filled and whatever its numbers are, which are recomputed. */
export function sectionDigest({ body }: Section): string {
  return digestOf(body.text);
}

/** Twelve digits tell the sentences of a draft apart, and a person can compare them. */
const SENTENCE_DIGITS = 12;

/** A sentence, likewise. */
export function sentenceDigest(text: string): string {
  return digestOf(text).slice(0, SENTENCE_DIGITS);
}

function digestOf(text: string): string {
  return createHash('sha256')
    .update(text.replaceAll(/\s+/g, '').replaceAll(/\d+(?:\.\d+)?/g, '#'))
    .digest('hex');
}
