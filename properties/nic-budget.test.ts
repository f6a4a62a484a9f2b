import { describe, expect, test } from 'vitest';
import type { Choice } from '../spec/choices.ts';
import { wrong } from '../spec/rules.ts';
import { withRules } from '../src/revision/build.ts';
import { loadRevision } from '../src/revision/load.ts';
import type { AnyBinding } from '../src/search/binding.ts';
import { breakWith, catchWrongRule, reachOf, reword } from './claim-search.ts';
import { NIC_BUDGET_CLAIMS, nicAnyWindow, nicBudget, nicFive, nicIndependent } from './nic-budget.ts';

const draft = loadRevision('draft-00');
const REPAIR = [wrong('limiter-start', 'full'), wrong('limiter-scope', 'vantage-and-path')];
const repaired = reword(withRules(draft, REPAIR), {
  'T-NIC-SUFF/budget': 'behind-the-limiter',
  'T-NIC-SUFF/any-window': 'behind-the-limiter',
  'T-NIC-SUFF/five-subsumes-burst': 'behind-the-limiter+over-burst-windows',
  'T-NIC-SUFF/independent-of-rate': 'outside-traffic',
});
/** The other repair: the limiter where it spares the NIC. */
const inHardware = withRules(draft, [...REPAIR, wrong('limiter-position', 'nic-hardware')]);

function named(binding: unknown): readonly [string, AnyBinding] {
  const any = binding as AnyBinding;
  return [any.statement.id, any];
}
const ALL = NIC_BUDGET_CLAIMS.map(named);

describe('on draft-00', () => {
  test.each(ALL)('%s falls to a flood alone: the limiter sits behind the NIC', (_, binding) => {
    const found = breakWith(binding, draft, ['flood']);
    expect(found?.script.steps).toHaveLength(1);
    expect(found?.script.steps[0]?.step).toBe('all-flood');
  });

  test.each(ALL)('%s holds where nobody floods, whatever is silent', (_, binding) => {
    const silent: Choice[] = ['limiter-start=full', 'limiter-unit=packets', 'nic-budget-scope=one-path'];
    expect(breakWith(binding, draft, ['burst', 'outside-traffic', ...silent])).toBeNull();
  });

  test.each(ALL)('%s falls to outside traffic where I1 is withdrawn', (_, binding) => {
    const found = breakWith(binding, draft, ['outside-traffic', 'nic-gate=open']);
    expect(found?.script.steps).toHaveLength(1);
  });
});

describe('with the limiter in NIC hardware', () => {
  test.each([nicBudget, nicAnyWindow].map(named))('%s holds as printed', (_, binding) => {
    expect(breakWith(binding, inHardware, binding.grants)).toBeNull();
  });

  test.each([nicFive, nicIndependent].map(named))('%s does not: B_F seconds come at once', (_, binding) => {
    expect(breakWith(binding, inHardware, ['flood'])?.script.steps).toHaveLength(1);
  });

  test.each([nicFive, nicIndependent].map(named))(
    '%s holds as printed where a bucket holds B_F packets',
    (_, binding) => {
      const packets = withRules(inHardware, [wrong('burst-unit', 'packets')]);
      expect(breakWith(binding, packets, binding.grants)).toBeNull();
    },
  );

  test('the 4.13 rule is short where it multiplies one path', () => {
    const onePath = withRules(inHardware, [wrong('nic-budget-scope', 'one-path')]);
    expect(breakWith(named(nicBudget)[1], onePath, ['flood'])).not.toBeNull();
  });
});

describe('repaired', () => {
  test.each(ALL)('%s holds with every step granted', (_, binding) => {
    expect(breakWith(binding, repaired, binding.grants)).toBeNull();
  });

  test.each(ALL)('%s reaches what it must', (_, binding) => {
    const reached = new Map(reachOf(binding, repaired));
    for (const { name, perMille } of binding.reach) {
      expect(reached.get(name), name).toBeGreaterThan((perMille * 8192) / 1000);
    }
  });

  const catches = ALL.flatMap(([id, binding]) =>
    binding.catches.map((choice) => [id, choice.rule, choice.take, binding, choice] as const),
  );
  test.each(catches)('%s catches %s=%s', (_id, _rule, _take, binding, choice) => {
    const found = catchWrongRule(binding, repaired, choice);
    expect(found).not.toBeNull();
    expect(found?.script.steps.length).toBeLessThanOrEqual(3);
  });

  const dropped: readonly (readonly [unknown, string])[] = [
    [nicBudget, 'printed'],
    [nicAnyWindow, 'printed'],
    [nicFive, 'behind-the-limiter'],
    [nicFive, 'over-burst-windows'],
    [nicIndependent, 'printed'],
  ];
  test.each(dropped.map(([binding, left]) => [...named(binding), left] as const))(
    '%s needs its wording: %#',
    (id, binding, left) => {
      expect(breakWith(binding, reword(repaired, { [id]: left }), binding.grants)).not.toBeNull();
    },
  );
});
