import { describe, expect, test } from 'vitest';
import type { Choice } from '../spec/choices.ts';
import type { RuleName } from '../spec/rules.ts';
import type { AnyBinding } from '../src/search/binding.ts';
import { claimInVitest, isRefuted, loadRepair, unrepaired } from './claim-in-vitest.ts';
import {
  detectionWithin,
  latencyLowerBound,
  latencyOfPhase,
  latencyRange,
  meanLatency,
  rateIndependentDetection,
} from './detection-latency.ts';

const repaired = loadRepair('keys-and-detection');
const cases = 8192;

const OF_EVERY_PHASE: readonly (readonly [readonly Choice[], number])[] = [
  [['lose'], 2],
  [['vary-delay'], 2],
  [['heartbeat-path=one-way'], 1],
  [['in-flight-at-onset=lost'], 2],
  [['deadline-tie=alarm-first'], 2],
];

claimInVitest({ binding: latencyOfPhase as AnyBinding, sets: OF_EVERY_PHASE, cases, repaired });
claimInVitest({ binding: latencyRange as AnyBinding, sets: OF_EVERY_PHASE, cases, repaired });
claimInVitest({
  binding: meanLatency as AnyBinding,
  sets: [...OF_EVERY_PHASE, [['bfd-send-jitter=rfc5880'], 1]],
  cases,
  repaired,
});
claimInVitest({ binding: detectionWithin as AnyBinding, sets: [[[], 1]], cases, repaired });
claimInVitest({
  binding: rateIndependentDetection as AnyBinding,
  sets: [[['outside-traffic', 'nic-gate=open'], 3]],
  cases,
  repaired,
});
claimInVitest({ binding: latencyLowerBound as AnyBinding, sets: [[[], 1]], cases, repaired });

describe('each part of the repair is needed', () => {
  test.each<[RuleName, AnyBinding]>([
    ['heartbeat-path', latencyRange as AnyBinding],
    ['heartbeat-path', meanLatency as AnyBinding],
    ['deadline-tie', latencyRange as AnyBinding],
    ['heartbeat-at-onset', latencyLowerBound as AnyBinding],
  ])('the clause for %s (%#)', (rule, binding) => {
    expect(isRefuted(binding, unrepaired(repaired, rule), cases)).toBe(true);
  });

  test.each(
    [latencyOfPhase, latencyRange, meanLatency, detectionWithin, latencyLowerBound].map(
      (binding) => [binding.statement.id, binding as AnyBinding] as const,
    ),
  )('the other wording of %s', (_, binding) => {
    expect(isRefuted(binding, { ...repaired, wordings: {} }, cases)).toBe(true);
  });
});
