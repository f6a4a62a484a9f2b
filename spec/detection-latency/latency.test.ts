import { describe, expect, test } from 'vitest';
import { loadRevision } from '../../src/revision/load.ts';
import { WORDINGS } from '../catalogue/wordings.ts';
import type { Microseconds } from '../language/notation.ts';
import { breachOf } from '../language/statement.ts';
import {
  DETECTION_WITHIN,
  type DetectionObservation,
  type Failure,
  LATENCY_OF_PHASE,
  LATENCY_RANGE,
  LOWER_BOUND,
  MEAN_LATENCY,
  RATE_INDEPENDENT_DETECTION,
} from './latency.ts';

const revision = loadRevision('draft-00');
const repaired = {
  ...revision,
  wordings: {
    'L-DL/closed-form': 'of-last-heard',
    'L-DL/range': 'undisturbed',
    'L-DL/mean': 'undisturbed',
    'D1/latency': 'one-tick-more',
    'D1/lower-bound': 'one-tick-less',
  },
};

/** T_tick 100, M 3, tau_RTT 10: a failure 40 us after a heartbeat left. */
const FAILURE: Failure = {
  onset: 140,
  phase: 40,
  lastHeardPhase: 40,
  lastHeardTrip: 10,
  longestGap: 100,
  longestTrip: 10,
  isUndisturbed: true,
  latency: 270,
  unattackedLatency: 270,
};

function observed(over: Partial<Failure>): DetectionObservation {
  return {
    T_tick: 100 as Microseconds,
    M: 3,
    tau_RTT: 10 as Microseconds,
    failure: { ...FAILURE, ...over },
    spread: null,
  };
}

test('the closed form: M T_tick - phi + tau_RTT, to the microsecond', () => {
  expect(breachOf(LATENCY_OF_PHASE, observed({}), revision)).toBeNull();
  for (const latency of [269, 271])
    expect(breachOf(LATENCY_OF_PHASE, observed({ latency }), revision)).toContain('expected an alarm 270 us');
});

test('reworded, phi and the trip are those of the heartbeat that was heard last', () => {
  const lost = { lastHeardPhase: 140, lastHeardTrip: 13, latency: 173 };
  expect(breachOf(LATENCY_OF_PHASE, observed(lost), revision)).not.toBeNull();
  expect(breachOf(LATENCY_OF_PHASE, observed(lost), repaired)).toBeNull();
  expect(breachOf(LATENCY_OF_PHASE, observed({ ...lost, latency: 174 }), repaired)).not.toBeNull();
  const silent = { ...lost, latency: -5 };
  expect(breachOf(LATENCY_OF_PHASE, observed({ ...silent, longestGap: 300 }), repaired)).toBeNull();
  expect(breachOf(LATENCY_OF_PHASE, observed({ ...silent, longestGap: 299 }), repaired)).not.toBeNull();
});

describe('bounds', () => {
  test.each([
    ['L-DL/range', LATENCY_RANGE, [210, 310], [209, 311]],
    ['D1/latency', DETECTION_WITHIN, [200], [201]],
    ['D1/lower-bound', LOWER_BOUND, [310], [309]],
  ] as const)('%s as printed', (_, statement, within, beyond) => {
    for (const latency of within) expect(breachOf(statement, observed({ latency }), revision)).toBeNull();
    for (const latency of beyond) expect(breachOf(statement, observed({ latency }), revision)).not.toBeNull();
  });

  test.each([
    ['L-DL/range', LATENCY_RANGE, [210, 310], [209, 311]],
    ['D1/latency', DETECTION_WITHIN, [310], [311]],
    ['D1/lower-bound', LOWER_BOUND, [211], [210]],
  ] as const)('%s reworded', (_, statement, within, beyond) => {
    for (const latency of within) expect(breachOf(statement, observed({ latency }), repaired)).toBeNull();
    for (const latency of beyond) expect(breachOf(statement, observed({ latency }), repaired)).not.toBeNull();
  });

  test('where something was lost or delayed, the reworded range and lower bound say nothing', () => {
    const disturbed = observed({ latency: -1000, isUndisturbed: false });
    for (const statement of [LATENCY_RANGE, LOWER_BOUND]) {
      expect(breachOf(statement, disturbed, repaired)).toBeNull();
      expect(breachOf(statement, disturbed, revision)).not.toBeNull();
    }
  });
});

test('the mean: of the interval that there was, where it is reworded', () => {
  const spread = { onsets: 10, interval: 100, isUndisturbed: true, totalLatency: 2600 };
  const meanOf = (over: Partial<typeof spread>) => ({
    ...observed({}),
    failure: null,
    spread: { ...spread, ...over },
  });
  expect(breachOf(MEAN_LATENCY, meanOf({}), revision)).toBeNull();
  expect(breachOf(MEAN_LATENCY, meanOf({ totalLatency: 2601 }), revision)).toContain('expected 260 us');
  expect(breachOf(MEAN_LATENCY, meanOf({ interval: 80, totalLatency: 2700 }), revision)).not.toBeNull();
  expect(breachOf(MEAN_LATENCY, meanOf({ interval: 80, totalLatency: 2700 }), repaired)).toBeNull();
  expect(breachOf(MEAN_LATENCY, meanOf({ totalLatency: 0, isUndisturbed: false }), repaired)).toBeNull();
});

test('an attack may change nothing', () => {
  expect(breachOf(RATE_INDEPENDENT_DETECTION, observed({}), revision)).toBeNull();
  expect(breachOf(RATE_INDEPENDENT_DETECTION, observed({ latency: 269 }), revision)).not.toBeNull();
});

test('nothing is said where nothing has failed', () => {
  for (const statement of [LATENCY_OF_PHASE, LATENCY_RANGE, MEAN_LATENCY, DETECTION_WITHIN, LOWER_BOUND])
    expect(breachOf(statement, { ...observed({}), failure: null }, revision)).toBeNull();
});

test('every wording that is judged has its sentence', () => {
  for (const [claim, wording] of Object.entries(repaired.wordings))
    expect(WORDINGS[claim as keyof typeof WORDINGS]?.[wording]).toMatch(/\.$/);
});
