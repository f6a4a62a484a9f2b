import { test } from 'vitest';
import { parseFormula } from './parse.ts';

test('x', () => {
  for (const f of [
    'JOINT_attacked(F, K) / JOINT_baseline(K) <= R_L + F * c_xdp / c_path',
    'bfd_seq > last_bfd_seq[v]',
    '(M - 1) * T_tick + tau_RTT <= tau <= M * T_tick',
    '1 - (1 - 1/w)^q',
    'F >= {largest_flood_factor} => x < 2 * y',
    'max(0, a - 1) / n',
    't mod (a * b) = 0 => CPU(t) = JOINT * t',
    'not a and b => -c < 4.25',
    'a b',
    'a = b = c',
  ]) {
    try {
      console.log(
        f,
        JSON.stringify(parseFormula(f), (_, v) => (typeof v === 'bigint' ? `${v}` : v)),
      );
    } catch (e) {
      console.log((e as Error).message);
    }
  }
});
