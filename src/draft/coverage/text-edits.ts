import { tokensOf } from '../equations/chain-tokens.ts';
import { namesCited } from '../reading/citations.ts';
import type { ClaimingSentence } from '../text/claiming-sentences.ts';
import type { Draft } from '../text/draft.ts';

/** Other words at one place of a sentence, so that it says something else. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  /** `<= in place of >`, `8 in place of 4`. */
  readonly says: string;
}

/** What stands for the contrary. An equation is negated by a factor on its right side. */
const CONTRARY: Readonly<Record<string, string>> = { '<=': '>', '<': '>=', '>': '<=', '>=': '<' };
const EQUATIONS = new Set(['=', '==', '~', '~~']);
/** Numbers that are names: of steps, sections, RFCs and what is named with a hyphen. */
const NAMED = /(?:\b(?:Step|Sections?|Theorem|Case|RFC|Appendix)|\b[A-Z]{2,}|[A-Za-z]-)\s*$/;
/** As far back as a name before a number reaches. */
const NAME_LENGTH = 16;

/** Every operator turned round, every number changed, every citation left out, one at a time. */
export function textEditsOf({ section, from, to }: ClaimingSentence): readonly TextEdit[] {
  const { text } = section.body;
  const tokens = tokensOf(text).filter((token) => token.from >= from && token.to <= to);
  const relations = tokens.flatMap(({ kind, text: sign, from: at, to: end }) => {
    const contrary = EQUATIONS.has(sign) ? `${sign} 2 *` : CONTRARY[sign];
    return kind === 'relation' && contrary !== undefined ? [edit(text, at, end, contrary)] : [];
  });
  const numbers = tokens
    .filter(({ kind, from: at }) => kind === 'number' && !NAMED.test(text.slice(at - NAME_LENGTH, at)))
    .map(({ text: number, from: at, to: end }) => edit(text, at, end, otherNumber(number)));
  const citations = namesCited(text.slice(from, to)).map(({ at, length }) =>
    edit(text, from + at, from + at + length, ''),
  );
  return [...relations, ...numbers, ...citations];
}

function edit(text: string, from: number, to: number, words: string): TextEdit {
  return { from, to, words, says: `${words === '' ? 'nothing' : words} in place of ${text.slice(from, to)}` };
}

/** Twice as much with as many places, or 1 for nothing. */
function otherNumber(printed: string): string {
  const [digits = ''] = /^[\d.]+/.exec(printed) ?? [];
  const places = digits.split('.')[1]?.length ?? 0;
  const twice = 2n * BigInt(digits.replace('.', ''));
  const shown = (twice === 0n ? 1n : twice).toString().padStart(places + 1, '0');
  const number = places === 0 ? shown : `${shown.slice(0, -places)}.${shown.slice(-places)}`;
  return number + printed.slice(digits.length);
}

/** A draft with one edit made. */
export function withEdit(draft: Draft, { section }: ClaimingSentence, { from, to, words }: TextEdit): Draft {
  const body = section.body.withReplaced(from, to, words);
  return { ...draft, sections: draft.sections.map((each) => (each === section ? { ...each, body } : each)) };
}
