/** Where a text stops being JSON (RFC 8259). Lines and columns count from 1. */
export interface TextFault {
  readonly line: number;
  readonly column: number;
  readonly found: string;
  readonly expected: string;
}

/** Deeper than any document of this project, and shallow enough for the stack. */
const DEEPEST = 100;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Unescaped characters are those of RFC 8259 section 7. */
const STRING = /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;
const SPACE = /[ \t\r\n]*/y;
const WORDS = ['true', 'false', 'null'];

/**
 * The first place at which a text is not JSON, or null. Stricter than `JSON.parse` in two points: an object names
 * each key once, and nesting is bounded.
 */
export function findTextFault(text: string): TextFault | null {
  const scan = new Scan(text);
  try {
    scan.document();
    return null;
  } catch (fault) {
    if (fault instanceof Stop) return scan.tell(fault);
    throw fault;
  }
}

class Stop extends Error {
  readonly at: number;
  readonly expected: string;
  readonly found: string | undefined;

  constructor(at: number, expected: string, found?: string) {
    super(expected);
    this.at = at;
    this.expected = expected;
    this.found = found;
  }
}

class Scan {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): void {
    this.#value(0);
    this.#space();
    if (this.#at < this.#text.length) throw new Stop(this.#at, 'the end of the file');
  }

  tell({ at, expected, found }: Stop): TextFault {
    const before = this.#text.slice(0, at).split('\n');
    const word = /^(?:[\w+.-]+|.)/su.exec(this.#text.slice(at, at + 40))?.[0];
    return {
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
      found: found ?? (word === undefined ? 'the end of the file' : JSON.stringify(word)),
      expected,
    };
  }

  #value(depth: number): void {
    if (depth > DEEPEST) throw new Stop(this.#at, `at most ${DEEPEST} levels of nesting`);
    this.#space();
    const first = this.#text[this.#at];
    if (first === '{') this.#object(depth);
    else if (first === '[') this.#list(depth);
    else if (first === '"') this.#string('a string without control characters, closed by a quote');
    else this.#word();
  }

  #word(): void {
    const word = WORDS.find((known) => this.#text.startsWith(known, this.#at));
    if (word !== undefined) this.#at += word.length;
    else if (this.#match(NUMBER) === null) throw new Stop(this.#at, 'a JSON value');
    if (/[\w.]/.test(this.#text[this.#at] ?? '')) throw new Stop(this.#at, 'a comma or a closing bracket');
  }

  #object(depth: number): void {
    const keys = new Set<string>();
    this.#items('}', () => {
      this.#space();
      const start = this.#at;
      const key = this.#string('a key in double quotes');
      if (keys.has(key)) throw new Stop(start, 'each key once', `the key ${key} again`);
      keys.add(key);
      this.#space();
      if (this.#text[this.#at] !== ':') throw new Stop(this.#at, 'a colon');
      this.#at++;
      this.#value(depth + 1);
    });
  }

  #list(depth: number): void {
    this.#items(']', () => this.#value(depth + 1));
  }

  #items(close: string, item: () => void): void {
    this.#at++;
    this.#space();
    if (this.#text[this.#at] === close) {
      this.#at++;
      return;
    }
    for (;;) {
      item();
      this.#space();
      const next = this.#text[this.#at];
      if (next !== ',' && next !== close) throw new Stop(this.#at, `a comma or "${close}"`);
      this.#at++;
      if (next === close) return;
    }
  }

  #string(expected: string): string {
    const found = this.#match(STRING);
    if (found === null) throw new Stop(this.#at, expected);
    return found;
  }

  #space(): void {
    this.#match(SPACE);
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    if (found !== null) this.#at = pattern.lastIndex;
    return found;
  }
}
