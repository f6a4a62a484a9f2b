import { describe, expect, test } from 'vitest';
import { addedBy, type Edit, replace } from './check-text.fixture.ts';

const EDITS: readonly Edit[] = [
  // What the broker does, by a sign or a word.
  [
    'a comparison that lets an equal number pass',
    replace('bfd_seq > last_bfd_seq', 'bfd_seq >= last_bfd_seq'),
    ['49:15 rule/changed: section 4 says >= here, which is bfd-sequence-comparison=at-least'],
  ],
  [
    'an expiry that is not over yet',
    replace('expires_at > now()', 'expires_at >= now()'),
    ['50:47 rule/changed: section 4 says >= here, which is expiry-comparison=at-or-above-now'],
  ],
  [
    'one counter that is enough',
    replace('last_bfd_seq[vantage] and', 'last_bfd_seq[vantage] or'),
    ['49:47 rule/changed: section 4 says OR here, which is conjunction=either-counter'],
  ],
  [
    'a comparison that nobody implements',
    replace('cwt_counter > last_cwt', 'cwt_counter < last_cwt'),
    ['50:4 rule/unreadable: no alternative of cwt-counter-comparison is known by <'],
  ],
  [
    'a condition that is gone',
    replace(' and expires_at > now().', '.'),
    ['47:1 reading/not-found: what settles expiry-comparison is not found in section 4'],
  ],
  // Formulas that statements are judged by.
  [
    'a lookup that is charged',
    replace(
      'bundles_per_sec * q * c_ed25519 (path C)',
      'bundles_per_sec * q * c_ed25519 (path C) + PPS_t * c_xdp',
    ),
    [
      '28:26 formula/changed: T-JCOST-1/exact, T-JCOST-1/exact-at-every-tick, T-JCOST-1/exact-in-each-second, T-JCOST-1/cpu-budget, T-JCOST-1/cpu-budget-at-every-tick are judged by another formula than before',
    ],
  ],
  [
    'a burst that counts twice',
    replace('B_F / duration_amortization', '2 * B_F / duration_amortization'),
    [
      '62:14 formula/changed: T-NIC-SUFF/budget, T-NIC-SUFF/any-window are judged by another formula than before',
    ],
  ],
  [
    'a burst that nobody knows',
    replace('B_F / duration_amortization', 'B_G / duration_amortization'),
    [
      '62:14 formula/unreadable: T-NIC-SUFF/budget cannot be judged by this formula',
      '62:29 symbol/undefined: B_G is used in a formula, and the text says nowhere what it is',
    ],
  ],
  [
    'a chance of one witness less',
    replace('(1 - 1/w)^q', '(1 - 1/w)^(q - 1)'),
    ['56:67 formula/changed: T-COMP-SPLIT/quorum-bound is judged by another formula than before'],
  ],
  // Equations.
  [
    'a factor that is lost',
    replace('c_bfd_parse + 2 * c_hmac, and', 'c_bfd_parse + c_hmac, and'),
    ['19:13 equation/false: c_path is 8.7, which is not equal to c_json + c_bfd_parse + c_hmac'],
  ],
  [
    'a sum that is a product',
    replace('= R_L + F * (c_xdp / c_path)', '= R_L * F * (c_xdp / c_path)'),
    [
      '37:48 equation/refuted: JOINT_attacked(F, K) / JOINT_baseline(K) <= R_L * F * ( c_xdp / c_path ) does not hold for all values of its symbols',
      '37:48 formula/changed: T-VDOS-1/bound is judged by another formula than before',
    ],
  ],
  [
    'a bound that is turned',
    replace('<= R_L + F * (c_xdp / c_path)', '< R_L + F * (c_xdp / c_path)'),
    [
      '37:47 equation/refuted: JOINT_attacked(F, K) / JOINT_baseline(K) < R_L + F * ( c_xdp / c_path ) does not hold for all values of its symbols',
      '37:47 formula/changed: T-VDOS-1/bound is judged by another formula than before',
    ],
  ],
  [
    'a bound that is too low',
    replace('<= R_L + F * (c_xdp / c_path)', '<= R_L'),
    [
      '37:48 equation/refuted: JOINT_attacked(F, K) / JOINT_baseline(K) <= R_L does not hold for all values of its symbols',
      '37:48 formula/changed: T-VDOS-1/bound is judged by another formula than before',
    ],
  ],
  [
    'a new equation that is false',
    replace('It ends', 'Since 2 + 2 = 5, it ends'),
    ['69:18 equation/false: 2 + 2 is 4, which is not equal to 5'],
  ],
  ['a new equation that is true', replace('It ends', 'Since 2 + 2 = 4, it ends'), []],
  [
    'a new identity that is none',
    replace('It ends', 'As (N + q) / q = N / q + 2 says, it ends'),
    ['69:21 equation/refuted: ( N + q ) / q = N / q + 2 does not hold for all values of its symbols'],
  ],
  [
    'a function with all its parameters',
    replace('JOINT(N, T_tick, q) =', 'JOINT(N, T_tick, q, cells_k, bundle_period_ticks) ='),
    [],
  ],
  [
    'a function with fewer of them',
    replace('JOINT(N, T_tick, q) =', 'JOINT(N, q) ='),
    [
      '28:4 equation/parameters: JOINT(N, q) depends on T_tick_ms, cells_k, bundle_period_ticks, T_tick_s as well',
    ],
  ],
  [
    'a bound with another term that can be observed',
    replace('<= R_L + F * (c_xdp / c_path)', '<= R_L + burst + F * (c_xdp / c_path)'),
    ['37:48 formula/changed: T-VDOS-1/bound is judged by another formula than before'],
  ],
  [
    'a bound with a term that cannot',
    replace('<= R_L + F * (c_xdp / c_path)', '<= R_L + x_burst'),
    [
      '37:48 formula/unreadable: T-VDOS-1/bound cannot be judged by this formula',
      '37:54 symbol/undefined: x_burst is used in a formula, and the text says nowhere what it is',
    ],
  ],
  [
    'an equation that goes on with what is no symbol',
    replace('It ends', 'As R_L = 4 + the rest and 2 = 1 + [3], it ends'),
    [],
  ],
  ['a difference with a word', replace('It ends', 'As R_L = 5 - burst, it ends'), []],
  // Sections.
  [
    'a section that is moved',
    replace('1.2. Prices', '1.2. Machines\n\n1.3. Prices'),
    ['19:13 reading/moved: section 1.3 has what stood in section 1.2 when it was last read'],
  ],
  [
    'a section that is renumbered',
    (text) => text.replace('8. THE VALIDATOR', '8. NOTES\n\n   None.\n\n9. THE VALIDATOR'),
    ['77:17 reading/moved: section 9 has what stood in section 8 when it was last read'],
  ],
  [
    'a section that is gone',
    (text) => text.slice(0, text.indexOf('8. THE VALIDATOR')),
    ['67:1 reading/not-found: section 8 is not found, and nothing of what stood in it'],
  ],
];

describe('an edit of an equation or a section adds what it makes false, and nothing else', () => {
  test.each(EDITS)('%s', (_, edit, added) => {
    expect(addedBy(edit)).toEqual(added);
  });
});
