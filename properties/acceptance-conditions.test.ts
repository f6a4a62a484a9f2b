import { describe, expect, test } from 'vitest';
import { loadRevision } from '../src/revision/load.ts';
import type { AnyBinding } from '../src/search/binding.ts';
import { conditionsIndependent, honestStep, refusalReasons } from './acceptance-conditions.ts';
import { claimInVitest, type KnownClaim } from './claim-in-vitest.ts';
import { breakWith, grantedSteps } from './claim-search.ts';

const draft = loadRevision('draft-00');
const CASES = 8192;
const conditions = conditionsIndependent as AnyBinding;

/** Minimal breaking sets of draft-00 that are known, and the steps of the shortest case of each. */
const KNOWN: readonly (readonly [unknown, KnownClaim['sets']])[] = [
  [
    conditionsIndependent,
    [
      [['replay', 'restart-broker', 'state-durability=volatile'], 3],
      [['change-epoch', 'replay-across-epochs', 'old-epoch-counters=forgotten'], 4],
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
      [['duplicate', 'half-pairing=one-per-tick'], 1],
      [['join', 'half-pairing=any'], 3],
      [['forge-cwt', 'cwt-mac-coverage=all-but-expiry'], 2],
      [['insider-forge', 'bfd-key-scope=deployment'], 2],
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

  test('(a), once last_cwt of an earlier epoch was dropped', () => {
    const open = ['change-epoch', 'replay-across-epochs', 'old-epoch-counters=forgotten'] as const;
    const found = breakWith(conditions, draft, open, CASES);
    expect(found?.script.breach).toMatch(/found refused by \(a\) bfd_seq/);
  });
});

test('an epoch order that is checked is needed where the sequence can be forgotten', () => {
  const repaired = loadRevision('draft-01-proposed');
  const open = [...grantedSteps(conditions, repaired), 'epoch-order=unchecked' as const];
  const found = breakWith(conditions, repaired, open, 6 * CASES);
  expect(found?.script.breach).toMatch(/expected refused by \(a\) bfd_seq and \(b\) cwt_counter/);
});
