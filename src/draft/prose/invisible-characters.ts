import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Draft } from '../text/draft.ts';
import { codePointsOf, INVISIBLE_ROWS, turnsText } from '../text/invisible.ts';
import type { Place } from '../text/passage.ts';

/** References that name what they stand for: who reads the source sees them. */
const NAMED_REFERENCE = /^&(?:zwsp|wj|nbhy|shy);/;

/**
 * Characters inside a text that nobody sees: as they are stored, in whatever line of the file, and those that XML refers
 * to by number. A text with controls of its direction as they are stored is refused before it is read.
 */
export function invisibleCharacters(draft: Draft): readonly Diagnostic[] {
  const stored = draft.lines.flatMap((line, index) =>
    rowsIn(line).map(({ row, at }) =>
      invisible(row, { line: index + 1, column: at + 1, length: row.length }),
    ),
  );
  return [...stored, ...referredTo(draft)];
}

function referredTo({ sections, lines }: Draft): readonly Diagnostic[] {
  return sections.flatMap(({ body }) =>
    rowsIn(body.text).flatMap(({ row, at }) => {
      const place = body.placeOf(at, at + row.length);
      const source = (lines[place.line - 1] ?? '').slice(place.column - 1);
      const isStored = rowsIn(source.slice(0, 1)).length > 0;
      // Where the lines are those of another file, a space without width may be one that was named there.
      const isNamed = NAMED_REFERENCE.test(source) || (lines.length === 0 && !turnsText(row));
      return isStored || isNamed ? [] : [invisible(row, place)];
    }),
  );
}

function rowsIn(text: string): readonly { readonly row: string; readonly at: number }[] {
  return [...text.matchAll(INVISIBLE_ROWS)].flatMap((found) =>
    joinsLetters(text, found.index, found[0]) ? [] : [{ row: found[0], at: found.index }],
  );
}

/** Between letters of scripts that need it, and between parts of one picture, a joiner is spelling. */
function joinsLetters(text: string, at: number, row: string): boolean {
  const [before, behind] = [text[at - 1] ?? ' ', text[at + row.length] ?? ' '];
  return /^[\u200c\u200d]$/.test(row) && before > '\u00ff' && behind > '\u00ff';
}

function invisible(row: string, place: Place): Diagnostic {
  const [points, turns] = [codePointsOf(row), turnsText(row)];
  const count =
    row.length === 1 ? 'an invisible character stands' : `${row.length} invisible characters stand`;
  return {
    ...place,
    rule: 'text/invisible',
    severity: 'warning',
    message: `${count} here: ${points}`,
    found: points,
    expected: 'characters that a reader sees',
    because: turns ? ['it changes the order in which what follows is shown'] : [],
    fix: { text: '', isSafe: !turns },
  };
}
