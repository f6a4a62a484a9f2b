import { LINE_ENDS } from '../text/source-text.ts';

/** What is put in the place of a part of a text. */
export interface SourceEdit {
  /** How many characters stand before it. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** What stands behind it, unless another edit goes to the same place. */
  readonly gap?: string;
}

/** The lines of a text as it is stored, each with where it begins and with what it ends. */
export class SourceLines {
  readonly source: string;
  readonly #lines: readonly { readonly from: number; readonly text: string; readonly end: string }[];

  constructor(source: string) {
    this.source = source;
    let from = 0;
    this.#lines = [...source.matchAll(new RegExp(`([^\\r\\n]*)(${LINE_ENDS.source}|$)`, 'g'))]
      .filter(({ index }) => index < source.length || index === 0 || /[\r\n]$/.test(source))
      .map(([whole, text = '', end = '']) => {
        const line = { from, text, end };
        from += whole.length;
        return line;
      });
  }

  get count(): number {
    return this.#lines.length;
  }

  /** A line by its number, from 1; empty where there is none. */
  textOf(line: number): string {
    return this.#lines[line - 1]?.text ?? '';
  }

  isBlank(line: number): boolean {
    return this.textOf(line).trim() === '';
  }

  /** How many characters stand before a column of a line, both from 1. */
  offsetOf(line: number, column: number): number {
    return (this.#lines[line - 1]?.from ?? this.source.length) + column - 1;
  }

  /** How many characters stand before the end of a line. */
  endOf(line: number): number {
    return this.offsetOf(line, this.textOf(line).length + 1);
  }

  /** What ends a line; of one that nothing ends, what ends the others. */
  lineEnd(line: number): string {
    return this.#lines[line - 1]?.end || this.#lines[0]?.end || '\n';
  }
}

/** A text with edits that do not overlap. */
export function withEdits(source: string, edits: readonly SourceEdit[]): string {
  const ordered = [...edits].sort((one, other) => one.from - other.from);
  const parts: string[] = [];
  let at = 0;
  ordered.forEach(({ from, to, text, gap = '' }, index) => {
    parts.push(source.slice(at, from), text, ordered[index + 1]?.from === from ? '' : gap);
    at = to;
  });
  return [...parts, source.slice(at)].join('');
}
