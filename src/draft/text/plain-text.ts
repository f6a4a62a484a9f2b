import type { Draft, Section } from './draft.ts';
import { PassageBuilder } from './passage.ts';
import { LINE_ENDS } from './source-text.ts';

/** "3. THEOREM", "1.2. Cost constants", centred or not; what follows may be the text itself. */
const HEADING = /^\s*(\d{1,2}(?:\.\d{1,3}){0,5})\.?\s+([A-Z].*)$/;
/** A line of a table of contents. */
const LEADERS = /\.{4}|(?:\. ){3}/;
/** "Melegassi    Expires 1 December 2026    [Page 7]" */
const FOOTER = /\[Page \d+\]\s*$/;

/** Reads a draft as the IETF publishes it in plain text: pages with their headers and footers, numbered sections. */
export function readPlainText(text: string, shown: string): Draft {
  const lines = text.split(LINE_ENDS);
  const sections: Section[] = [];
  let open = opened('', '', 1, 1);
  let last = 0;
  const pages = new Pages();
  lines.forEach((line, index) => {
    if (!pages.isText(line)) return;
    const heading = headingIn(line.replaceAll('\f', ''), open.number);
    // A heading has its line to itself where the next one is blank.
    if (last === open.heading.line && index + 1 > last + 1) open.body.endHeading();
    last = index + 1;
    if (heading !== null) {
      sections.push(closed(open));
      open = opened(heading.number, heading.title, index + 1, heading.column);
    }
    open.body.add(line.replaceAll('\f', ' '), index + 1);
  });
  sections.push(closed(open));
  return { shown, form: 'plain', lines, sections };
}

/** Tells text from the running header and footer of a page. */
class Pages {
  #isHeaderNext = false;
  #isAfterFooter = false;

  isText(line: string): boolean {
    if (line.includes('\f')) this.#isHeaderNext = this.#isAfterFooter;
    const isBlank = line.trim() === '';
    if (FOOTER.test(line)) {
      this.#isAfterFooter = true;
      return false;
    }
    if (isBlank) return false;
    const isHeader = this.#isHeaderNext;
    this.#isHeaderNext = false;
    this.#isAfterFooter = false;
    return !isHeader;
  }
}

function opened(number: string, title: string, line: number, column: number) {
  const heading = { line, column, length: Math.max(1, title.length) };
  return { number, title, heading, body: new PassageBuilder() };
}

function closed({ number, title, heading, body }: ReturnType<typeof opened>): Section {
  return { number, title, heading, body: body.build() };
}

function headingIn(line: string, before: string) {
  if (LEADERS.test(line)) return null;
  const [, number = '', title = ''] = HEADING.exec(line) ?? [];
  if (number === '' || !follows(number, before)) return null;
  return { number, title: title.trim(), column: line.indexOf(number) + 1 };
}

/** Whether a heading may have this number after that one: its first part, the next beside it, or the next beside a parent. */
function follows(number: string, before: string): boolean {
  const parts = number.split('.').map(Number);
  if (before === '') return parts.length === 1 && (parts[0] === 0 || parts[0] === 1);
  const known = before.split('.').map(Number);
  if (parts.length > known.length + 1) return false;
  const at = parts.length - 1;
  const isSame = parts.slice(0, at).every((part, index) => part === known[index]);
  return isSame && parts[at] === (known[at] ?? 0) + 1;
}
