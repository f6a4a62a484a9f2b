import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Draft, Section } from './draft.ts';
import { InlineText } from './inline-text.ts';
import { refuseDeepMarkdown } from './markdown-limits.ts';
import { PassageBuilder } from './passage.ts';
import { SectionNumbers, withoutNumber } from './section-numbers.ts';
import { LINE_ENDS } from './source-text.ts';

/**
 * Reads a draft in kramdown-rfc's Markdown: its front matter and its attributes are no text. Throws an InputError of one
 * line where it nests what no draft does.
 */
export function readMarkdown(text: string, shown: string): Draft {
  const source = withoutMatter(text.replaceAll(/\r\n?/g, '\n'));
  refuseDeepMarkdown(source.split('\n'), shown);
  const reader = new MarkdownReader(source);
  return { shown, lines: text.split(LINE_ENDS), sections: reader.read(fromMarkdown(source)) };
}

/** Front matter, separators and attributes, each character in place of which a space stands: all places stay. */
function withoutMatter(text: string): string {
  const blank = (found: string): string => found.replaceAll(/[^\n]/g, ' ');
  return text
    .replace(/^---[ \t]*\n[\s\S]*?\n(?:---[ \t]*(?=\n)|(?=--- ))/, blank)
    .replaceAll(/^--- \w+[ \t]*$/gm, blank)
    .replaceAll(/\{:[^}\n]{0,200}\}/g, blank);
}

/** Attributes of a heading under which it has no number; they stand behind it or on the next line. */
const UNNUMBERED = /\{:[^}]{0,200}numbered\s{0,20}=\s{0,20}["']false/;

class MarkdownReader {
  readonly #source: string;
  readonly #numbers = new SectionNumbers();
  readonly #sections: Section[] = [];
  #open = opened('', '', 1, 1);

  constructor(source: string) {
    this.#source = source;
  }

  read(root: Root): readonly Section[] {
    for (const block of root.children) this.#block(block);
    this.#close();
    return this.#sections;
  }

  #block(node: Nodes): void {
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
        if ('children' in node) for (const child of node.children) this.#block(child);
    }
  }

  #heading(depth: number, node: Nodes): void {
    this.#close();
    const { line = 1, column = 1 } = node.position?.start ?? {};
    const text = new InlineText(this.#source)
      .partsOf(node)
      .map(({ parts }) => parts.map((each) => each.text).join(''));
    const title = text.join(' ').trim();
    const number = UNNUMBERED.test(title) ? '' : this.#numbers.next(depth, title);
    this.#open = opened(number, withoutNumber(title), line, column);
    this.#lines(node);
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
