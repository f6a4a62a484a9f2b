import { describe, expect, test } from 'vitest';
import { type RuleChoice, wrong } from '../../spec/rules/catalogue.ts';
import { withRules } from '../../src/revision/build.ts';
import { loadRevision } from '../../src/revision/load.ts';
import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { breaksInVitest } from '../breaking-sets.fixture.ts';
import { breakWith, catchWrongRule, isRefuted } from '../claim-search.fixture.ts';
import { stageMetering } from './stage-metering.ts';

const binding = stageMetering as AnyBinding;
const draft = loadRevision('draft-00');

breaksInVitest({ binding, sets: [] });

test('holds on draft-00 with all that is open granted', () => {
  expect(isRefuted(binding, draft)).toBe(false);
});

describe('holds under every reading, with every step granted', () => {
  const charged = wrong('lookup-in-joint', 'charged');
  const readings: readonly (readonly RuleChoice[])[] = [
    [wrong('cosignatures-verified', 'all-presented')],
    [wrong('cosignatures-verified', 'distinct-keys'), wrong('path-c-limit', 'limited')],
    [charged, wrong('bundle-arrival', 'network')],
    [charged, wrong('snapshot-framing', 'segments')],
    [charged, wrong('snapshot-framing', 'segments'), wrong('xdp-charge', 'per-packet')],
    [charged, wrong('limiter', 'absent'), wrong('lookup-without-limiter', 'charged')],
    [charged, wrong('limiter', 'absent')],
    [charged, wrong('limiter-position', 'nic-hardware')],
    [wrong('snapshot-payload', 'unbounded'), wrong('bundle-schedule', 'together')],
  ];
  test.each(readings.map((rules) => [rules.map(({ rule, take }) => `${rule}=${take}`).join(', '), rules]))(
    '%s',
    (_, rules) => {
      expect(breakWith(binding, withRules(draft, rules as readonly RuleChoice[]), binding.grants)).toBeNull();
    },
  );
});

test.each(binding.catches)('catches $rule=$take in at most two steps', (choice) => {
  const found = catchWrongRule(binding, draft, choice);
  expect(found?.script.steps.length).toBeLessThanOrEqual(2);
});

test('sees segments that the NIC takes for one packet', () => {
  const segmented = withRules(draft, [wrong('snapshot-framing', 'segments')]);
  expect(catchWrongRule(binding, segmented, wrong('stage-count', 'segments-as-one'))).not.toBeNull();
});
