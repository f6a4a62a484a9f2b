import { describe, expect, test } from 'vitest';
import type { Choice } from '../../spec/language/choices.ts';
import { loadRevision } from '../../src/revision/load.ts';
import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { breaksInVitest, type KnownClaim } from '../breaking-sets.fixture.ts';
import { breakWith, grantedSteps, isBroken } from '../claim-search.fixture.ts';
import { acceptsHonest, rejectsForgeries, rejectsReplays, rejectsStale } from './acceptance.ts';
import { boundedState } from './bounded-state.ts';

const repaired = loadRevision('draft-01-proposed');
const CASES = 8192;

/** Minimal breaking sets of draft-00 that are known, and the steps of the shortest case of each. */
const KNOWN: readonly (readonly [unknown, KnownClaim['sets']])[] = [
  [
    acceptsHonest,
    [
      [['delay'], 3],
      [['years-pass'], 1],
      [['skew-clock'], 2],
      [['flood-as-victim'], 2],
      [['bfd-sequence-start=random'], 2],
    ],
  ],
  [rejectsReplays, [[['restart-broker', 'replay', 'state-durability=volatile'], 3]]],
  [
    rejectsForgeries,
    [
      [['lose', 'join'], 2],
      [['delay', 'join'], 3],
      [['lose', 'steal-cwt-key'], 2],
      [['lose', 'steal-bfd-key'], 2],
      [['steal-cwt-key', 'steal-bfd-key'], 3],
      [['lose', 'insider-forge', 'bfd-key-scope=deployment'], 2],
      [['lose', 'forge-cwt', 'cwt-mac-coverage=all-but-expiry'], 2],
      [['restart-broker', 'join', 'state-durability=volatile'], 4],
    ],
  ],
  [rejectsStale, [[['delay', 'skew-clock'], 3]]],
];

for (const [binding, sets] of KNOWN) breaksInVitest({ binding, sets });

describe('every part of the repair is needed', () => {
  const needed: readonly (readonly [unknown, Choice])[] = [
    [acceptsHonest, 'bfd-sequence-comparison=above'],
    [acceptsHonest, 'half-pairing=same-vantage'],
    [acceptsHonest, 'limiter-identity=claimed'],
    [acceptsHonest, 'state-update=eager'],
    [acceptsHonest, 'key-rollover=at-once'],
    [rejectsForgeries, 'half-pairing=same-vantage'],
    [rejectsForgeries, 'half-pairing=one-per-tick'],
    [rejectsForgeries, 'cwt-mac-coverage=all-but-expiry'],
    [rejectsReplays, 'state-durability=volatile'],
    [boundedState, 'old-epoch-counters=kept'],
  ];

  test.each(needed.map(named))('%s does not hold with %s', (_, choice, binding) => {
    expect(isBroken(binding, repaired, [...grantedSteps(binding, repaired), choice], 12 * CASES)).toBe(true);
  });

  test("RFC 5880's window is too narrow after a late packet from a clock that is ahead", () => {
    const open = ['lose', 'delay', 'skew-clock', 'bfd-sequence-comparison=circular-window'] as const;
    const found = breakWith(acceptsHonest as AnyBinding, repaired, open, 12 * CASES);
    expect(found?.script.steps).toHaveLength(5);
  });
});

function named([binding, choice]: readonly [unknown, Choice]): readonly [string, Choice, AnyBinding] {
  const any = binding as AnyBinding;
  return [any.statement.id, choice, any];
}
