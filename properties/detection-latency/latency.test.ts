import { describe, expect, test } from 'vitest';
import type { RuleName } from '../../spec/rules/catalogue.ts';
import { loadRevision } from '../../src/revision/load.ts';
import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { breaksInVitest, type KnownClaim } from '../breaking-sets.fixture.ts';
import { isRefuted, unrepaired } from '../claim-search.fixture.ts';
import {
  detectionWithin,
  latencyLowerBound,
  latencyOfPhase,
  latencyRange,
  meanLatency,
  rateIndependentDetection,
} from './latency.ts';

const repaired = loadRevision('draft-01-proposed');

type Sets = KnownClaim['sets'];
const HEARTBEATS: Sets = [
  [['lose'], 2],
  [['vary-delay'], 2],
  [['heartbeat-path=one-way'], 1],
];
const OF_EVERY_PHASE: Sets = [
  ...HEARTBEATS,
  [['in-flight-at-onset=lost'], 2],
  [['deadline-tie=alarm-first'], 2],
];
/** The first heartbeat is enough, where its phase and the trip that it makes count. */
const OF_ONE_PHASE: Sets = [
  ...HEARTBEATS,
  [['in-flight-at-onset=lost'], 1],
  [['deadline-tie=alarm-first'], 1],
];

breaksInVitest({ binding: latencyOfPhase, sets: OF_ONE_PHASE });
breaksInVitest({ binding: latencyRange, sets: OF_EVERY_PHASE });
breaksInVitest({
  binding: meanLatency,
  sets: [...OF_EVERY_PHASE, [['bfd-send-jitter=rfc5880'], 1]],
});
breaksInVitest({ binding: detectionWithin, sets: [[[], 1]] });
breaksInVitest({
  binding: rateIndependentDetection,
  sets: [[['outside-traffic', 'nic-gate=open'], 3]],
});
breaksInVitest({ binding: latencyLowerBound, sets: [[[], 1]] });

describe('each part of the repair is needed', () => {
  test.each<[RuleName, AnyBinding]>([
    ['heartbeat-path', latencyRange as AnyBinding],
    ['heartbeat-path', meanLatency as AnyBinding],
    ['deadline-tie', latencyRange as AnyBinding],
    ['heartbeat-at-onset', latencyLowerBound as AnyBinding],
  ])('the clause for %s (%#)', (rule, binding) => {
    expect(isRefuted(binding, unrepaired(repaired, rule))).toBe(true);
  });
});
