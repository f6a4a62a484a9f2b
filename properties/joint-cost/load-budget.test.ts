import { describe, expect, test } from 'vitest';
import type { Choice } from '../../spec/language/choices.ts';
import type { RuleName } from '../../spec/rules/catalogue.ts';
import { loadRevision } from '../../src/revision/load.ts';
import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { breaksInVitest, type KnownClaim } from '../breaking-sets.fixture.ts';
import { isRefuted, unrepaired } from '../claim-search.fixture.ts';
import {
  cpuBudget,
  cpuBudgetAtEveryTick,
  independentOfInsiders,
  independentOfOutside,
  nicBudgetOfJoint,
  volumeIndependent,
} from './load-budget.ts';

const repaired = loadRevision('draft-01-proposed');
const GATE: readonly Choice[] = ['outside-traffic', 'nic-gate=open'];

const KNOWN: readonly (readonly [unknown, KnownClaim['sets']])[] = [
  [independentOfOutside, [[GATE, 1]]],
  [independentOfInsiders, [[['flood'], 1]]],
  [
    volumeIndependent,
    [
      [['flood'], 1],
      [GATE, 1],
    ],
  ],
  [
    cpuBudget,
    [
      [['flood'], 1],
      [GATE, 1],
      [['over-publish'], 1],
      [['over-cosign', 'cosignatures-verified=all-presented'], 1],
      [['over-cosign', 'cosignatures-verified=distinct-keys'], 1],
      [['lookup-in-joint=charged'], 1],
      [['snapshot-payload=unbounded'], 1],
      [['bfd-send-jitter=rfc5880'], 1],
    ],
  ],
  [cpuBudgetAtEveryTick, [[[], 2]]],
  [
    nicBudgetOfJoint,
    [
      [['flood'], 1],
      [GATE, 1],
      [['nic-budget-scope=one-path'], 1],
      [['bundle-arrival=network'], 1],
      [['snapshot-framing=segments'], 1],
      [['bfd-send-jitter=rfc5880'], 1],
    ],
  ],
];
for (const [binding, sets] of KNOWN) breaksInVitest({ binding: binding as AnyBinding, sets });

function named<T>([binding, part]: readonly [unknown, T]): readonly [string, T, AnyBinding] {
  const any = binding as AnyBinding;
  return [any.statement.id, part, any];
}

describe('without a part of the repair', () => {
  const rules: readonly (readonly [unknown, RuleName])[] = [
    [independentOfInsiders, 'limiter-scope'],
    [independentOfInsiders, 'lookup-in-joint'],
    [cpuBudget, 'limiter-scope'],
    [cpuBudget, 'path-c-limit'],
    [cpuBudget, 'cosignatures-verified'],
    [cpuBudgetAtEveryTick, 'bundle-schedule'],
    [nicBudgetOfJoint, 'bundle-arrival'],
    [nicBudgetOfJoint, 'snapshot-framing'],
    [nicBudgetOfJoint, 'bfd-send-jitter'],
    [nicBudgetOfJoint, 'nic-budget-scope'],
  ];
  test.each(rules.map(named))('%s is refuted: %s', (_, rule, binding) => {
    expect(isRefuted(binding, unrepaired(repaired, rule))).toBe(true);
  });
});
