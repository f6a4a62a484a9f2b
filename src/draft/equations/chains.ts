import type { Expression } from '../../../spec/formula/expression.ts';
import { parseFormula } from '../../../spec/formula/parse.ts';
import type { Section } from '../text/draft.ts';
import type { Place } from '../text/passage.ts';
import { isSymbol, mayBeNamed, plainNumber, type Token, tokensOf } from './chain-tokens.ts';

export type Link = '=' | '<=' | '<' | '>=' | '>' | '~' | '~~' | '==';

/** One side of an equation, as it is printed. */
export interface Side {
  readonly text: string;
  /** Null where words stand there and no symbol: "or = 0", "is ~ 198x". */
  readonly expression: Expression | null;
  readonly place: Place;
}

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
  readonly unread: readonly Unread[];
}

/** Every chain of equations and inequalities in a section. */
export function chainsIn(section: Section): ReadChains {
  return new ChainReader(section).read();
}

/** Parentheses deeper than this are no formula of a draft. */
const DEEPEST = 40;
const LONGEST = 200;
const AROUND = 24;
const LONGEST_COMMENT = 12;
/** No number of a draft has more digits. */
const MOST_DIGITS = 100;

interface Run {
  /** The tokens of each side; none where the first one is words. */
  readonly sides: readonly (readonly Token[])[];
  readonly links: readonly Link[];
  /** The token behind it. */
  readonly end: number;
}

class ChainReader {
  readonly #section: Section;
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #chains: Chain[] = [];
  readonly #unread: Unread[] = [];

  constructor(section: Section) {
    this.#section = section;
    this.#text = section.body.text;
    this.#tokens = tokensOf(this.#text);
  }

  read(): ReadChains {
    let at = 0;
    while (at < this.#tokens.length) {
      const run = this.#runFrom(at);
      const chain = run.links.length > 0 ? this.#chainOf(run, at) : null;
      if (chain !== null) {
        this.#chains.push(chain);
        at = run.end;
        continue;
      }
      if ((this.#tokens[at] as Token).kind === 'relation') this.#unread.push(this.#unreadAt(at));
      at++;
    }
    return { chains: this.#chains, unread: this.#unread };
  }

  /** The longest row of operands and operators from a token on, and where relations part it. */
  #runFrom(start: number): Run {
    const parts: { readonly tokens: Token[] }[] = [{ tokens: [] }];
    const links: Link[] = [];
    let depth = 0;
    // What is said of words begins with its relation.
    let expectsOperand = (this.#tokens[start] as Token).kind !== 'relation';
    let at = start;
    let end = start;
    let kept = { parts: 0, tokens: 0, links: 0 };
    for (; at < this.#tokens.length && at - start < LONGEST; at++) {
      const token = this.#tokens[at] as Token;
      const open = parts.at(-1) as { readonly tokens: Token[] };
      if (expectsOperand) {
        if (token.kind === 'open' && depth < DEEPEST) depth++;
        else if (token.kind === 'operator' && token.text === '-') expectsOperand = true;
        else if (token.kind === 'number' || (token.kind === 'name' && this.#isOperand(at, start)))
          expectsOperand = false;
        else break;
        open.tokens.push(token);
      } else if (token.kind === 'operator') {
        open.tokens.push(token);
        expectsOperand = true;
      } else if (token.kind === 'close' && depth > 0) {
        open.tokens.push(token);
        depth--;
      } else if (token.kind === 'relation' && depth === 0) {
        links.push(token.text as Link);
        parts.push({ tokens: [] });
        expectsOperand = true;
      } else {
        const after = this.#afterComment(at, open.tokens.at(-1));
        if (after === null) break;
        at = after - 1;
      }
      if (!expectsOperand && depth === 0) {
        end = at + 1;
        kept = {
          parts: parts.length,
          tokens: (parts.at(-1) as { readonly tokens: Token[] }).tokens.length,
          links: links.length,
        };
      }
    }
    const whole = parts
      .slice(0, kept.parts)
      .map(({ tokens }, index) => (index === kept.parts - 1 ? tokens.slice(0, kept.tokens) : tokens));
    return { sides: whole, links: links.slice(0, kept.links), end: Math.max(end, start + 1) };
  }

  /** A symbol; or any word where it is all of the first side. */
  #isOperand(at: number, start: number): boolean {
    const { text } = this.#tokens[at] as Token;
    if (isSymbol(text)) return true;
    const isNamed = at === start && this.#tokens[at + 1]?.kind === 'relation' && mayBeNamed(text);
    // Nothing but an equation has this sign.
    return isNamed || this.#tokens[at - 1]?.text === '==';
  }

  /** Behind a unit, or a remark in parentheses that is no part of an expression, where an operator goes on; else null. */
  #afterComment(at: number, before: Token | undefined): number | null {
    const token = this.#tokens[at] as Token;
    let after = at;
    if (before?.kind === 'number' && /^(us|ms|s|pps)$/.test(token.text)) {
      // What is divided is no longer in that unit: "50 ms / N = 10k" are two things beside one another.
      if (this.#tokens[at + 1]?.text === '/') return null;
      after = at + 1;
    } else if (token.kind === 'open') {
      const behind = this.#tokens.slice(at + 1, at + LONGEST_COMMENT);
      const length = behind.findIndex((each) => each.kind === 'close');
      const close = at + 1 + length;
      const inside = behind.slice(0, Math.max(0, length));
      if (!inside.some(({ kind, text }) => kind === 'other' || (kind === 'name' && !isSymbol(text))))
        return null;
      after = close + 1;
    } else return null;
    const next = this.#tokens[after];
    return next?.kind === 'operator' || next?.kind === 'relation' ? after : null;
  }

  #chainOf({ sides, links }: Run, start: number): Chain | null {
    const read: Side[] = [];
    for (const tokens of sides) {
      const side = tokens.length === 0 ? this.#words(start) : this.#sideOf(tokens);
      if (side === null) return null;
      read.push(side);
    }
    return { section: this.#section.number, sides: read, links };
  }

  /** What stands before a relation that is said of words. */
  #words(at: number): Side {
    const { from, to } = this.#tokens[at] as Token;
    return { text: '', expression: null, place: this.#section.body.placeOf(from, to) };
  }

  #sideOf(tokens: readonly Token[]): Side | null {
    const [first, last] = [tokens[0] as Token, tokens.at(-1) as Token];
    const place = this.#section.body.placeOf(first.from, last.to);
    if (tokens.some(({ kind, text }) => kind === 'number' && text.length > MOST_DIGITS)) return null;
    const formula = tokens.map(({ kind, text }) => (kind === 'number' ? plainNumber(text) : text)).join(' ');
    try {
      return { text: tokens.map(({ text }) => text).join(' '), expression: parseFormula(formula), place };
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
