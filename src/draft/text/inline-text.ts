import type { Nodes } from 'mdast';
import type { LinePart } from './passage.ts';

/** What is to be read on one line of a block. */
export interface InlineLine {
  readonly line: number;
  readonly parts: readonly LinePart[];
}

/** Marks that are written before a sign that is meant as it is, names of signs, and references to other documents. */
const WRITTEN_OTHERWISE = /\\([!-/:-@[-`{-~])|&(lt|gt|amp|quot|nbsp);|\{\{[!?]?([A-Z]+)(\d+)\}\}/g;
const SIGNS: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ' };

/** The text of a Markdown block without the marks of emphasis and code, each part with its column. */
export class InlineText {
  readonly #source: string;
  readonly #lines = new Map<number, LinePart[]>();

  constructor(source: string) {
    this.#source = source;
  }

  partsOf(node: Nodes): readonly InlineLine[] {
    this.#read(node);
    return [...this.#lines].map(([line, parts]) => ({ line, parts }));
  }

  #read(node: Nodes): void {
    const { start, end } = node.position ?? {};
    if (start?.offset === undefined || end?.offset === undefined) return;
    const raw = this.#source.slice(start.offset, end.offset);
    switch (node.type) {
      case 'text':
        this.#add(raw, start.line, start.column, WRITTEN_OTHERWISE);
        break;
      case 'inlineCode': {
        const marks = /^`+/.exec(raw)?.[0].length ?? 0;
        this.#add(raw.slice(marks, raw.length - marks), start.line, start.column + marks, null);
        break;
      }
      case 'code':
        this.#addCode(raw, start.line);
        break;
      case 'html':
        break;
      default:
        if ('children' in node) for (const child of node.children) this.#read(child);
    }
  }

  /** Without the fences, where there are any. */
  #addCode(raw: string, first: number): void {
    raw.split('\n').forEach((text, index) => {
      if (!/^\s*(?:`{3,}|~{3,})/.test(text)) this.#add(text, first + index, 1, null);
    });
  }

  #add(raw: string, line: number, column: number, otherwise: RegExp | null): void {
    raw.split('\n').forEach((text, index) => {
      const parts = this.#lines.get(line + index) ?? [];
      const from = index === 0 ? column : 1;
      // Marks of a quotation are no text.
      const quoted = index === 0 ? 0 : (/^[\s>]*/.exec(text)?.[0].length ?? 0);
      for (const part of split(text.slice(quoted), from + quoted, otherwise)) parts.push(part);
      this.#lines.set(line + index, parts);
    });
  }
}

function split(text: string, column: number, otherwise: RegExp | null): readonly LinePart[] {
  if (otherwise === null) return [{ text, column }];
  const parts: LinePart[] = [];
  let at = 0;
  for (const found of text.matchAll(otherwise)) {
    const [whole, mark, sign, series, number] = found;
    parts.push({ text: text.slice(at, found.index), column: column + at });
    const meant = mark ?? (sign === undefined ? `${series} ${number}` : (SIGNS[sign] ?? ''));
    parts.push({ text: meant, column: column + found.index + (mark === undefined ? 0 : 1) });
    at = found.index + whole.length;
  }
  return [...parts, { text: text.slice(at), column: column + at }];
}
