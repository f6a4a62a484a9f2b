import { describe, expect, test } from 'vitest';
import { loadRevision } from '../../src/revision/load.ts';
import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { claimInVitest, type KnownClaim } from '../claim-in-vitest.fixture.ts';
import { breakWith, grantedSteps } from '../claim-search.fixture.ts';
import { conditionsIndependent, honestStep, refusalReasons } from './conditions.ts';

const draft = loadRevision('draft-00');
const CASES = 8192;
const conditions = conditionsIndependent as AnyBinding;

/** Minimal breaking sets of draft-00 that are known, and the steps of the shortest case of each. */
const KNOWN: readonly (readonly [unknown, KnownClaim['sets']])[] = [
  [
    conditionsIndependent,
    [
      [['replay', 'restart-broker', 'state-durability=volatile'], 3],
      [['replay', 'bfd-sequence-comparison=circular-window'], 8],
    ],
  ],
  [
    honestStep,
    [
      [['lose'], 2],
      [['delay'], 2],
      [['years-pass'], 1],
      [['bfd-sequence-start=random'], 2],
    ],
  ],
  [
    refusalReasons,
    [
      [['delay', 'state-update=eager'], 5],
      [['replay', 'restart-broker', 'state-durability=volatile'], 3],
      [['lose', 'forge-cwt', 'cwt-mac-coverage=all-but-expiry'], 2],
      [['insider-forge', 'lose', 'bfd-key-scope=deployment'], 2],
    ],
  ],
];

for (const [binding, sets] of KNOWN) claimInVitest({ binding, sets });

describe('a replay that one condition alone refuses', () => {
  test('(b), once the window of RFC 5880 has forgotten the sequence', () => {
    const open = ['replay', 'long-silence', 'bfd-sequence-comparison=circular-window'] as const;
    const found = breakWith(conditions, draft, open, CASES);
    expect(found?.script.breach).toMatch(/found refused by \(b\) cwt_counter/);
  });
});

test('an epoch order that is checked is needed where the sequence can be forgotten', () => {
  const repaired = loadRevision('draft-01-proposed');
  const open = [...grantedSteps(conditions, repaired), 'epoch-order=unchecked' as const];
  const found = breakWith(conditions, repaired, open, 6 * CASES);
  expect(found?.script.breach).toMatch(/expected refused by \(a\) bfd_seq and \(b\) cwt_counter/);
});
