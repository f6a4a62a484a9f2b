import type { Section } from './draft.ts';
import type { Place } from './passage.ts';

/** Where a section has a sentence, however its lines are filled; null where it does not. */
export function sentenceIn({ body }: Section, sentence: string): Place | null {
  const words = sentence.split(/\s+/).map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const found = new RegExp(words.join('\\s+')).exec(body.text);
  return found === null ? null : body.placeOf(found.index, found.index + found[0].length);
}
