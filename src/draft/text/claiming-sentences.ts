import { claimingWords } from './claiming-words.ts';
import { sentenceDigest } from './digest.ts';
import type { Draft, Section } from './draft.ts';
import type { Place } from './passage.ts';
import { sentencesIn } from './sentences.ts';

/** A sentence that claims or requires something of every case. */
export interface ClaimingSentence {
  readonly section: Section;
  readonly text: string;
  /** The same however its lines are filled and whatever its numbers are. */
  readonly digest: string;
  /** Where it stands in the body of its section. */
  readonly from: number;
  readonly to: number;
  readonly place: Place;
  /** By which it does. */
  readonly words: readonly string[];
}

/** Every such sentence of a draft, in order. */
export function claimingSentences({ sections }: Draft): readonly ClaimingSentence[] {
  return sections.flatMap((section) =>
    sentencesIn(section.body).flatMap(([from, to]) => {
      const text = section.body.text.slice(from, to);
      const words = claimingWords(text);
      if (words.length === 0) return [];
      const place = section.body.placeOf(from, to);
      return [{ section, text, digest: sentenceDigest(text), from, to, place, words }];
    }),
  );
}
