/** A sentence of running text, and where it begins. */
export interface Sentence {
  readonly text: string;
  readonly from: number;
}

const END = /[.!?](?=\s|$)/g;

/** The sentences of a text, in order; what an abbreviation ends counts as one. */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  const add = (to: number): void => {
    const sentence = text.slice(from, to);
    const trimmed = sentence.trimStart();
    if (trimmed !== '') sentences.push({ text: trimmed, from: to - trimmed.length });
    from = to;
  };
  for (const { index } of text.matchAll(END)) add(index + 1);
  add(text.length);
  return sentences;
}

/** A section's own words, without its heading: where they begin. */
export function behindHeading(text: string, number: string, title: string): number {
  const heading = text.startsWith(number) ? text.indexOf(title, number.length) : text.indexOf(title);
  // Where all of a section stands on the line of its heading, the two cannot be told apart.
  const end = heading < 0 || heading > number.length + 3 ? 0 : heading + title.length;
  return end >= text.length ? 0 : end;
}
