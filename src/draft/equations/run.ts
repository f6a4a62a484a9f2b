import { isSymbol, mayBeNamed, type Token } from './chain-tokens.ts';
import { isUnitWord } from './units.ts';

/** What stands between two sides. */
export type Link = '=' | '<=' | '<' | '>=' | '>' | '~' | '~~' | '==';

/** Operands and operators in a row, parted by relations. */
export interface Run {
  /** The tokens of each side; none where the first one is words. */
  readonly sides: readonly (readonly Token[])[];
  readonly links: readonly Link[];
  /** The token behind it. */
  readonly end: number;
}

/** Parentheses deeper than this are no formula of a draft. */
const DEEPEST = 40;
const LONGEST = 200;
const REMARK = 12;

/** Whether a run can begin at a token at all: most are words of a sentence. */
export function mayBegin(tokens: readonly Token[], at: number): boolean {
  const { kind, text } = tokens[at] as Token;
  if (kind === 'operator') return text === '-';
  if (kind !== 'name') return kind === 'number' || kind === 'open' || kind === 'relation';
  return isSymbol(text) || tokens[at + 1]?.kind === 'relation' || tokens[at - 1]?.text === '==';
}

/** The longest run from a token on. */
export function runFrom(tokens: readonly Token[], start: number): Run {
  const reader = new RunReader(tokens, start);
  for (let at: number | null = start; at !== null && at < tokens.length && at - start < LONGEST; )
    at = reader.read(at);
  return reader.run;
}

class RunReader {
  readonly #tokens: readonly Token[];
  readonly #start: number;
  readonly #sides: Token[][] = [[]];
  readonly #links: Link[] = [];
  #depth = 0;
  #expectsOperand: boolean;
  /** How far all parentheses are closed and nothing is missing. */
  #whole: { readonly sides: number; readonly last: number; readonly end: number };

  constructor(tokens: readonly Token[], start: number) {
    this.#tokens = tokens;
    this.#start = start;
    // What is said of words begins with its relation.
    this.#expectsOperand = tokens[start]?.kind !== 'relation';
    this.#whole = { sides: 1, last: 0, end: start + 1 };
  }

  get run(): Run {
    const { sides: count, last, end } = this.#whole;
    const sides = this.#sides.slice(0, count);
    return {
      sides: sides.with(-1, sides[count - 1]?.slice(0, last) ?? []),
      links: this.#links.slice(0, count - 1),
      end,
    };
  }

  /** The next token to read; null where the run ends. */
  read(at: number): number | null {
    const token = this.#tokens[at] as Token;
    const next = this.#expectsOperand ? this.#readOperand(token, at) : this.#readBehindOperand(token, at);
    if (next !== null && !this.#expectsOperand && this.#depth === 0) {
      const { length } = this.#sides;
      this.#whole = { sides: length, last: this.#sides[length - 1]?.length ?? 0, end: next };
    }
    return next;
  }

  #readOperand(token: Token, at: number): number | null {
    if (token.kind === 'open' && this.#depth < DEEPEST) this.#depth++;
    else if (token.kind === 'number' || (token.kind === 'name' && this.#isOperand(token, at)))
      this.#expectsOperand = false;
    else if (token.kind !== 'operator' || token.text !== '-') return null;
    return this.#take(token, at);
  }

  #readBehindOperand(token: Token, at: number): number | null {
    if (token.kind === 'relation' && this.#depth === 0) {
      this.#links.push(token.text as Link);
      this.#sides.push([]);
      this.#expectsOperand = true;
      return at + 1;
    }
    if (token.kind === 'operator') this.#expectsOperand = true;
    else if (token.kind === 'close' && this.#depth > 0) this.#depth--;
    else return this.#behindRemark(token, at);
    return this.#take(token, at);
  }

  #take(token: Token, at: number): number {
    this.#sides.at(-1)?.push(token);
    return at + 1;
  }

  /** A symbol; any word that something is added to or multiplied by; and one that is all of the first side. */
  #isOperand({ text, from }: Token, at: number): boolean {
    if (isSymbol(text)) return true;
    const before = this.#tokens[at - 1];
    if (at > this.#start && before?.kind === 'operator') return before.text !== '-' || before.to < from;
    const isNamed = at === this.#start && this.#tokens[at + 1]?.kind === 'relation' && mayBeNamed(text);
    // Nothing but an equation has this sign.
    return isNamed || before?.text === '==';
  }

  /** Behind a unit, or a remark in parentheses that is no part of an expression, where the equation goes on; else null. */
  #behindRemark(token: Token, at: number): number | null {
    const isUnit = this.#isUnit(token, at);
    const next = isUnit ? at + 1 : this.#endOfRemark(token, at);
    const { kind } = (next === null ? undefined : this.#tokens[next]) ?? {};
    if (kind !== 'operator' && kind !== 'relation') return null;
    if (isUnit) this.#putUnit(token.text);
    return next;
  }

  #putUnit(unit: string): void {
    const side = this.#sides.at(-1);
    const number = side?.pop();
    if (number !== undefined) side?.push({ ...number, unit });
  }

  /** What is divided is no longer in that unit: "50 ms / N = 10k" are two things beside one another. */
  #isUnit({ text }: Token, at: number): boolean {
    return this.#tokens[at - 1]?.kind === 'number' && isUnitWord(text) && this.#tokens[at + 1]?.text !== '/';
  }

  #endOfRemark(token: Token, at: number): number | null {
    if (token.kind !== 'open') return null;
    const behind = this.#tokens.slice(at + 1, at + REMARK);
    const length = behind.findIndex(({ kind }) => kind === 'close');
    const inside = behind.slice(0, Math.max(0, length));
    const isRemark = inside.some(
      ({ kind, text }) => kind === 'other' || (kind === 'name' && !isSymbol(text)),
    );
    return isRemark ? at + length + 2 : null;
  }
}

/** A hyphen joins two words; a minus has space around it. */
export function isHyphen({ text, from, to }: Token, within: string): boolean {
  return text === '-' && !(within[from - 1] === ' ' && within[to] === ' ');
}

/**
 * Whether operands and operators in a row are meant as a formula, though nothing is said of them: all names are symbols,
 * and more than a dash or a slash between two letters stands there.
 */
export function isFormula(tokens: readonly Token[], within: string): boolean {
  const operators = tokens.filter(({ kind }) => kind === 'operator');
  const names = tokens.filter(({ kind }) => kind === 'name');
  const isSet = ({ text, from, to }: Token): boolean =>
    text === '^' || (within[from - 1] === ' ' && within[to] === ' ');
  return (
    operators.some((each) => each.text !== '-' && isSet(each)) &&
    !operators.some((each) => isHyphen(each, within)) &&
    names.every(({ text }) => isSymbol(text)) &&
    tokens.some(({ kind, text }) => kind === 'number' || kind === 'open' || text.includes('_'))
  );
}
