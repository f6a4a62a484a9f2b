import { describe, expect, test } from 'vitest';
import { replayedConditions } from '../../generators/replay-coherence/scenario.ts';
import { breachOf } from '../../spec/language/statement.ts';
import { CONDITIONS_INDEPENDENT } from '../../spec/replay-coherence/conditions.ts';
import type { ReplayObservation } from '../../spec/replay-coherence/observation.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { withRules } from '../../src/revision/build.ts';
import { loadRevision } from '../../src/revision/load.ts';
import { playDescribed } from '../../src/search/case/play.ts';
import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { breaksInVitest, type KnownClaim } from '../breaking-sets.fixture.ts';
import { breakWith } from '../claim-search.fixture.ts';
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

for (const [binding, sets] of KNOWN) breaksInVitest({ binding, sets });

describe('a replay that one condition alone refuses', () => {
  test('(b), once the window of RFC 5880 has forgotten the sequence', () => {
    const open = ['replay', 'long-silence', 'bfd-sequence-comparison=circular-window'] as const;
    const found = breakWith(conditions, draft, open, CASES);
    expect(found?.script.breach).toMatch(/found refused by \(b\) cwt_counter/);
  });
});

/** A packet stays fresh while its vantage is silent, and comes after one of the next epoch, which is then replayed. */
const OVERTAKEN = [
  ['set-clock', { vantage: 'v1', 'ticks ahead': '24' }],
  ['hold', { vantage: 'v1' }],
  ['enter-epoch', { vantage: 'v1' }],
  ['transmit', { vantage: 'v1' }],
  ['fall-silent', { ticks: '6' }],
  ['deliver-held', { packet: 'v1 epoch 0 counter 0 bfd_seq 0' }],
  ['replay', { 'copy of': 'v1 epoch 1 counter 0 bfd_seq 1' }],
] as const;

test.each([
  ['monotone', null],
  ['unchecked', /expected refused by \(a\) bfd_seq, found refused by \(b\) cwt_counter/],
] as const)('where the sequence can be forgotten, an epoch order that is %s', (take, breach) => {
  const revision = withRules(loadRevision('draft-01-proposed'), [wrong('epoch-order', take)]);
  const world = playDescribed(replayedConditions(revision), 'ideal', {
    setting: { 'first BFD sequence drawn': 0 },
    steps: OVERTAKEN.map(([step, args]) => ({ step, with: args })),
  });
  const found = breachOf(CONDITIONS_INDEPENDENT, world.observe() as ReplayObservation, revision);
  if (breach === null) expect(found).toBeNull();
  else expect(found).toMatch(breach);
});
