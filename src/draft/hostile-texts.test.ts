import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../input/input-error.ts';
import { check } from './check-text.fixture.ts';
import { SHORT_DRAFT } from './short-draft.fixture.ts';
import { SHORT_MARKDOWN, SHORT_XML } from './text/other-forms.fixture.ts';

/** HOSTILE_TEXTS=100000 takes an hour. */
const TEXTS = Number(process.env.HOSTILE_TEXTS ?? 100);
/** In milliseconds: far more than any of them takes. */
const LONGEST = 20_000;

/** What is put into a text: signs of equations, headings and values, in odd places and amounts. */
const PIECES: readonly string[] = [
  '=',
  '<=',
  '~',
  '->',
  '((((((((((',
  '))))',
  '[',
  ']',
  '{}',
  '^',
  '9^999999',
  '2^-128',
  '1/0',
  '= 1 / 0',
  '0',
  '-4',
  '00',
  '1e9',
  '9'.repeat(1000),
  '0.'.padEnd(400, '3'),
  'R_L = 0',
  'c_json = -1 us',
  'B_F = 99999999999999999999',
  'N=0',
  '0 Hz / N=1k',
  '\n4. THEOREM',
  '\n1.2.3.4.5.6 Deep',
  'PROOF. Step 1 (H-RL).',
  'H-',
  'Step 9999999999 (',
  '$',
  '\\',
  '`',
  '\u00a0',
  '\u{1f600}',
  'x'.repeat(5000),
  ' a = b'.repeat(200),
  '\f',
  '[Page 1]\n',
  '<section>',
  '</t>',
  '<![CDATA[',
  '<!--',
  '&lt;',
  '\n```\n',
  '\n# Heading {#id}\n',
  '{:',
  '\n| a | = 1 |\n',
  '$$',
  'JOINT(',
  'last_cwt[',
  'a(b(c(d(',
];
const piece = fc.constantFrom(...PIECES);
const place = fc.nat(SHORT_DRAFT.length);
type Change = (text: string) => string;
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(place, piece).map(
    ([at, put]): Change =>
      (text) =>
        text.slice(0, at) + put + text.slice(at),
  ),
  fc.tuple(place, fc.nat(200)).map(
    ([at, count]): Change =>
      (text) =>
        text.slice(0, at) + text.slice(at + count),
  ),
  fc.tuple(place, fc.nat(300)).map(
    ([at, count]): Change =>
      (text) =>
        text + text.slice(at, at + count),
  ),
  fc.tuple(place, piece, fc.nat(5)).map(
    ([at, put, count]): Change =>
      (text) =>
        text.slice(0, at) + put + text.slice(at + count),
  ),
  fc.tuple(place, fc.string({ unit: 'binary', maxLength: 30 })).map(
    ([at, put]): Change =>
      (text) =>
        text.slice(0, at) + put + text.slice(at),
  ),
);

/** Ends in diagnostics or in an InputError of one line. */
function endsWell(text: string, name = 'draft.txt'): boolean {
  const begun = performance.now();
  try {
    const { diagnostics, draft } = check(text, name);
    expect(
      diagnostics.every(({ line, column }) => line >= 1 && column >= 1 && line <= draft.lines.length),
    ).toBe(true);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.faults.every((each) => !each.includes('\n'))).toBe(true);
  }
  return performance.now() - begun < LONGEST;
}

describe('whatever a text says, checking it ends', () => {
  test.each([
    ['draft.txt', SHORT_DRAFT],
    ['draft.md', SHORT_MARKDOWN],
    ['draft.xml', SHORT_XML],
  ])(`${TEXTS} texts that are changed anywhere: %s`, { timeout: 7_200_000 }, (name, draft) => {
    const text = fc
      .array(change, { minLength: 1, maxLength: 6 })
      .map((all) => all.reduce((now, one) => one(now), draft));
    fc.assert(
      fc.property(text, (each) => endsWell(each, name)),
      { numRuns: TEXTS, seed: 1 },
    );
  });

  test.each([
    ['equal signs without end', '='.repeat(200_000)],
    ['parentheses that never end', `x = ${'('.repeat(50_000)}`],
    ['parentheses that do', `x = ${'('.repeat(20_000)}1${')'.repeat(20_000)}`],
    ['a sum without end', `x = 1${' + 1'.repeat(50_000)}`],
    ['a line of a million letters', 'a'.repeat(1_000_000)],
    [
      'twenty thousand headings',
      Array.from({ length: 20_000 }, (_, at) => `${at % 100}. Heading\n`).join(''),
    ],
    ['a draft that is as long as fifty', SHORT_DRAFT.repeat(50)],
  ])('%s', (_, text) => {
    expect(endsWell(text)).toBe(true);
  });
});
