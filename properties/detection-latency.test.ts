import { describe, expect, test } from 'vitest';
import type { Choice } from '../spec/choices.ts';
import { wrong } from '../spec/rules.ts';
import type { AnyBinding } from '../src/search/binding.ts';
import { runBlock } from '../src/search/block.ts';
import { Trial } from '../src/search/trial.ts';
import { claimInVitest, repairedBy } from './claim-in-vitest.ts';
import {
  detectionWithin,
  latencyLowerBound,
  latencyOfPhase,
  latencyRange,
  meanLatency,
  rateIndependentDetection,
} from './detection-latency.ts';

const rules = [
  wrong('heartbeat-path', 'echo'),
  wrong('heartbeat-at-onset', 'sent'),
  wrong('deadline-tie', 'heartbeat-first'),
];
const repaired = repairedBy(rules, {
  'L-DL/closed-form': 'of-last-heard',
  'L-DL/range': 'undisturbed',
  'L-DL/mean': 'undisturbed',
  'D1/latency': 'one-tick-more',
  'D1/lower-bound': 'one-tick-less',
});
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

/** Whether a claim is refuted in so many cases with its steps granted and some rules taken. */
function isRefuted(binding: unknown, wordings: Readonly<Record<string, string>>, except: Choice): boolean {
  const [rule] = except.split('=');
  const kept = rules.filter((choice) => choice.rule !== rule);
  const trial = new Trial(binding as AnyBinding, repairedBy(kept, wordings), [], 'own');
  return runBlock(trial, 1, 0, 4096).failing !== null;
}

describe('each part of the repair is needed', () => {
  test.each([
    ['L-DL/range', latencyRange, 'undisturbed', 'heartbeat-path'],
    ['L-DL/range', latencyRange, 'undisturbed', 'deadline-tie'],
    ['L-DL/mean', meanLatency, 'undisturbed', 'heartbeat-path'],
    ['D1/lower-bound', latencyLowerBound, 'one-tick-less', 'heartbeat-at-onset'],
  ] as const)('%s without one of its clauses (%#)', (claim, binding, wording, rule) => {
    expect(isRefuted(binding, { [claim]: wording }, rule as Choice)).toBe(true);
  });

  test.each([
    ['L-DL/closed-form', latencyOfPhase],
    ['L-DL/range', latencyRange],
    ['L-DL/mean', meanLatency],
    ['D1/latency', detectionWithin],
    ['D1/lower-bound', latencyLowerBound],
  ] as const)('%s with the wording that is printed', (_, binding) => {
    expect(isRefuted(binding, {}, 'lose')).toBe(true);
  });
});
