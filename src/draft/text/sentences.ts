import type { Passage } from './passage.ts';

/**
 * A full stop, what closes behind it, space, and then no small letter. (What the runtime offers for this depends on its
 * version, so that a committed list would, and takes hours for megabytes.)
 */
const STOP = /[.!?]["')\]]{0,4}\s{1,60}(?![a-z\s])/g;
/** What stands before a sentence and says what kind it is, and the end of a proof. */
const LABEL = /^(?:(?:STATEMENT|PROOF|QED)\.|Step \d+ \([^)]{0,120}\)\.|PROOF:)\s+/;
/** Where a sentence begins though no full stop stands before: a step, a statement, an entry of a list of checks. */
const BEGINS = /\b(?:Step \d+ \(|PROOF[.:]|STATEMENT\.|QED\.)/g;
const ENTRY = /\bT-[A-Z]+(?:-[A-Z]+)*(?:-\d+)?(?:\.[A-Z])? (?!of |is |in )[A-Za-z]/g;

const ABBREVIATED = /\b(?:Sec|Fig|Eq|App|Ch|No|Nr|cf|vs|resp|al|ca)\.\s+$/i;
/** As far back as an abbreviation reaches. */
const ABBREVIATION_LENGTH = 12;

/** An abbreviation has its full stop too, and no sentence begins behind it. */
function endsSentence(text: string, at: number): boolean {
  return !ABBREVIATED.test(text.slice(Math.max(0, at - ABBREVIATION_LENGTH), at));
}

/** From where to where, in the text of a passage. */
export type Range = readonly [from: number, to: number];

/** Where each sentence of a passage begins and ends, without the label before it. */
export function sentencesIn(body: Passage): readonly Range[] {
  const { text } = body;
  const starts = new Set([body.headingLength]);
  for (const { 0: stop, index } of text.matchAll(STOP))
    if (endsSentence(text, index + stop.length)) starts.add(index + stop.length);
  for (const { index } of text.matchAll(BEGINS)) starts.add(index);
  for (const { index } of text.matchAll(ENTRY)) if (body.beginsLine(index)) starts.add(index);
  const sorted = [...starts].filter((start) => start >= body.headingLength).sort((one, other) => one - other);
  return sorted.flatMap((from, index) => withoutLabel(text, from, sorted[index + 1] ?? text.length));
}

function withoutLabel(text: string, start: number, end: number): readonly Range[] {
  let from = start + (/^\s*/.exec(text.slice(start, end))?.[0].length ?? 0);
  for (;;) {
    const [label = ''] = LABEL.exec(text.slice(from, end)) ?? [];
    if (label === '') break;
    from += label.length;
  }
  const shown = text.slice(from, end).trimEnd();
  return shown === '' ? [] : [[from, from + shown.length]];
}
