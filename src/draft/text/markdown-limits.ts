import { InputError } from '../../input/input-error.ts';

/** Quotations and lists inside one another. */
const DEEPEST = 20;
/** In one paragraph: each may be the beginning of a link up to every end behind it. */
const MOST_BRACKETS = 1000;
const MARKS = /^(?:\s{0,3}(?:>|[-+*]|\d{1,9}[.)])(?=\s|>|$)\s?)+/;
const MARK = />|[-+*]|\d{1,9}[.)]/g;
const ITEM = /^(\s*)(?:[-+*]|\d{1,9}[.)])\s/;
const LONG_RUN = /([*_~`])\1{500}/;

/** Throws an InputError of one line where a text nests what no draft does: to parse it would take without end. */
export function refuseDeepMarkdown(lines: readonly string[], shown: string): void {
  const depth = new ListDepth();
  let brackets = 0;
  lines.forEach((line, index) => {
    brackets = line.trim() === '' ? 0 : brackets + line.split('[').length - 1;
    const marks = MARKS.exec(line)?.[0].match(MARK)?.length ?? 0;
    const fault =
      marks > DEEPEST || depth.after(line) > DEEPEST
        ? `lists or quotations inside one another, more than ${DEEPEST} deep`
        : brackets > MOST_BRACKETS
          ? `more than ${MOST_BRACKETS} brackets in one paragraph`
          : LONG_RUN.test(line)
            ? 'more than 500 marks in a row'
            : null;
    if (fault !== null)
      throw new InputError([`${shown}: line ${index + 1}, column 1: found ${fault}, expected a draft`]);
  });
}

/** How many items of lists a line stands in, by how far each is indented. */
class ListDepth {
  readonly #indents: number[] = [];

  after(line: string): number {
    const [, indent] = ITEM.exec(line) ?? [];
    if (indent === undefined) return this.#indents.length;
    while ((this.#indents.at(-1) ?? -1) >= indent.length) this.#indents.pop();
    return this.#indents.push(indent.length);
  }
}
