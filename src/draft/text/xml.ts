import { SaxesParser } from 'saxes';
import { InputError } from '../../input/input-error.ts';
import type { Draft, Section } from './draft.ts';
import { type LinePart, PassageBuilder } from './passage.ts';
import { SectionNumbers, withoutNumber } from './section-numbers.ts';
import { LINE_ENDS } from './source-text.ts';

/** Elements of RFC 7991 between which there is more than a mark: what stands in each is a line of its own. */
const BLOCKS = new Set([
  't',
  'li',
  'dt',
  'dd',
  'td',
  'th',
  'name',
  'artwork',
  'sourcecode',
  'title',
  'blockquote',
  'section',
]);
/** Those that xml2rfc's own templates declare, besides the five of XML. */
const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  zwsp: '\u200b',
  nbhy: '-',
  wj: '\u2060',
};
const DEEPEST = 20;
/** No Markdown that an XML was made of has more. */
const MOST_LINES = 1_000_000;

/** Reads a draft in xml2rfc's vocabulary (RFC 7991). Throws an InputError of one line where it is not well formed. */
export function readXml(text: string, shown: string): Draft {
  const reader = new XmlReader(text, shown);
  const sections = reader.read();
  return { shown, lines: reader.isMapped ? [] : text.split(LINE_ENDS), sections };
}

interface Open {
  readonly number: string;
  title: string;
  readonly heading: { line: number; column: number; length: number };
  readonly body: PassageBuilder;
}

class XmlReader {
  readonly #source: string;
  readonly #shown: string;
  readonly #numbers = new SectionNumbers();
  readonly #sections: Section[] = [];
  /** The sections that are open, those that have no number too. */
  readonly #open: Open[] = [opened('', 1)];
  readonly #elements: string[] = [];
  /** Where the last markup ended. */
  #at = 0;
  /** How many lines the Markdown that this was made of is ahead; see `<?line 7?>` of kramdown-rfc. */
  #ahead = 0;
  #line = 1;
  #lineStart = 0;
  isMapped = false;

  constructor(source: string, shown: string) {
    this.#source = source;
    this.#shown = shown;
  }

