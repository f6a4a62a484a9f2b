import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Draft, Section } from './draft.ts';
import { InlineText } from './inline-text.ts';
import { DEEPEST_BLOCK, refuseCostly, refuseDeep, withoutMatter } from './markdown-source.ts';
import { PassageBuilder } from './passage.ts';
import { SectionNumbers, withoutNumber } from './section-numbers.ts';
import { LINE_ENDS } from './source-text.ts';

/**
 * Reads a draft in kramdown-rfc's Markdown: its front matter and its attributes are no text. Throws an InputError of one
 * line where blocks stand too deep inside one another.
 */
export function readMarkdown(text: string, shown: string): Draft {
  const written = text.replaceAll(/\r\n?/g, '\n');
  refuseCostly(written, shown);
  const source = withoutMatter(written);
  const reader = new MarkdownReader(source, written, shown);
  return {
    shown,
    form: 'markdown',
    lines: text.split(LINE_ENDS),
    sections: reader.read(fromMarkdown(source)),
  };
}

/** Attributes under which a section has no number. */
const UNNUMBERED = /\{:[^{}]*(?:numbered\s*=\s*["']?(?:false|no)\b|\bunnumbered\b)/;
const BACK = /^--- back[ \t]*$/m;

class MarkdownReader {
  readonly #source: string;
  readonly #shown: string;
  /** With the attributes. */
  readonly #written: readonly string[];
  /** The line from which on sections are appendices. */
  #back: number;
  readonly #numbers = new SectionNumbers();
  readonly #sections: Section[] = [];
  #open = opened('', '', 1, 1);

  constructor(source: string, written: string, shown: string) {
    this.#source = source;
    this.#shown = shown;
    this.#written = written.split('\n');
    const back = this.#written.findIndex((line) => BACK.test(line));
    this.#back = back < 0 ? Number.POSITIVE_INFINITY : back + 1;
  }

  read(root: Root): readonly Section[] {
    for (const block of root.children) this.#block(block, 1);
    this.#close();
    return this.#sections;
  }

  #block(node: Nodes, depth: number): void {
    if (depth > DEEPEST_BLOCK)
      refuseDeep(this.#shown, node.position?.start.line ?? 1, node.position?.start.column ?? 1);
    switch (node.type) {
      case 'heading':
        this.#heading(node.depth, node);
        break;
      case 'paragraph':
      case 'tableCell':
      case 'code':
        this.#lines(node);
        break;
      case 'html':
      case 'definition':
        break;
      default:
        if ('children' in node) for (const child of node.children) this.#block(child, depth + 1);
    }
  }

  #heading(depth: number, node: Nodes): void {
    this.#close();
    const { line = 1, column = 1 } = node.position?.start ?? {};
    const text = new InlineText(this.#source)
      .partsOf(node)
      .map(({ parts }) => parts.map((each) => each.text).join(''));
    const title = text.join(' ').trim();
    if (line > this.#back) this.#beginBack();
    const number = this.#isUnnumbered(line) ? '' : this.#numbers.next(depth, title);
    this.#open = opened(number, withoutNumber(title), line, column);
    this.#lines(node);
    this.#open.body.endHeading();
  }

  #beginBack(): void {
    this.#numbers.beginAppendices();
    this.#back = Number.POSITIVE_INFINITY;
  }

  /** Attributes stand behind a heading, or on a line of their own under or above it. */
  #isUnnumbered(line: number): boolean {
    const apart = [this.#written[line - 2], this.#written[line]].filter((each) => each?.startsWith('{:'));
    return [this.#written[line - 1], ...apart].some((each = '') => UNNUMBERED.test(each));
  }

  #lines(node: Nodes): void {
    for (const { line, parts } of new InlineText(this.#source).partsOf(node))
      this.#open.body.addParts(parts, line);
    this.#open.body.breakLine();
  }

  #close(): void {
    const { number, title, heading, body } = this.#open;
    this.#sections.push({ number, title, heading, body: body.build() });
  }
}

function opened(number: string, title: string, line: number, column: number) {
  const heading = { line, column, length: Math.max(1, title.length) };
  return { number, title, heading, body: new PassageBuilder() };
}
