import { expect, test } from 'vitest';
import { loadRevision } from '../../src/revision/load.ts';
import type { CheckId } from '../language/statement.ts';
import { type Delivery, EPOCH_BOUNDARY, JOINT_ACCEPTANCE } from './checks.ts';
import { REFUSAL } from './refusal.ts';
import { REPLAY_WORDINGS } from './replay-wordings.ts';

const draft = loadRevision('draft-00');
const { bfdSequence, cwtCounter, oldEpoch, unbound } = REFUSAL;

/** A whole packet in order, a tick after the one before. */
const NEXT: Delivery = {
  cwtGenuine: true,
  bfdGenuine: true,
  oneVantage: true,
  sentTogether: true,
  acceptedBefore: false,
  bfdNewer: true,
  cwtNewer: true,
  silence: 1,
  stale: false,
  opensEpoch: false,
  laterEpoch: false,
  closesEpoch: false,
  epochOver: false,
  fromOldEpoch: false,
  refusals: 0,
  stateChanged: true,
};
const COPY: Delivery = {
  ...NEXT,
  acceptedBefore: true,
  bfdNewer: false,
  cwtNewer: false,
  stateChanged: false,
  refusals: bfdSequence + cwtCounter,
};
/** A copy that arrives when bfd_seq is forgotten. */
const LATE_COPY: Delivery = { ...COPY, silence: 2 * draft.M, refusals: cwtCounter };
/** Two halves of one vantage, both newer than what was accepted, that were not sent together. */
const JOINED: Delivery = { ...NEXT, sentTogether: false, refusals: unbound, stateChanged: false };
/** The first of its epoch to arrive, after packets of the next. */
const OVERTAKEN: Delivery = {
  ...NEXT,
  epochOver: true,
  bfdNewer: false,
  refusals: bfdSequence + oldEpoch,
  stateChanged: false,
};

const STATEMENTS = [JOINT_ACCEPTANCE, EPOCH_BOUNDARY] as const;

function breach(id: CheckId, delivery: Delivery, wording: string): string | null {
  const statement = STATEMENTS.find((one) => one.id === id) as (typeof STATEMENTS)[number];
  const observation = { count: 1, deliveries: [delivery], gaps: 0, vantages: 1, epochs: 1 };
  return statement.breach(observation, { ...draft, wordings: { [id]: wording } });
}

/** What a wording is for: an answer that is right with it, and not as the draft prints it. */
const PARTS: readonly (readonly [CheckId, string, Delivery])[] = [
  ['T-RC-1.A', 'heard-of-lately', LATE_COPY],
  ['T-RC-1.B', 'heard-of-lately', { ...LATE_COPY, fromOldEpoch: true }],
];

test.each(PARTS)('%s worded %s', (id, wording, delivery) => {
  expect(Object.keys(REPLAY_WORDINGS[id as keyof typeof REPLAY_WORDINGS])).toEqual([wording]);
  expect(breach(id, delivery, wording)).toBeNull();
  expect(breach(id, delivery, 'printed')).toMatch(/found refused by \(b\) cwt_counter$/);
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
  expect(breach('T-RC-1.A', { ...JOINED, bfdNewer: false }, 'printed')).toBeNull();
  expect(breach('T-RC-1.A', { ...JOINED, bfdNewer: false, refusals: 0 }, 'printed')).toMatch(
    /found accepted$/,
  );
});

test('a packet in order that is taken and a copy that is not break nothing, and the other way round they do', () => {
  expect(breach('T-RC-1.A', NEXT, 'printed')).toBeNull();
  expect(breach('T-RC-1.A', COPY, 'printed')).toBeNull();
  expect(breach('T-RC-1.A', { ...NEXT, refusals: bfdSequence }, 'printed')).toMatch(
    /expected accepted, found/,
  );
  expect(breach('T-RC-1.A', { ...COPY, refusals: 0 }, 'printed')).toMatch(/^delivery 1, a replay: expected/);
  expect(breach('T-RC-1.A', { ...COPY, stateChanged: true }, 'printed')).toMatch(
    /expected the state unchanged/,
  );
});
