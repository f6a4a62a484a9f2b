import { describe, expect, test } from 'vitest';
import { loadRevision } from '../src/revision/load.ts';
import { REFUSAL, type Refusals } from './refusal.ts';
import { type Delivery, EPOCH_BOUNDARY, JOINT_ACCEPTANCE } from './replay-coherence.ts';
import { REPLAY_WORDINGS } from './replay-wordings.ts';
import type { CheckId } from './statement.ts';

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

/** What each part of a wording is for: an answer that is right with it, and the one that is right without. */
const PARTS: readonly (readonly [CheckId, string, Delivery, Refusals])[] = [
  ['T-RC-1.A', 'heard-of-lately', LATE_COPY, bfdSequence + cwtCounter],
  ['T-RC-1.A', 'bound-halves', JOINED, 0],
  ['T-RC-1.A', 'epochs-in-order', OVERTAKEN, bfdSequence],
  ['T-RC-1.B', 'heard-of-lately', { ...LATE_COPY, fromOldEpoch: true }, bfdSequence + cwtCounter],
];

describe.each(Object.entries(REPLAY_WORDINGS))('%s', (id, wordings) => {
  const parts = PARTS.filter(([of]) => of === id);

  test.each(Object.keys(wordings))('worded %s', (wording) => {
    const taken = wording.split('+');
    expect(parts.map(([, part]) => part)).toEqual(expect.arrayContaining(taken));
    for (const [, part, delivery, otherwise] of parts) {
      const told = breach(id as CheckId, delivery, wording);
      const toldOtherwise = breach(id as CheckId, { ...delivery, refusals: otherwise }, wording);
      if (taken.includes(part)) expect([told, part]).toEqual([null, part]);
      else expect([told, part]).not.toEqual([null, part]);
      if (part !== 'heard-of-lately' || id === 'T-RC-1.A') {
        expect(toldOtherwise === null, part).toBe(!taken.includes(part));
      }
    }
  });
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
