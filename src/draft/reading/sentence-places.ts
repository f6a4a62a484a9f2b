import type { Draft, Section } from '../text/draft.ts';
import type { Place } from '../text/passage.ts';
import type { CitingPart } from './citations.ts';
import type { Located } from './locate.ts';
import { patternOf } from './pattern.ts';
import type { MentionReading, Reading } from './reading.ts';

/** Where a text says something of what has a name: a rule, a claim, a hypothesis, a figure, a formula or a proof step. */
export type NamedPlaces = ReadonlyMap<string, Place>;

/** What was found in a text that has a name and a place. */
export interface Named {
  readonly figures: readonly Located[];
  readonly formulas: ReadonlyMap<string, Place>;
  readonly parts: readonly CitingPart[];
}

/**
 * The place of everything that a reading knows by its name, as far as the text has it: the sentence of a claim rather
 * than the formula in it, and the sentence of a statement rather than the heading above it.
 */
export function namedPlaces(
  draft: Draft,
  reading: Reading,
  { figures, formulas, parts }: Named,
): NamedPlaces {
  return new Map([
    ...parts.map(({ at, place }) => [at, place] as const),
    ...figures.flatMap(({ figure, numbers: [first] }) =>
      first === undefined ? [] : [[figure, first.place] as const],
    ),
    ...formulas,
    ...Object.entries(reading.mentions).flatMap(([name, sentence]) => {
      const place = placeOf(draft, sentence);
      return place === null ? [] : [[name, place] as const];
    }),
  ]);
}

/** Where the sentence stands that has these words: in its own section, or else in the first that has them. */
function placeOf({ sections }: Draft, { section, pattern }: MentionReading): Place | null {
  const isOwn = ({ number }: Section): boolean => number === section;
  const expression = patternOf(pattern);
  for (const { body } of [...sections.filter(isOwn), ...sections.filter((each) => !isOwn(each))]) {
    const [found] = body.text.matchAll(expression);
    if (found !== undefined) return body.placeOf(found.index, found.index + found[0].length);
  }
  return null;
}
