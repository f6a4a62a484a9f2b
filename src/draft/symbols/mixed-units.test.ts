import { describe, expect, test } from 'vitest';
import { check } from '../check-text.fixture.ts';
import { inOrder } from '../diagnostic/diagnostic.ts';
import { parseDraft } from '../text/read-draft.ts';
import { formulasOf } from './section-formulas.ts';
import { symbolDiagnostics } from './symbol-diagnostics.ts';

const NOTATION =
  '1. NOTATION\n\nN Number of vantages. T_tick (ms) Period of a tick. B_p (packets) Burst. B_q (pairs) Burst.\nc_json = 4 us; c_hmac = 2 us; c_slow = 3 ms; R_L = 4.\n';
const mixed = (text: string) =>
  inOrder(symbolDiagnostics(formulasOf(parseDraft(NOTATION + text, 'draft.txt').sections), 1)).filter(
    ({ rule }) => rule === 'equation/mixed-units',
  );
const told = (text: string) =>
  mixed(text).map(({ line, column, severity, message }) => `${line}:${column} ${severity}: ${message}`);

describe('operands that count different things', () => {
  test.each([
    ['x_all = 4 us + 3 ms.', '5:9 warning: 4 us + 3 ms adds us and ms'],
    ['x_all = c_json + 2 * c_slow.', '5:9 warning: c_json + 2 * c_slow adds us and ms'],
    ['x_all = c_json + T_tick.', '5:9 warning: c_json + T_tick adds us and ms'],
    ['x_all = T_tick_ms - T_tick_s.', '5:9 warning: T_tick_ms - T_tick_s subtracts ms and s'],
    ['x_all = (R_L * c_json + c_slow) / N.', '5:10 warning: R_L * c_json + c_slow adds us and ms'],
    ['Here 3 packets + 2 pairs pass.', '5:6 error: 3 packets + 2 pairs adds packets and pairs'],
    ['x_all = B_p + B_q.', '5:9 error: B_p + B_q adds packets and pairs'],
    ['x_all = c_json + B_p.', '5:9 error: c_json + B_p adds us and packets'],
    ['c_json + c_hmac = 6 ms.', '5:1 warning: c_json + c_hmac = 6 ms equates us and ms'],
    ['c_json = 5 packets.', '5:1 error: c_json = 5 packets equates us and packets'],
    ['B_p <= 5 us.', '5:1 error: B_p <= 5 us compares packets and us'],
  ])('are found: %s', (text, finding) => {
    expect(told(text)).toEqual([finding]);
  });

  test.each([
    'x_all = c_json + c_hmac = 6 us.',
    'x_all = c_json + 2 * c_hmac.',
    'x_all = 4 + 2 = 6 us.',
    'x_all = 4 us + 3 ms = 3.004 ms.',
    'x_all = T_tick_ms / 1000 + T_tick_s.',
    'x_all = c_json + 1000 * c_slow.',
    'x_all = c_json + c_slow * 10^3.',
    'T_tick = 1 s.',
    '50 ms = 0.05 s.',
    'T_tick <= 1 s.',
    'x_all = N * (1000 / T_tick_ms) + R_L / T_tick_s.',
    'x_all = c_json / c_slow + R_L.',
    'x_all = R_L + N.',
    'At 1 Hz / N=1k, 0.88 %, in 50 ms / N=10k.',
    'x_rate = 5 packets; y_all = x_rate * 3 packets.',
  ])('are none: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  test('each side is named with its line', () => {
    expect(mixed('x_all = c_json +\n  c_slow.').map(({ because }) => because)).toEqual([
      ['c_json is in us (line 5)', 'c_slow is in ms (line 6)'],
    ]);
  });

  test('the same two are reported once', () => {
    expect(told('x_all = c_json + c_slow. y_all = 2 * (c_slow + c_json).')).toHaveLength(1);
  });

  test('numbers in two units are not compared as they are printed', () => {
    const equations = (text: string) =>
      check(text).diagnostics.flatMap(({ rule, message }) => (rule.startsWith('equation/') ? [message] : []));
    expect(equations('As 50 ms = 0.05 s.')).toEqual([]);
    expect(equations('As 50 ms = 0.06 s.')).toEqual(['50 ms = 0.06 s equates ms and s']);
    expect(equations('As 50 ms = 60 ms.')).toEqual(['50 is 50, which is not equal to 60']);
  });
});
