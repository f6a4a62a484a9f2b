import { formulaIn, isSame, printedAs } from '../reading/text-formulas.ts';
import type { Draft } from '../text/draft.ts';
import { sentenceIn } from '../text/sentence-in.ts';
import { escapedFor, paragraphOf } from './paragraph.ts';
import { endOfSection } from './section-end.ts';
import type { SourceEdit, SourceLines } from './source-lines.ts';
import type { Wanted, WantedFormula, WantedNumber, WantedSentence } from './wanted.ts';

/** What is to be changed in a text so that it says what is wanted; a word where nothing is. */
export type EditsOf = readonly SourceEdit[] | 'stated' | 'no place';

/** The edits of a text for one thing that is wanted of it. */
export function sourceEditsOf(wanted: Wanted, draft: Draft, lines: SourceLines): EditsOf {
  switch (wanted.kind) {
    case 'sentence':
      return addedSentence(wanted, draft, lines);
    case 'number':
      return otherNumber(wanted, lines);
    case 'formula':
      return otherFormula(wanted, draft, lines);
  }
}

function addedSentence({ clause, sentence }: WantedSentence, draft: Draft, lines: SourceLines): EditsOf {
  const section = draft.sections.find(({ number }) => number === clause);
  if (section === undefined) return 'no place';
  if (sentenceIn(section, sentence) !== null) return 'stated';
  const { behind, indent, width } = endOfSection(draft, section, lines);
  const paragraph = paragraphOf(sentence, { form: draft.form, indent, width });
  const end = lines.lineEnd(section.heading.line);
  const text = paragraph.join(end);
  return [
    'line' in behind ? behindLine(behind.line, text, lines) : before(behind.offset, text, end, lines.source),
  ];
}

/** With a blank line before it, and one behind it where none follows. */
function behindLine(line: number, paragraph: string, lines: SourceLines): SourceEdit {
  const end = lines.lineEnd(line);
  const from = lines.endOf(line);
  return { from, to: from, text: `${end}${end}${paragraph}`, gap: lines.isBlank(line + 1) ? '' : end };
}

/** On lines of its own: before that of a tag which stands alone on its line, or else before the tag. */
function before(offset: number, paragraph: string, end: string, source: string): SourceEdit {
  const space = /(?:^|[\r\n])([ \t]*)$/.exec(source.slice(0, offset))?.[1];
  const from = offset - (space?.length ?? 0);
  return { from, to: from, text: space === undefined ? `${end}${paragraph}${end}` : `${paragraph}${end}` };
}

/** At each place where it is printed, if it stands there as it was read. */
function otherNumber({ located, digits }: WantedNumber, lines: SourceLines): EditsOf {
  const places = [located.numbers, ...located.again];
  if (places.every(([number]) => number?.digits === digits)) return 'stated';
  const edits = places.flatMap(([number]) => {
    if (number === undefined) return [];
    const from = lines.offsetOf(number.place.line, number.place.column);
    return [{ from, to: from + number.printed.length, text: digits, printed: number.printed }];
  });
  const isAsRead = edits.every(({ from, to, printed }) => lines.source.slice(from, to) === printed);
  return isAsRead ? edits.map(({ from, to, text }) => ({ from, to, text })) : 'no place';
}

/** In one piece, on one line or more; not over a gap or a mark, beyond which other text could stand. */
function otherFormula({ clause, left, formula }: WantedFormula, draft: Draft, lines: SourceLines): EditsOf {
  const section = draft.sections.find(({ number }) => number === clause);
  const found = section === undefined ? undefined : formulaIn(section, left);
  if (found !== undefined && isSame(printedAs(found), formula)) return 'stated';
  const [first, second] = found?.sides ?? [];
  if (first === undefined || second === undefined) return 'no place';
  const from = lines.offsetOf(first.place.line, first.place.column);
  const to = lines.offsetOf(second.last.line, second.last.column + second.last.length);
  const isWhole = !/[`\f]|<[a-z/!]|(?:\r\n|\n|\r)\s*(?:\r\n|\n|\r)/.test(lines.source.slice(from, to));
  return isWhole ? [{ from, to, text: escapedFor(draft.form, formula) }] : 'no place';
}
