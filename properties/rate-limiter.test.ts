import { describe, expect, test } from 'vitest';
import type { RuleChoice } from '../spec/rules.ts';
import { wrong } from '../spec/rules.ts';
import { withRules } from '../src/revision/build.ts';
import { loadRevision } from '../src/revision/load.ts';
import type { AnyBinding } from '../src/search/binding.ts';
import { breakWith, catchWrongRule, reachOf } from './claim-search.ts';
import { rateLimiter } from './rate-limiter.ts';

const draft = loadRevision('draft-00');
const binding = rateLimiter as AnyBinding;
const REPAIR = [wrong('limiter-start', 'full'), wrong('limiter-scope', 'vantage-and-path')];

describe('T-VDOS-1/limiter', () => {
  const readings: readonly (readonly RuleChoice[])[] = [
    [],
    REPAIR,
    [wrong('limiter-start', 'full')],
    [wrong('limiter-unit', 'packets')],
    [wrong('burst-unit', 'ticks')],
    [wrong('burst-unit', 'packets')],
    [wrong('limiter-scope', 'vantage-and-path'), wrong('burst-unit', 'packets')],
    [wrong('xdp-charge', 'per-packet')],
    [wrong('limiter-position', 'nic-hardware')],
  ];
  test.each(
    readings.map((rules) => [rules.map(({ take }) => take).join(', ') || 'draft-00', rules] as const),
  )('holds under every reading, with every step granted: %s', (_, rules) => {
    expect(breakWith(binding, withRules(draft, rules), binding.grants)).toBeNull();
  });

  describe.each([
    ['draft-00', []],
    ['repaired', REPAIR],
  ] as const)('on %s', (_, rules) => {
    const revision = withRules(draft, rules);
    test('reaches what it must', () => {
      const reached = new Map(reachOf(binding, revision));
      for (const { name, perMille } of binding.reach) {
        expect(reached.get(name), name).toBeGreaterThan((perMille * 8192) / 1000);
      }
    });

    test.each(binding.catches)('catches $rule=$take', (choice) => {
      const found = catchWrongRule(binding, revision, choice);
      expect(found).not.toBeNull();
      expect(found?.script.steps.length).toBeLessThanOrEqual(3);
    });
  });
});
