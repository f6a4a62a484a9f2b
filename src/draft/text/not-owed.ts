import type { ClaimingSentence } from '../text/claiming-sentences.ts';

/** Sections of a kind that claims nothing of the protocol, by how their titles begin, and why. */
const KINDS: readonly (readonly [title: RegExp, reason: string])[] = [
  [/^(?:status of this memo|copyright notice)\b/i, 'boilerplate of the series'],
  [/^(?:table of contents|index)\b/i, 'repeats the titles'],
  [/^(?:(?:normative |informative )?references)\b/i, 'names other documents'],
  [/^(?:acknowledge?ments?|contributors|author'?s'? address(?:es)?)\b/i, 'is about people'],
  [/^(?:change ?log|changes (?:since|from)|document history)\b/i, 'is about earlier texts'],
  [
    /^(?:requirements language|conventions and definitions|requirements notation)\b/i,
    'says how words are meant',
  ],
];

/** A section of which no check is owed. */
export interface NotOwed {
  readonly section: string;
  readonly title: string;
  readonly reason: string;
  readonly sentences: number;
}

/** The sentences that a check is owed of, and the sections that the others stand in. */
export function withoutNotOwed(all: readonly ClaimingSentence[]): {
  readonly owed: readonly ClaimingSentence[];
  readonly notOwed: readonly NotOwed[];
} {
  const sections = [...new Set(all.map(({ section }) => section))];
  const notOwed = sections.flatMap(({ number, title }) => {
    const reason = reasonOf(title);
    if (reason === null) return [];
    const sentences = all.filter(({ section }) => section.number === number && section.title === title);
    return [{ section: number, title, reason, sentences: sentences.length }];
  });
  return { owed: all.filter(({ section }) => reasonOf(section.title) === null), notOwed };
}

function reasonOf(title: string): string | null {
  return KINDS.find(([kind]) => kind.test(title))?.[1] ?? null;
}
