import type { Expression } from '../../../spec/formula/expression.ts';
import { parseFormula } from '../../../spec/formula/parse.ts';
import type { Section } from '../text/draft.ts';
import type { Place } from '../text/passage.ts';
import { plainNumber, type Token, tokensOf } from './chain-tokens.ts';
import { isFormula, isHyphen, type Link, mayBegin, type Run, runFrom } from './run.ts';
import { isUnitWord } from './units.ts';

/** One side of an equation, as it is printed. */
export interface Side {
  readonly text: string;
  /** Null where words stand there and no symbol: "or = 0", "is ~ 198x". */
  readonly expression: Expression | null;
  readonly place: Place;
  /** Of the last sign of it. */
  readonly last: Place;
  /** Of the running text of its section; none where words stand there. */
  readonly tokens: readonly Token[];
}

/** One side without a relation: `1 - (1 - 1/w)^q`. */
export type Formula = Side & { readonly expression: Expression };

/** Expressions that a text prints in a row, with what it puts between each and the next. */
export interface Chain {
  readonly section: string;
  readonly sides: readonly Side[];
  readonly links: readonly Link[];
}

/** A relation that stands in a text and is part of no chain that can be read. */
export interface Unread {
  readonly section: string;
  readonly text: string;
  readonly place: Place;
}

export interface ReadChains {
  readonly chains: readonly Chain[];
  /** Formulas that are part of no relation. */
  readonly formulas: readonly Formula[];
  readonly unread: readonly Unread[];
}

const READ = new WeakMap<Section, ReadChains>();

/** Every chain of equations and inequalities in a section, and every formula without a relation; read once, however often it is asked for. */
export function chainsIn(section: Section): ReadChains {
  const read = READ.get(section) ?? new ChainReader(section).read();
  READ.set(section, read);
  return read;
}

/** The expression that stands behind some words of a section; null where none does. */
export function expressionBehind({ body }: Section, words: string): Pick<Side, 'text' | 'place'> | null {
  const at = body.text.indexOf(words);
  const tokens = tokensOf(body.text);
  const start = tokens.findIndex(({ from }) => from >= at + words.length);
  const [side] = at < 0 || start < 0 ? [] : runFrom(tokens, start).sides;
  const [first, last] = [side?.[0], side?.at(-1)];
  if (side === undefined || first === undefined || last === undefined) return null;
  return { text: side.map(({ text }) => text).join(' '), place: body.placeOf(first.from, last.to) };
}

const AROUND = 24;
/** No number of a draft has more digits. */
const MOST_DIGITS = 100;

class ChainReader {
  readonly #section: Section;
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #chains: Chain[] = [];
  readonly #formulas: Formula[] = [];
  readonly #unread: Unread[] = [];

  constructor(section: Section) {
    this.#section = section;
    this.#text = section.body.text;
    this.#tokens = tokensOf(this.#text);
  }

  read(): ReadChains {
    let at = 0;
    // How far the last formula reaches: a part of it is none of its own.
    let read = 0;
    while (at < this.#tokens.length) {
      if (!mayBegin(this.#tokens, at)) {
        at++;
        continue;
      }
      const run = runFrom(this.#tokens, at);
      const chain = run.links.length > 0 ? this.#chainOf(run, at) : null;
      if (chain !== null) {
        this.#chains.push(chain);
        at = run.end;
        continue;
      }
      if (run.links.length === 0 && at >= read && this.#addFormula(run, at)) read = run.end;
      if ((this.#tokens[at] as Token).kind === 'relation') this.#unread.push(this.#unreadAt(at));
      at++;
    }
    return { chains: this.#chains, formulas: this.#formulas, unread: this.#unread };
  }

  /** Null where a side is no expression, or goes on with what cannot be read: part of an equation is none. */
  #chainOf({ sides, links, end }: Run, start: number): Chain | null {
    const next = this.#tokens[end];
    if (next?.kind === 'operator' && !isHyphen(next, this.#text)) return null;
    const read: Side[] = [];
    for (const [index, tokens] of sides.entries()) {
      const isLast = index === sides.length - 1;
      const whole = isLast ? this.#withLastUnit(tokens, end) : tokens;
      const side = tokens.length === 0 ? this.#words(start) : this.#sideOf(whole);
      if (side === null) return null;
      read.push(side);
    }
    return { section: this.#section.number, sides: read, links };
  }

  #addFormula({ sides: [tokens = []], end }: Run, at: number): boolean {
    if (!isFormula(tokens, this.#text)) return false;
    // A part of something longer that cannot be read, or of a name with hyphens, is no formula.
    if ([this.#tokens[at - 1], this.#tokens[end]].some((beside) => beside?.kind === 'operator')) return false;
    const side = this.#sideOf(this.#withLastUnit(tokens, end));
    if (side === null || side.expression === null) return false;
    this.#formulas.push(side as Formula);
    return true;
  }

  /** The unit behind the last number is no token of its side. */
  #withLastUnit(tokens: readonly Token[], end: number): readonly Token[] {
    const [last, next] = [tokens.at(-1), this.#tokens[end]];
    if (last?.kind !== 'number' || last !== this.#tokens[end - 1] || next === undefined) return tokens;
    return isUnitWord(next.text) ? tokens.with(-1, { ...last, unit: next.text }) : tokens;
  }

  /** What stands before a relation that is said of words. */
  #words(at: number): Side {
    const { from, to } = this.#tokens[at] as Token;
    const place = this.#section.body.placeOf(from, to);
    return { text: '', expression: null, place, last: place, tokens: [] };
  }

  #sideOf(tokens: readonly Token[]): Side | null {
    const [first, last] = [tokens[0] as Token, tokens.at(-1) as Token];
    const place = this.#section.body.placeOf(first.from, last.to);
    if (tokens.some(({ kind, text }) => kind === 'number' && text.length > MOST_DIGITS)) return null;
    const formula = tokens.map(({ kind, text }) => (kind === 'number' ? plainNumber(text) : text)).join(' ');
    try {
      const text = tokens.map((token) => token.text).join(' ');
      const end = this.#section.body.placeOf(last.from, last.to);
      return { text, expression: parseFormula(formula), place, last: end, tokens };
    } catch {
      return null;
    }
  }

  #unreadAt(at: number): Unread {
    const { from, to } = this.#tokens[at] as Token;
    return {
      section: this.#section.number,
      text: this.#text.slice(Math.max(0, from - AROUND), to + AROUND),
      place: this.#section.body.placeOf(from, to),
    };
  }
}
