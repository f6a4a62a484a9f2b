import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InputError } from '../../input/input-error.ts';
import { load } from '../../revision/load.ts';
import { SHORT_DRAFT } from '../short-draft.fixture.ts';
import { SHORT_MARKDOWN, SHORT_XML } from '../text/other-forms.fixture.ts';
import { textOf } from '../text-of.fixture.ts';
import { type RepairedText, repairText } from './repair-text.ts';

const REPAIRED = load('draft-01-proposed').document;
/** HOSTILE_TEXTS=10000 takes most of an hour. */
const TEXTS = Number(process.env.HOSTILE_TEXTS ?? 40);
const LONGEST = 60_000;

/** What makes the end of a section hard to find: marks of blocks, pages and headings, in odd places. */
const PIECES: readonly string[] = [
  '\n4. THEOREM',
  '\n1.2.3.4.5.6 Deep',
  '\f',
  '[Page 1]\n',
  '\r',
  '\n\n',
  '`',
  '\n```\n',
  '\\',
  '\n# 9. X\n',
  '\n> quoted\n',
  '\n- item\n',
  '\n    code\n',
  '\n| a | b |\n|---|---|\n',
  '\n{:x}\n',
  '\n---\n',
  '\n===\n',
  '<!-- ',
  '-->',
  '\n<div>\n',
  '&lt;',
  '<t/>',
  '<t>one</t>',
  '</section><section><name>Other</name>',
  '<!-- gone -->',
];

function repaired(text: string, name: string): RepairedText | null {
  try {
    return repairText(text, textOf(text, name), REPAIRED);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return null;
  }
}

test.each([
  ['draft.txt', SHORT_DRAFT],
  ['draft.md', SHORT_MARKDOWN],
  ['draft.xml', SHORT_XML],
])(
  'of %s with anything in it, repairs read back in their sections and are written once only',
  (name, source) => {
    const piece = fc.tuple(fc.nat(source.length), fc.constantFrom(...PIECES), fc.nat(20));
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        const put = (text: string, [at, what, gone]: (typeof pieces)[number]): string =>
          text.slice(0, at) + what + text.slice(at + gone);
        const made = repaired(pieces.reduce(put, source), name);
        if (made === null) return;
        const again = repaired(made.source, name);
        expect(again?.written).toEqual([]);
        expect(again?.source).toBe(made.source);
      }),
      { numRuns: TEXTS },
    );
  },
  LONGEST,
);
