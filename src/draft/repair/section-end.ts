import type { Draft, Section } from '../text/draft.ts';
import type { SourceLines } from './source-lines.ts';

/** Where a paragraph can be added to a section, and how wide and how deep the text around it is set. */
export interface SectionEnd {
  /** The last line of its own text, behind which it goes; in XML, how many characters stand before it. */
  readonly behind: { readonly line: number } | { readonly offset: number };
  readonly indent: string;
  readonly width: number;
}

/** Characters in a line, where the text is not wider. */
const USUAL_WIDTH = 72;
const USUAL_INDENT = '   ';
/** Front matter, middle and back of kramdown-rfc. */
const SEPARATOR = /^---(?: \w+)?[ \t]*$/;
const ATTRIBUTES = /^\{:.*\}[ \t]*$/;

/** The end of a section, before the next heading and before what belongs to that. */
export function endOfSection(draft: Draft, section: Section, lines: SourceLines): SectionEnd {
  switch (draft.form) {
    case 'plain':
      return endInPlainText(section, lines);
    case 'markdown':
      return endInMarkdown(draft, section, lines);
    case 'xml':
      return endInXml(section, lines);
  }
}

function endInPlainText({ heading, body }: Section, lines: SourceLines): SectionEnd {
  const own = withoutNextHeading(
    indentOf(lines.textOf(heading.line)),
    body.lines.filter((line) => line > heading.line),
    lines,
  );
  const indents = own.map((line) => indentOf(lines.textOf(line)));
  const least = indents.sort((one, other) => one.length - other.length)[0];
  return {
    behind: { line: own.at(-1) ?? heading.line },
    indent: least ?? `${indentOf(lines.textOf(heading.line))}${USUAL_INDENT}`,
    width: widthOf(own, lines),
  };
}

/** Up to a heading without a number, such as that of the references: as far out as the section's own, behind a gap. */
function withoutNextHeading(
  headingIndent: string,
  body: readonly number[],
  lines: SourceLines,
): readonly number[] {
  const isOut = (line: number): boolean => indentOf(lines.textOf(line)).length <= headingIndent.length;
  const next = body.findIndex((line) => isOut(line) && !body.includes(line - 1));
  return next < 1 || body.slice(0, next).some(isOut) ? body : body.slice(0, next);
}

function endInMarkdown({ sections }: Draft, section: Section, lines: SourceLines): SectionEnd {
  const { heading, body } = section;
  const next = sections[sections.indexOf(section) + 1]?.heading.line ?? lines.count + 1;
  const isApart = (line: number): boolean =>
    lines.isBlank(line) ||
    SEPARATOR.test(lines.textOf(line)) ||
    (ATTRIBUTES.test(lines.textOf(line)) && lines.isBlank(line - 1));
  let line = next - 1;
  while (line > heading.line && isApart(line)) line--;
  return { behind: { line }, indent: '', width: widthOf(body.lines, lines) };
}

function endInXml({ heading, textEnd = 0 }: Section, lines: SourceLines): SectionEnd {
  const before = lines.source.slice(lines.offsetOf(heading.line, 1), textEnd);
  const paragraph = [...before.matchAll(/^([ \t]*)<t\b/gm)].at(-1)?.[1];
  const last = /(?:^|[\r\n])([ \t]*)$/.exec(before)?.[1];
  return {
    behind: { offset: textEnd },
    indent: paragraph ?? `${last ?? ''}  `,
    width: USUAL_WIDTH,
  };
}

function indentOf(line: string): string {
  return /^\s*/.exec(line.replaceAll('\f', ''))?.[0] ?? '';
}

/** Of lines that go on in the next one: others may be longer, as a formula is. */
function widthOf(body: readonly number[], lines: SourceLines): number {
  const all = new Set(body);
  const filled = body.filter((line) => all.has(line + 1)).map((line) => lines.textOf(line).trimEnd().length);
  return filled.reduce((widest, each) => Math.max(widest, each), USUAL_WIDTH);
}
