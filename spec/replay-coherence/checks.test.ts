import { expect, test } from 'vitest';
import { loadRevision } from '../../src/revision/load.ts';
import type { CheckId } from '../language/statement.ts';
import { breachOf } from '../language/statement.ts';
import { COPY, NEXT } from './arrival.fixture.ts';
import { EPOCH_BOUNDARY, JOINT_ACCEPTANCE } from './checks.ts';
import type { Arrival } from './observation.ts';
import { REFUSAL } from './refusal.ts';

const draft = loadRevision('draft-00');
const { bfdSequence, cwtCounter, oldEpoch, unbound } = REFUSAL;

/** A copy that arrives when bfd_seq is forgotten. */
const LATE_COPY: Arrival = { ...COPY, silence: 2 * draft.M, refusals: cwtCounter };
/** Two halves of one vantage, both newer than what was accepted, that were not sent together. */
const JOINED: Arrival = { ...NEXT, whole: false, refusals: unbound, stateChanged: false };
/** The first of its epoch to arrive, after packets of the next. */
const OVERTAKEN: Arrival = {
  ...NEXT,
  newestEpoch: 1,
  sequence: 4,
  refusals: bfdSequence + oldEpoch,
  stateChanged: false,
};

const STATEMENTS = [JOINT_ACCEPTANCE, EPOCH_BOUNDARY] as const;

function breach(id: CheckId, arrival: Arrival, wording: string): string | null {
  const statement = STATEMENTS.find((one) => one.id === id) as (typeof STATEMENTS)[number];
  const observation = { count: 1, arrivals: [arrival] };
  return breachOf(statement, observation, { ...draft, wordings: { [id]: wording } });
}

/** What a wording is for: an answer that is right with it, and not as the draft prints it. */
const PARTS: readonly (readonly [CheckId, string, Arrival])[] = [
  ['T-RC-1.B', 'heard-of-lately', { ...LATE_COPY, fromOldEpoch: true }],
];

test.each(PARTS)('%s worded %s', (id, wording, arrival) => {
  expect(STATEMENTS.find((one) => one.id === id)?.sideConditions).toEqual([wording]);
  expect(breach(id, arrival, wording)).toBeNull();
  expect(breach(id, arrival, 'printed')).toMatch(/found refused by \(b\) cwt_counter$/);
});

test('of a vantage that was silent for long, (a) refuses what the reading of the revision has it refuse', () => {
  const observation = { count: 1, arrivals: [LATE_COPY] };
  const breachWhere = (take: 'above' | 'half-circle') =>
    breachOf(JOINT_ACCEPTANCE, observation, {
      ...draft,
      rules: { ...draft.rules, 'bfd-sequence-comparison': take },
    });
  expect(breachWhere('half-circle')).toBeNull();
  expect(breachWhere('above')).toMatch(/found refused by \(b\) cwt_counter$/);
});

test('more reasons than are due break nothing, and one that is missing does', () => {
  expect(breach('T-RC-1.A', OVERTAKEN, 'printed')).toBeNull();
  expect(
    breach('T-RC-1.A', { ...COPY, refusals: bfdSequence + cwtCounter + oldEpoch }, 'printed'),
  ).toBeNull();
  expect(breach('T-RC-1.A', { ...COPY, refusals: cwtCounter + oldEpoch }, 'printed')).toMatch(
    /expected refused by \(a\)/,
  );
});

test('two halves that were not sent together may be refused for that, or taken where both are new', () => {
  expect(breach('T-RC-1.A', JOINED, 'printed')).toBeNull();
  expect(breach('T-RC-1.A', { ...JOINED, refusals: 0 }, 'printed')).toBeNull();
  expect(breach('T-RC-1.A', { ...JOINED, sequence: 4 }, 'printed')).toBeNull();
  expect(breach('T-RC-1.A', { ...JOINED, sequence: 4, refusals: 0 }, 'printed')).toMatch(/found accepted$/);
});

test('a packet in order that is taken and a copy that is not break nothing, and the other way round they do', () => {
  expect(breach('T-RC-1.A', NEXT, 'printed')).toBeNull();
  expect(breach('T-RC-1.A', COPY, 'printed')).toBeNull();
  expect(breach('T-RC-1.A', { ...NEXT, refusals: bfdSequence }, 'printed')).toMatch(
    /expected accepted, found/,
  );
  expect(breach('T-RC-1.A', { ...COPY, refusals: 0 }, 'printed')).toMatch(
    /^arrival 1, a replay of v1 epoch 0 counter 4 bfd_seq 4: expected/,
  );
  expect(breach('T-RC-1.A', { ...COPY, stateChanged: true }, 'printed')).toMatch(
    /expected the state unchanged/,
  );
});
