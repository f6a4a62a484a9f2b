import { InputError } from '../../input/input-error.ts';

/** Quotations and lists inside one another. */
export const DEEPEST_BLOCK = 50;
/** Of emphasis, code and links in one paragraph; what these cost grows with the square of their number. */
const MOST_MARKS = 4000;

/** Whether a text begins with the front matter of a draft in Markdown. */
export function hasFrontMatter(text: string): boolean {
  return /^---[ \t]*\r?\n[\w-]+:/.test(text);
}

/**
 * Front matter, separators, attributes and the marks of what only kramdown has, each character in place of which a space
 * stands: all places stay.
 */
export function withoutMatter(text: string): string {
  const blank = (found: string): string => found.replaceAll(/[^\n]/g, ' ');
  return text
    .replace(/^---[ \t]*\n[\s\S]*?\n(?:---[ \t]*(?=\n)|(?=--- ))/, blank)
    .replaceAll(/^---(?: \w+)?[ \t]*$/gm, blank)
    .replaceAll(/\{:[^{}\n]*\}/g, blank)
    .replaceAll(/^#.*$/gm, (heading) => heading.replaceAll(/\{#[^{}]*\}/g, blank))
    .replaceAll(/^ {0,3}\|[-+|:= \t]*$/gm, blank)
    .replaceAll(/^ {0,3}\|.*\|[ \t]*$/gm, (row) => row.replaceAll('|', ' '))
    .replaceAll(/\$\$/g, blank)
    .replaceAll(/^ {0,3}:(?= )/gm, blank);
}

/** Marks of quotations and lists at the beginning of a line, of which each is a block inside the one before. */
const MARKS = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;

/** Before anything is parsed. Throws an InputError of one line where parsing would not end within a second or so. */
export function refuseCostly(text: string, shown: string): void {
  let inParagraph = 0;
  text.split('\n').forEach((line, index) => {
    const marks = (MARKS.exec(line)?.[0] ?? '').replaceAll(/[ \t\d]/g, '').length;
    const indent = /^[ \t]*(?=\S)/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0;
    if (marks > DEEPEST_BLOCK || indent > 4 * DEEPEST_BLOCK) refuseDeep(shown, index + 1, 1);
    inParagraph = line.trim() === '' ? 0 : inParagraph + line.replaceAll(/[^*_`[\]]/g, '').length;
    if (inParagraph > MOST_MARKS)
      refuse(
        shown,
        index + 1,
        1,
        `more than ${MOST_MARKS} marks of emphasis, code and links in a paragraph`,
        'fewer',
      );
  });
}

/** Throws an InputError of one line. */
export function refuseDeep(shown: string, line: number, column: number): never {
  refuse(shown, line, column, 'blocks inside one another', `at most ${DEEPEST_BLOCK}`);
}

function refuse(shown: string, line: number, column: number, found: string, expected: string): never {
  throw new InputError([`${shown}: line ${line}, column ${column}: found ${found}, expected ${expected}`]);
}
