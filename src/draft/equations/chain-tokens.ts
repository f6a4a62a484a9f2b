/** What a token of running text can be in an equation. */
export type TokenKind = 'number' | 'name' | 'operator' | 'relation' | 'open' | 'close' | 'other';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Of a number: the unit that stands behind it. */
  readonly unit?: string;
}

/** Names with what they are functions or entries of; numbers; relations before the operators that they begin with. */
const TOKEN =
  /(\d+(?:\.\d+)?[kx%]?(?!\w|\.\d))|([A-Za-z]\w{0,99}(?:\[[^\]\n]{0,60}\]|\((?:[A-Za-z]\w{0,40}(?:, ?|(?=\)))){0,6}\))?)|(->)|(<=|>=|~~|==|=|<|>|~)|([-+*/^])|(\()|(\))|\S/g;
/** By the groups of it. */
const KINDS: readonly TokenKind[] = ['number', 'name', 'other', 'relation', 'operator', 'open', 'close'];

/** The tokens of a text, in order. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const found of text.matchAll(TOKEN)) {
    const [word] = found;
    const group = found.findIndex((each, index) => index > 0 && each !== undefined);
    const kind = group < 0 ? 'other' : (KINDS[group - 1] as TokenKind);
    tokens.push({ kind, text: word, from: found.index, to: found.index + word.length });
  }
  return tokens;
}

/** A number as a formula has it: "1k" is 1000, and what "x" or "%" it is of is known. */
export function plainNumber(text: string): string {
  const digits = text.replace(/[x%]$/, '');
  return digits.endsWith('k') ? `(${digits.slice(0, -1)} * 1000)` : digits;
}

/** Words that are never a symbol, though an equation may follow them. */
const PLAIN_WORDS = new Set([
  'a',
  'A',
  'or',
  'and',
  'is',
  'be',
  'at',
  'to',
  'of',
  'under',
  'than',
  'where',
  'with',
  'for',
  'iff',
  'AND',
  'OR',
]);

/** Whether a name is written as a symbol is: a single letter, or with an underscore, a digit, arguments or an index. */
export function isSymbol(name: string): boolean {
  if (PLAIN_WORDS.has(name)) return false;
  return name.length === 1 || /[_\d([]/.test(name) || /^[A-Z]{3,}$/.test(name);
}

/** Whether a word may be the name of what an equation is about: `ratio <= ...`, `slope = ...`. */
export function mayBeNamed(word: string): boolean {
  return !PLAIN_WORDS.has(word);
}
