import { describe, expect, test } from 'vitest';
import { inOrder } from '../diagnostic/diagnostic.ts';
import { parseDraft } from '../text/read-draft.ts';
import { formulasOf } from './section-formulas.ts';
import { symbolDiagnostics } from './symbol-diagnostics.ts';

const found = (text: string, name = 'draft.txt') =>
  inOrder(symbolDiagnostics(formulasOf(parseDraft(text, name).sections), 1)).map(
    ({ line, column, rule, message }) => `${line}:${column} ${rule}: ${message}`,
  );
const NOTATION =
  '1. NOTATION\n\nN Number of vantages. T_tick (ms) Period of a tick.\nc_json = 4 us; c_hmac = 2 us.\n';

describe('a symbol that nothing explains', () => {
  const USED = 'x_all = N * (c_json + c_hmac) / T_tick_ms.';
  const undefinedAt = (place: string, name: string) =>
    `${place} symbol/undefined: ${name} is used in a formula, and the text says nowhere what it is`;

  test('is found where it is used first', () => {
    expect(
      found(
        `${NOTATION}${USED} x_all = N * (c_json + c_foo + c_hmac).\nc_foo is large, and 2 * c_foo larger.`,
      ),
    ).toContain(undefinedAt('5:66', 'c_foo'));
    expect(found(`${NOTATION}${USED}\nIt is seen with probability 1 - (1 - 1/w)^N.`)).toEqual([
      undefinedAt('6:40', 'w'),
    ]);
    expect(found(`${NOTATION}${USED}\nA packet passes where seq_in(packet) > last_seq[vantage].`)).toEqual([
      undefinedAt('6:40', 'last_seq'),
    ]);
    expect(found(`${NOTATION}${USED} y_all = N / P_tick_s + N / P_tick_ms.`)).toEqual([
      undefinedAt('5:56', 'P_tick_s'),
    ]);
  });

  test.each([
    ['by an equation', 'c_foo = 2 * N.'],
    ['by a bound', 'c_foo <= 2 * N.'],
    ['in a list', 'c_foo Cost of a foo.'],
    ['in a list, with its unit', 'c_foo (us) Cost of a foo.'],
    ['by a noun before it', 'It has the cost c_foo.'],
    ['by another name before it', 'With foo_price (c_foo) it ends.'],
    ['by what is counted behind it', 'There are c_foo packets.'],
    ['by a sentence', 'Here c_foo is the cost of a foo.'],
    ['by a colon', 'c_foo: what it costs.'],
    ['by a clause', 'Add c_foo, the cost of a foo.'],
    ['as a field', 'Every c_foo(packet) counts.'],
  ])('is not found where it is explained %s', (_, words) => {
    expect(found(`${NOTATION}${USED} y_all = N * c_foo.\n${words}`)).toEqual([]);
  });

  test.each(['CPU + NIC * 2', 'A/B/C', 'T-RC-1 + H-RL', 'now() > N', '3 - F', 'I/O', 'a * or b'])(
    'is none: %s',
    (words) => {
      expect(found(`${NOTATION}${USED}\nHere ${words} stands.`)).toEqual([]);
    },
  );

  test('is explained by a list of definitions, in Markdown and in XML', () => {
    const markdown =
      '# Notation\n\nN\n: Number of `x`\n\n`c_foo`\n: the price\n\n# Two\n\n`y_all` = N * `c_foo`\n';
    expect(found(markdown, 'draft.md')).toEqual([]);
    const xml =
      '<rfc><section><name>Notation</name><dl><dt>N</dt><dd>Number</dd><dt>c_foo</dt><dd>Price</dd></dl><t>y_all = N * c_foo + c_bar</t></section></rfc>';
    expect(found(xml, 'draft.xml').map((each) => each.replace(/.*: /, ''))).toEqual([
      'c_bar is used in a formula, and the text says nowhere what it is',
    ]);
  });
});

describe('a symbol that is never used', () => {
  const unusedAt = (place: string, name: string) =>
    `${place} symbol/unused: ${name} is explained, and used nowhere in the text`;
  const USED = '\n2. TWO\n\nx_all = N * (c_json + c_hmac) / T_tick_ms.';

  test('is found in a list of symbols', () => {
    expect(found(`${NOTATION}M Multiplier of detection.\nc_foo = 3 us.${USED}`)).toEqual([
      unusedAt('5:1', 'M'),
      unusedAt('6:1', 'c_foo'),
    ]);
  });

  test('is none elsewhere, in words, or in a unit', () => {
    expect(found(`${NOTATION}M Multiplier. Later M is 3.${USED} J Smith wrote it; c_new = 3 us.`)).toEqual(
      [],
    );
  });
});

