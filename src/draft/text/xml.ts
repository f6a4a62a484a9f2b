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
const DEEPEST_SECTION = 20;
const DEEPEST_ELEMENT = 200;
const CDATA_BEGIN = '<![CDATA['.length;

/** Reads a draft in xml2rfc's vocabulary (RFC 7991). Throws an InputError of one line where it is not well formed. */
export function readXml(text: string, shown: string): Draft {
  const reader = new XmlReader(text, shown);
  const sections = reader.read();
  return { shown, form: 'xml', lines: reader.isMapped ? [] : text.split(LINE_ENDS), sections };
}

interface Open {
  /** How many sections began before. */
  readonly order: number;
  readonly number: string;
  title: string;
  readonly heading: { line: number; column: number; length: number };
  readonly body: PassageBuilder;
  /** Where its own text ends; null until then. */
  textEnd: number | null;
}

class XmlReader {
  readonly #source: string;
  readonly #shown: string;
  readonly #numbers = new SectionNumbers();
  readonly #sections: { readonly order: number; readonly section: Section }[] = [];
  /** The sections that are open, those that have no number too. */
  readonly #open: Open[] = [opened(0, '', 1)];
  #begun = 0;
  /** Of the section whose name is being read. */
  #title: string | null = null;
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
      this.#refuse(message.replaceAll(/^\d+:\d+: |\.$/g, ''), parser.line, parser.column),
    );
    const behind = (what: () => void, end = '', from = 0): void => {
      this.#text();
      what();
      this.#skipTo(end === '' ? parser.position : this.#source.indexOf(end, this.#at + from) + end.length);
    };
    const nothing = (): void => undefined;
    parser.on('opentag', ({ name, attributes }) =>
      behind(() => this.#begin(name, attributes as Record<string, string>)),
    );
    parser.on('closetag', ({ name }) => behind(() => this.#end(name)));
    parser.on('comment', () => behind(nothing, '-->', 4));
    parser.on('cdata', () => behind(() => this.#cdata(), ']]>'));
    parser.on('processinginstruction', ({ target, body }) =>
      behind(() => this.#instruction(target, body), '?>', 2),
    );
    parser.on('doctype', () => behind(nothing));
    parser.on('xmldecl', () => behind(nothing));
    parser.write(this.#source).close();
    while (this.#open.length > 0) this.#close();
    return this.#sections.sort((one, other) => one.order - other.order).map(({ section }) => section);
  }

  #begin(name: string, attributes: Readonly<Record<string, string>>): void {
    const within = this.#elements.at(-1);
    this.#elements.push(name);
    if (this.#elements.length > DEEPEST_ELEMENT) this.#refuseDepth('elements', DEEPEST_ELEMENT);
    if (BLOCKS.has(name)) this.#current.body.breakLine();
    if (name === 'name' && within === 'section') this.#beginName();
    if (name === 'back') this.#numbers.beginAppendices();
    if (name === 'section') this.#beginSection(attributes);
  }

  #beginSection({ pn = '', numbered }: Readonly<Record<string, string>>): void {
    if (this.#open.length > DEEPEST_SECTION) this.#refuseDepth('sections', DEEPEST_SECTION);
    this.#endText();
    const number = numbered === 'false' ? '' : (publishedNumber(pn) ?? UNKNOWN);
    this.#open.push(opened(++this.#begun, number, this.#line + this.#ahead));
  }

  #end(name: string): void {
    this.#elements.pop();
    if (BLOCKS.has(name)) this.#current.body.breakLine();
    if (name === 'name' && this.#title !== null) this.#endName(this.#title);
    if (name === 'section') this.#close();
  }

  #beginName(): void {
    this.#title = '';
  }

  /** The title of a section gives it its number, if no attribute does. */
  #endName(name: string): void {
    this.#title = null;
    const open = this.#open.pop() as Open;
    const text = name.trim();
    const number = open.number === UNKNOWN ? this.#numbers.next(this.#open.length, text) : open.number;
    const heading = { ...open.heading, length: Math.max(1, text.length) };
    open.body.endHeading();
    this.#open.push({ ...open, number, heading, title: withoutNumber(text) });
  }

  #close(): void {
    this.#endText();
    const { order, number, title, heading, body, textEnd } = this.#open.pop() as Open;
    const known = number === UNKNOWN ? '' : number;
    const section = { number: known, title, heading, body: body.build(), textEnd: textEnd ?? this.#at };
    this.#sections.push({ order, section });
  }

  /** Text of a section stands before the sections inside it. */
  #endText(): void {
    this.#current.textEnd ??= this.#at;
  }

  get #current(): Open {
    return this.#open.at(-1) as Open;
  }

  /** What stands between the last markup and the next. */
  #text(): void {
    const end = this.#source.indexOf('<', this.#at);
    this.#lines(end < 0 ? this.#source.length : end, decoded);
  }

  #cdata(): void {
    this.#skipTo(this.#at + CDATA_BEGIN);
    this.#lines(this.#source.indexOf(']]>', this.#at), (text, column) => [{ text, column }]);
  }

  #lines(end: number, read: (line: string, column: number) => readonly LinePart[]): void {
    for (const piece of this.#source.slice(this.#at, end).split(BEHIND_LINE_ENDS)) {
      const parts = read(piece.replace(/[\r\n]+$/, ''), this.#at - this.#lineStart + 1);
      if (this.#title !== null) this.#addToTitle(parts);
      this.#current.body.addParts(parts, this.#line + this.#ahead);
      this.#skipTo(this.#at + piece.length);
    }
  }

  /** The heading stands where its first word does. */
  #addToTitle(parts: readonly LinePart[]): void {
    const text = parts.map((part) => part.text).join('');
    const { heading } = this.#current;
    if (this.#title?.trim() === '' && text.trim() !== '') {
      heading.line = this.#line + this.#ahead;
      heading.column = (parts[0]?.column ?? 1) + text.length - text.trimStart().length;
    }
    this.#title = `${this.#title ?? ''}${this.#at === this.#lineStart ? ' ' : ''}${text}`;
  }

  /** The line of the Markdown, or by how many lines what was counted is to be corrected. */
  #instruction(target: string, body: string): void {
    const [, sign, lines] = /^\s*([-+]?)(\d{1,7})\s*$/.exec(body) ?? [];
    if (target !== 'line' || lines === undefined) return;
    this.isMapped = true;
    const ahead = sign === '' ? Number(lines) - this.#line : this.#ahead + Number(`${sign}${lines}`);
    // No line stands before the first.
    this.#ahead = Math.max(1 - this.#line, ahead);
  }

  #skipTo(position: number): void {
    for (const end of this.#source.slice(this.#at, position).matchAll(EVERY_LINE_END)) {
      this.#line++;
      this.#lineStart = this.#at + end.index + end[0].length;
    }
    this.#at = position;
  }

  #refuseDepth(what: string, deepest: number): never {
    this.#refuse(
      `${what} inside one another, more than ${deepest} deep`,
      this.#line,
      this.#at - this.#lineStart,
    );
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

const EVERY_LINE_END = new RegExp(LINE_ENDS, 'g');
const BEHIND_LINE_ENDS = /(?<=\n|\r(?!\n))/;

/** The number that was given at publication: "section-1.2", "section-appendix.a.1". */
function publishedNumber(pn: string): string | undefined {
  const [, letter, digits] = /^section-(?:appendix\.([a-z]))?((?:\.?\d+)*)$/.exec(pn) ?? [];
  const number = `${letter?.toUpperCase() ?? ''}${digits ?? ''}`;
  return number === '' ? undefined : number;
}

function opened(order: number, number: string, line: number): Open {
  const heading = { line, column: 1, length: 1 };
  return { order, number, title: '', heading, body: new PassageBuilder(), textEnd: null };
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
