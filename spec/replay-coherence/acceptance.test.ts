import { describe, expect, test } from 'vitest';
import { loadRevision } from '../../src/revision/load.ts';
import type { Statement } from '../language/statement.ts';
import { breachOf } from '../language/statement.ts';
import { PRINTED, wordingsFrom } from '../language/wording.ts';
import { ACCEPTS_HONEST, REJECTS_FORGERIES, REJECTS_REPLAYS, REJECTS_STALE } from './acceptance.ts';
import { COPY, NEXT } from './arrival.fixture.ts';
import { CONDITIONS_INDEPENDENT, HONEST_STEP, REFUSAL_REASONS } from './conditions.ts';
import type { Arrival, ReplayObservation } from './observation.ts';
import { REFUSAL } from './refusal.ts';

const draft = loadRevision('draft-00');

const { bfdMac, bfdSequence, cwtCounter, cwtMac, expired, unbound, vantageMismatch } = REFUSAL;

const STATEMENTS = [
  ACCEPTS_HONEST,
  REJECTS_REPLAYS,
  REJECTS_FORGERIES,
  REJECTS_STALE,
  CONDITIONS_INDEPENDENT,
  HONEST_STEP,
  REFUSAL_REASONS,
];

function breach(statement: Statement<ReplayObservation>, arrival: Arrival, wording = PRINTED): string | null {
  return breachOf(
    statement,
    { count: 1, arrivals: [arrival] },
    { ...draft, wordings: { [statement.id]: wording } },
  );
}

test('a packet that is taken and a copy that is not break nothing', () => {
  for (const statement of STATEMENTS) {
    expect([breach(statement, NEXT), breach(statement, COPY)], statement.id).toEqual([null, null]);
  }
});

test.each([
  [ACCEPTS_HONEST, { ...NEXT, refusals: bfdSequence, stateChanged: false }],
  [REJECTS_REPLAYS, { ...COPY, refusals: 0 }],
  [REJECTS_FORGERIES, { ...NEXT, whole: false }],
  [REJECTS_STALE, { ...NEXT, issuerNow: 9 }],
  [CONDITIONS_INDEPENDENT, { ...COPY, refusals: cwtCounter }],
  [CONDITIONS_INDEPENDENT, { ...COPY, refusals: bfdSequence + expired }],
  [HONEST_STEP, { ...NEXT, sequence: 6 }],
  [HONEST_STEP, { ...NEXT, counter: 6 }],
  [REFUSAL_REASONS, { ...NEXT, whole: false, cwtKeyRight: false }],
  [REFUSAL_REASONS, { ...NEXT, whole: false, sequence: 4 }],
  [REFUSAL_REASONS, { ...NEXT, now: 9 }],
  [REFUSAL_REASONS, { ...NEXT, work: { ...NEXT.work, bfdMacs: 0 } }],
  [REFUSAL_REASONS, { ...COPY, stateChanged: true }],
] as const)('$id is broken by one thing that is wrong (%#)', (statement, arrival) => {
  expect(breach(statement, arrival)).toMatch(/^arrival 1, .*: expected .*, found /);
});

test('what is refused all the same, and what is rightly accepted, breaks nothing', () => {
  for (const refusals of [vantageMismatch, unbound, bfdMac]) {
    expect(breach(REFUSAL_REASONS, { ...COPY, refusals })).toBeNull();
  }
  expect(breach(REFUSAL_REASONS, { ...COPY, bfdKeyRight: false })).toBeNull();
  expect(breach(REFUSAL_REASONS, { ...NEXT, sequence: 0, lastSequence: 2 ** 32 - 1 })).toBeNull();
  expect(breach(CONDITIONS_INDEPENDENT, { ...COPY, newestEpoch: 1, refusals: bfdSequence })).toBeNull();
});

test('a refusal before the conditions does not show them dependent', () => {
  expect(breach(CONDITIONS_INDEPENDENT, { ...COPY, refusals: cwtMac })).toBeNull();
});

const REWORDED = STATEMENTS.filter(({ sideConditions }) => sideConditions.length > 0);

describe.each(REWORDED)('$id', (statement) => {
  test.each(wordingsFrom(statement.sideConditions))('can be worded %s', (wording) => {
    expect(breach(statement, NEXT, wording)).toBeNull();
    expect(() => breach(statement, NEXT, `${wording} and more`)).toThrow(/has no wording/);
  });
});
