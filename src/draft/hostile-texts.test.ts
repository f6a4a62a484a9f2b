import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../input/input-error.ts';
import { check, inShort } from './check-text.fixture.ts';
import { MOST_SEARCHED } from './equations/equation-diagnostics.ts';
import { SHORT_DRAFT } from './short-draft.fixture.ts';

/** HOSTILE_TEXTS=100000 takes most of an hour. */
const TEXTS = Number(process.env.HOSTILE_TEXTS ?? 100);
/** In milliseconds: far more than a text that was changed takes, and one of megabytes. */
const LONGEST = 20_000;
const LONGEST_OF_MEGABYTES = 60_000;

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
  'JOINT(',
  'last_cwt[',
  'a(b(c(d(',
  'see Section 9.9',
  'by H-NEW',
  'T-NEW-1 of CWT',
  'It MUST go and must stay.',
  'N Number of things.',
  '4 us + 3 ms',
  'JOINT(N)',
  '\u200b',
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
function endsWell(text: string, longest = LONGEST, name = 'draft.txt'): boolean {
  const begun = performance.now();
  try {
    const { diagnostics, draft } = check(text, name);
    expect(
      diagnostics.every(({ line, column }) => line >= 1 && column >= 1 && isLineOf(draft.lines, line)),
    ).toBe(true);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.faults.filter((each) => each.includes('\n'))).toEqual([]);
  }
  return performance.now() - begun < longest;
}

/** The lines of an XML that was made of a Markdown are those of the Markdown. */
function isLineOf(lines: readonly string[], line: number): boolean {
  return lines.length === 0 || line <= lines.length;
}

/** Each name is said to be the next one many times: written out, more than any memory holds. */
function doubling(many: number): string {
  const names = Array.from({ length: many }, (_, at) => `s_${at}`);
  return `${names
    .map(
      (name, at) =>
        `${name} = ${Array(60)
          .fill(`s_${at + 1}`)
          .join(' + ')}.`,
    )
    .join(' ')} s_0 + 1 = s_0 * 2.`;
}

/** Many pieces of a text, each with its number. */
function named(many: number, piece: (at: number) => string): string {
  return Array.from({ length: many }, (_, at) => piece(at)).join(' ');
}

describe('whatever a text says, checking it ends', () => {
  test(`${TEXTS} texts that are changed anywhere`, { timeout: 7_200_000 }, () => {
    const text = fc
      .array(change, { minLength: 1, maxLength: 6 })
      .map((all) => all.reduce((now, one) => one(now), SHORT_DRAFT));
    fc.assert(
      fc.property(text, (each) => endsWell(each)),
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
    ['a draft of 2 MiB', SHORT_DRAFT.repeat(2 ** 21 / SHORT_DRAFT.length)],
    ['spaces without end', `q ${' '.repeat(1_000_000)}x`],
    ['a number of a million digits', SHORT_DRAFT.replace('4.20', '9'.repeat(1_000_000))],
    ['a decimal of a million digits', `1 / 3 = 0.${'3'.repeat(1_000_000)}`],
    ['thousands that never end', `1${',111'.repeat(200_000)}`],
    ['a power of powers', '((9^1024)^1024)^1024 = 1'],
    ['definitions that double', doubling(30)],
    ['equations that are all to be searched', 'x_1 + y_1 = y_1 + x_1. '.repeat(40_000)],
    ['remarks that never end', '3 ('.repeat(300_000)],
    ['one value a hundred thousand times', 'R_L = 4 '.concat('R_L = 5 '.repeat(130_000))],
    ['sections that are referred to', `1. A\n${'see Section 9.9, '.repeat(100_000)}`],
    ['sections of a list', `1. A\nSections 9${', 9.9'.repeat(300_000)} of`],
    ['hypotheses that nobody states', `1. HYPOTHESES\nH-AA Says. ${named(100_000, (at) => `by H-X${at}`)}`],
    ['a list of results', `T-AA-1${', T-BB-1'.repeat(200_000)} of CWT`],
    ['symbols that nobody explains', named(60_000, (at) => `a_${at} < b_${at} * 2.`)],
    ['definitions of one name', named(40_000, (at) => `x_all = y_all + ${at} * z_all.`)],
    ['values of one name', named(100_000, (at) => `x_all = ${at}.`)],
    ['a list of symbols', `1. NOTATION\n${named(100_000, (at) => `s_${at % 50} Number ${at}.`)}`],
    ['functions with other parameters', `f_a(N, M) = N * M. ${'f_a(N), '.repeat(200_000)}`],
    ['units that do not fit', named(60_000, (at) => `${at} us + 3 ms * q_${at}.`)],
    ['requirements that are repeated', `1. A\n${'The broker MUST drop each packet. '.repeat(60_000)}`],
    ['words in lower case', `1. A\nIt MUST end. ${'it must go '.repeat(200_000)}`],
    ['characters that nobody sees', 'a\u200b'.repeat(300_000)],
    ['a row of them', '\u200b'.repeat(1_000_000)],
    ['parentheses behind a symbol', `1. NOTATION\n${'N ('.repeat(300_000)}`],
    ['names that never end', `4. T\nPROOF. ${'A-'.repeat(300_000)}`],
  ])('%s', (_, text) => {
    expect(endsWell(text, LONGEST_OF_MEGABYTES)).toBe(true);
  });

  test.each([
    ['quotations inside one another', 'a.md', '> '.repeat(20_000)],
    [
      'lists inside one another',
      'a.md',
      Array.from({ length: 500 }, (_, at) => `${' '.repeat(2 * at)}- x`).join('\n'),
    ],
    ['links that never end', 'a.md', '[a]('.repeat(50_000)],
    ['emphasis that never ends', 'a.md', '*'.repeat(40_000)],
    ['attributes that never end', 'a.md', `# T${'{:'.repeat(200_000)}`],
    ['signs that are meant as they are', 'a.md', 'a \\* '.repeat(150_000)],
    ['elements on one line', 'a.xml', `<rfc>${'<t>a</t>'.repeat(200_000)}</rfc>`],
    ['elements inside one another', 'a.xml', `<rfc>${'<t>'.repeat(100_000)}${'</t>'.repeat(100_000)}</rfc>`],
    ['a line before the first', 'a.xml', '<rfc><?line -500?><section><name>One</name></section></rfc>'],
    ['a line beyond any', 'a.xml', '<rfc><?line 1e300?><section><name>One</name></section></rfc>'],
    ['an ending that every object has', 'a.constructor', SHORT_DRAFT],
  ])('%s, in %s', (_, name, text) => {
    expect(endsWell(text, LONGEST_OF_MEGABYTES, name)).toBe(true);
  });

  test('what is not searched is counted', () => {
    const { equations } = check('x_1 + y_1 = y_1 + x_1. '.repeat(MOST_SEARCHED / 4 + 7));
    expect(equations).toMatchObject({ searched: MOST_SEARCHED / 4, leftOut: 7 });
  });

  test('a number of too many digits is no value, and what it was before is taken', () => {
    const { diagnostics, read } = check(SHORT_DRAFT.replace('4.20 us', `${'9'.repeat(200)} us`));
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ line: 17, rule: 'value/not-legal', expected: 'at most 100 digits' }),
    );
    expect(read.revision.digest).toBe(read.base.digest);
  });

  test('what is below nothing is not what its digits are', () => {
    expect(inShort(check('1 - 2 = 1.')).filter((each) => each.includes('equation/'))).toHaveLength(1);
  });
});
