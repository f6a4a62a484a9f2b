import { describe, expect, test } from 'vitest';
import type { Choice } from '../../spec/language/choices.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { withRules } from '../../src/revision/build.ts';
import { loadRevision } from '../../src/revision/load.ts';
import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { breaksInVitest } from '../breaking-sets.fixture.ts';
import { breakWith } from '../claim-search.fixture.ts';
import { nicAnyWindow, nicBudget, nicFive, nicIndependent } from './nic-budget.ts';

const draft = loadRevision('draft-00');
const REPAIR = [wrong('limiter-start', 'full'), wrong('limiter-scope', 'vantage-and-path')];
/** The other repair: the limiter where it spares the NIC. */
const inHardware = withRules(draft, [...REPAIR, wrong('limiter-position', 'nic-hardware')]);

function named(binding: unknown): readonly [string, AnyBinding] {
  const any = binding as AnyBinding;
  return [any.statement.id, any];
}
const ALL = [nicBudget, nicAnyWindow, nicFive, nicIndependent].map(named);

for (const [, binding] of ALL) {
  breaksInVitest({
    binding,
    sets: [
      [['flood'], 1],
      [['outside-traffic', 'nic-gate=open'], 1],
    ],
  });
}

describe('on draft-00', () => {
  test.each(ALL)('%s holds where nobody floods, whatever is silent', (_, binding) => {
    const silent: Choice[] = ['limiter-start=full', 'limiter-unit=packets', 'nic-budget-scope=one-path'];
    expect(breakWith(binding, draft, ['burst', 'outside-traffic', ...silent])).toBeNull();
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
