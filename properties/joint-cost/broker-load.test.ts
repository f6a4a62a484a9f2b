import { describe, expect, test } from 'vitest';
import type { RuleName } from '../../spec/rules/catalogue.ts';
import { loadRevision } from '../../src/revision/load.ts';
import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { breaksInVitest } from '../breaking-sets.fixture.ts';
import { isRefuted, unrepaired } from '../claim-search.fixture.ts';
import { exactAtEveryTick, exactCost, pathCCost } from './broker-load.ts';

const repaired = loadRevision('draft-01-proposed');

breaksInVitest({
  binding: exactCost,
  sets: [
    [['lookup-in-joint=charged'], 1],
    [['snapshot-payload=unbounded'], 1],
    [['bfd-send-jitter=rfc5880'], 1],
  ],
});

breaksInVitest({ binding: exactAtEveryTick, sets: [[[], 1]] });

breaksInVitest({
  binding: pathCCost,
  sets: [
    [['over-publish'], 1],
    [['over-cosign', 'cosignatures-verified=all-presented'], 1],
    [['over-cosign', 'cosignatures-verified=distinct-keys'], 1],
  ],
});

describe('without a part of the repair', () => {
  const rules: readonly (readonly [AnyBinding, RuleName])[] = [
    [exactCost as AnyBinding, 'lookup-in-joint'],
    [exactCost as AnyBinding, 'snapshot-payload'],
    [exactCost as AnyBinding, 'snapshot-framing'],
    [exactCost as AnyBinding, 'bfd-send-jitter'],
    [exactAtEveryTick as AnyBinding, 'bundle-schedule'],
    [pathCCost as AnyBinding, 'cosignatures-verified'],
    [pathCCost as AnyBinding, 'path-c-limit'],
  ];
  test.each(rules.map(([binding, rule]) => [binding.statement.id, rule, binding] as const))(
    '%s is refuted: %s',
    (_, rule, binding) => {
      expect(isRefuted(binding, unrepaired(repaired, rule))).toBe(true);
    },
  );
});
