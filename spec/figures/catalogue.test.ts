import { describe, expect, it, test } from 'vitest';
import { BOOKKEEPING_FIGURES } from './bookkeeping.ts';
import { CAPTURE_FIGURES } from './captures.ts';
import { FIGURE_IDS, figureOf } from './catalogue.ts';
import { DDOS_FIGURES } from './ddos.ts';
import { JOINT_COST_FIGURES } from './joint-cost.ts';
import { LATENCY_FIGURES } from './latency.ts';
import { NIC_SIZING_FIGURES } from './nic-sizing.ts';
import { PRICES } from './prices.ts';
import { RELATIONS } from './relations.ts';
import { TAG_FIGURES } from './tags.ts';
import { UNPUBLISHED } from './unpublished.ts';
import { VERIFICATION_DOS_FIGURES } from './verification-dos.ts';

const SUBJECTS = [
  BOOKKEEPING_FIGURES,
  PRICES,
  JOINT_COST_FIGURES,
  VERIFICATION_DOS_FIGURES,
  TAG_FIGURES,
  NIC_SIZING_FIGURES,
  LATENCY_FIGURES,
  DDOS_FIGURES,
  CAPTURE_FIGURES,
];
const FIGURES = FIGURE_IDS.map((id) => [id, figureOf(id)] as const);

/** The figures of the source document, clause by clause, so that none can go missing unnoticed. */
const PRINTED_IN_THE_PROOF = [
  '12/12 PASS',
  'three theorems',
  'two derived corollaries',
  'two inheritance results',
  'default 2',
  '497 B',
  '200k',
  '4.20',
  '0.30',
  '1/14',
  '2.10',
  '78.80',
  '0.05',
  '8.70',
  'T1..T9',
  'three paths',
  'five scale points',
  '1 Hz',
  'N=1k',
  '0.88 %',
  '50 ms',
  'N=10k',
  '174.25 %',
  '~ 198x',
  'R_L = 4',
  '0.00575',
  '9.89',
  '6 flood factors',
  '2 modes',
  '10.0x',
  '1024x',
  '2^-128',
  '32-octet',
  'B_F = 8',
  '60-second',
  '4.13',
  '5 * PPS_t',
  '[150%, 200%]',
  'two-path',
  '0.21 %',
  'F=64',
  '10^6',
  '10^12',
];

test.each(PRINTED_IN_THE_PROOF)('%s is an entry', (text) => {
  expect(
    FIGURES.filter(([, figure]) => figure.document === 'proof' && figure.text.includes(text)),
  ).not.toEqual([]);
});

test('no two subjects have a figure of the same name', () => {
  expect(FIGURE_IDS).toHaveLength(SUBJECTS.flatMap((subject) => Object.keys(subject)).length);
});

describe.each(FIGURES)('%s', (_, { text, printed, sentence }) => {
  it('has one sentence', () => {
    expect(sentence).toMatch(/^(?!.*\. ).+\.$/);
  });

  it('has in its text what it is judged by, where that is digits', () => {
    if (printed.as !== 'rounded' && printed.as !== 'exactly') return;
    const words = ['', 'one', 'two', 'three', 'four', 'five'];
    const plain = text
      .replaceAll(/(\d),(\d)/g, '$1$2')
      .replaceAll(/(\d)k\b/g, '$1000')
      .toLowerCase();
    const { digits } = printed;
    expect(plain.includes(digits) || plain.includes(words[Number(digits)] ?? digits)).toBe(true);
  });
});

test('relations are between figures that differ, each pair once', () => {
  const pairs = RELATIONS.map(({ left, right }) => [left, right].sort().join(' '));
  expect(new Set(pairs).size).toBe(pairs.length);
  for (const { left, right } of RELATIONS) expect(left).not.toBe(right);
});

test('every unpublished parameter is that of some figure', () => {
  const used = FIGURES.flatMap(([, { formula }]) =>
    formula.from === 'unpublished' ? [formula.parameter] : [],
  );
  expect(new Set(used)).toEqual(new Set(Object.keys(UNPUBLISHED)));
});