describe('a symbol that is defined twice', () => {
  const EQUATION = '2. TWO\n\nr_all = N * (1000 / T_tick_ms). x_all = r_all * (c_json + c_hmac).\n';
  const differing = (again: string) =>
    found(`${NOTATION}${EQUATION}\n3. THREE\n\n${again}`).filter((each) => each.includes('defined-twice'));

  test.each([
    [
      'by another number',
      'r_all = N * (100 / T_tick_ms).',
      'r_all is N * ( 100 / T_tick_ms ) here and N * ( 1000 / T_tick_ms ) on line 7',
    ],
    [
      'by another term',
      'x_all = r_all * c_json.',
      'x_all is r_all * c_json here and r_all * ( c_json + c_hmac ) on line 7',
    ],
  ])('%s is found', (_, again, told) => {
    expect(differing(again)).toEqual([`11:1 symbol/defined-twice: ${told}`]);
  });

  test.each([
    ['in another order', 'x_all = (c_hmac + c_json) * r_all.'],
    ['written out', 'x_all = N * (1000 / T_tick_ms) * (c_json + c_hmac).'],
    ['in another unit', 'r_all = N / T_tick_s.'],
    ['in one case', 'Without a limit x_all = r_all * c_json.'],
    ['by its bound', 'x_all <= 2 * r_all * c_json.'],
    ['by what was measured', 'r_all = 1000.'],
    ['by what it was before', 'r_all = r_all + 1.'],
  ])('%s is not', (_, again) => {
    expect(differing(again)).toEqual([]);
  });

  test('in words is found where the two cannot mean the same', () => {
    expect(differing('Let N be the quorum of witnesses.')).toEqual([
      '11:5 symbol/defined-twice: N is quorum of witnesses here and Number of vantages on line 3',
    ]);
    expect(differing('Let N be the number of admitted vantages.')).toEqual([]);
  });

  test('with two values is found where nothing else explains it', () => {
    expect(differing('s_max = 3 us.\n\nThen s_max = 4 us.')).toEqual([
      '13:14 symbol/defined-twice: s_max is 4 us here and 3 us on line 11',
    ]);
    expect(differing('s_max = 3 us. Again s_max = 3 us. F = 1; F = 1024.')).toEqual([]);
    expect(differing('The size s_max varies: s_max = 3 in one run, s_max = 4 in another.')).toEqual([]);
  });

  test('a letter may stand for something else in another section', () => {
    const text = (words: string) => `${NOTATION}2. TWO\n\ny = N * 2.\n${words}`;
    expect(found(text('\n3. THREE\n\ny = N * 3.\n'))).toEqual(found(text('')));
    expect(found(text('y = N * 3.')).filter((each) => each.includes('defined-twice'))).toHaveLength(1);
  });
});

describe('a function with other parameters', () => {
  const text = (words: string) =>
    `${NOTATION}JOINT(N, T_tick, c_json) = N * T_tick * c_json + c_hmac.\n${words}`;

  test.each([
    ['JOINT(N, c_json)', 'JOINT(N, c_json)'],
    ['JOINT(N, c_json, T_tick)', 'JOINT(N, c_json, T_tick)'],
    ['JOINT(N, T_tick, c_json, M)', 'JOINT(N, T_tick, c_json, M)'],
  ])('is found: %s', (call, told) => {
    expect(found(text(`The budget is at least ${call}.`))).toEqual([
      `6:24 symbol/other-parameters: ${told} stands here and JOINT(N, T_tick, c_json) on line 5`,
    ]);
  });

  test.each([
    'JOINT(N, T_tick, c_json)',
    'JOINT(N,T_tick,c_json)',
    'JOINT(K, T_tick, c_json)',
    'JOINT',
    'MAC(N)',
    'vantage(s)',
  ])('is not: %s', (call) => {
    expect(found(text(`The budget is at least ${call}.`))).toEqual([]);
  });
});