  read(): readonly Section[] {
    const parser = new SaxesParser({ position: true });
    Object.assign(parser.ENTITIES, ENTITIES);
    parser.on('error', ({ message }) =>
      this.#refuse(message.replace(/^\d+:\d+: /, ''), parser.line, parser.column),
    );
    const behind = (what: () => void): void => {
      this.#text();
      what();
      this.#skipTo(parser.position);
    };
    parser.on('opentag', ({ name, attributes }) =>
      behind(() => this.#begin(name, attributes as Record<string, string>)),
    );
    parser.on('closetag', ({ name }) => behind(() => this.#end(name)));
    parser.on('comment', () => behind(() => undefined));
    parser.on('cdata', (text) => behind(() => this.#addCdata(text)));
    parser.on('processinginstruction', ({ target, body }) => behind(() => this.#instruction(target, body)));
    parser.on('doctype', () => behind(() => undefined));
    parser.on('xmldecl', () => behind(() => undefined));
    parser.write(this.#source).close();
    while (this.#open.length > 0) this.#close();
    return this.#sections;
  }

  #begin(name: string, { pn = '', numbered }: Readonly<Record<string, string>>): void {
    this.#elements.push(name);
    if (BLOCKS.has(name)) this.#current.body.breakLine();
    if (name !== 'section') return;
    const depth = this.#open.length;
    if (depth > DEEPEST)
      this.#refuse(`sections inside one another, more than ${DEEPEST} deep`, this.#line, 0);
    const [, own] = /^section-(\d[\d.]*)$/.exec(pn) ?? [];
    const number = numbered === 'false' ? '' : (own ?? UNKNOWN);
    this.#open.push(opened(number, this.#line + this.#ahead));
  }

  #end(name: string): void {
    this.#elements.pop();
    if (BLOCKS.has(name)) this.#current.body.breakLine();
    if (name === 'section') this.#close();
  }

  /** The title of a section gives it its number, if no attribute does. */
  #name(text: string): void {
    const open = this.#open.pop() as Open;
    const number = open.number === UNKNOWN ? this.#numbers.next(this.#open.length, text) : open.number;
    const heading = {
      ...open.heading,
      line: this.#line + this.#ahead,
      length: Math.max(1, text.trim().length),
    };
    this.#open.push({ ...open, number, heading, title: withoutNumber(text.trim()) });
  }

  #close(): void {
    const { number, title, heading, body } = this.#open.pop() as Open;
    this.#sections.push({ number: number === UNKNOWN ? '' : number, title, heading, body: body.build() });
    if (this.#open.length === 0) this.#sections.sort((one, other) => one.heading.line - other.heading.line);
  }

  get #current(): Open {
    return this.#open.at(-1) as Open;
  }

  /** What stands between the last markup and the next. */
  #text(): void {
    const end = this.#source.indexOf('<', this.#at);
    const raw = this.#source.slice(this.#at, end < 0 ? this.#source.length : end);
    if (this.#elements.at(-1) === 'name' && raw.trim() !== '') this.#name(raw);
    raw.split(LINE_ENDS).forEach((line, index) => {
      const column = index === 0 ? this.#at - this.#lineStart + 1 : 1;
      if (index > 0) this.#nextLine();
      this.#current.body.addParts(decoded(line, column), this.#line + this.#ahead);
    });
    this.#moveTo(this.#at + raw.length);
  }

  #addCdata(text: string): void {
    text.split(LINE_ENDS).forEach((line, index) => {
      this.#current.body.addParts([{ text: line, column: 1 }], this.#line + this.#ahead + index);
    });
  }

  /** The line of the Markdown, or how far what was counted is from it. */
  #instruction(target: string, body: string): void {
    const by = Number(body);
    if (target !== 'line' || !Number.isInteger(by) || Math.abs(by) > MOST_LINES) return;
    this.isMapped = true;
    this.#ahead = Math.max(1 - this.#line, by < 0 ? this.#ahead + by : by - this.#line);
  }

  #skipTo(position: number): void {
    const skipped = this.#source.slice(this.#at, position);
    for (let lines = skipped.split('\n').length; lines > 1; lines--) this.#nextLine();
    this.#moveTo(position);
  }

  /** Where the line begins is looked for only in what was passed: a text may be one long line. */
  #moveTo(position: number): void {
    const end = this.#source.slice(this.#at, position).lastIndexOf('\n');
    if (end >= 0) this.#lineStart = this.#at + end + 1;
    this.#at = position;
  }

  #nextLine(): void {
    this.#line++;
  }

  #refuse(fault: string, line: number, column: number): never {
    const place = `line ${line}, column ${column + 1}`;
    throw new InputError([
      `${this.#shown}: ${place}: found ${fault.replaceAll('\n', ' ')}, expected XML that is well formed`,
    ]);
  }
}

/** Of a section whose title was not read yet. */
const UNKNOWN = '?';

function opened(number: string, line: number): Open {
  return { number, title: '', heading: { line, column: 1, length: 1 }, body: new PassageBuilder() };
}

/** A line with its entities read, each part in its column. */
function decoded(line: string, column: number): readonly LinePart[] {
  const parts: LinePart[] = [];
  let at = 0;
  for (const found of line.matchAll(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{1,10}));/g)) {
    const [whole, hexadecimal, decimal, name = ''] = found;
    const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    parts.push({ text: line.slice(at, found.index), column: column + at });
    const sign = ENTITIES[name] ?? (code <= 0x10ffff ? String.fromCodePoint(code) : '');
    parts.push({ text: sign, column: column + found.index });
    at = found.index + whole.length;
  }
  return [...parts, { text: line.slice(at), column: column + at }];
}
