import { describe, expect, test } from 'vitest';
import type { RuleChoice } from '../../spec/rules/catalogue.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { withRules } from '../../src/revision/build.ts';
import { loadRevision } from '../../src/revision/load.ts';
import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { breaksInVitest } from '../breaking-sets.fixture.ts';
import { breakWith, catchWrongRule } from '../claim-search.fixture.ts';
import { rateLimiter } from './rate-limiter.ts';

const draft = loadRevision('draft-00');
const binding = rateLimiter as AnyBinding;
const REPAIR = [wrong('limiter-start', 'full'), wrong('limiter-scope', 'vantage-and-path')];

breaksInVitest({ binding, sets: [] });

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

  test.each(binding.catches)('catches $rule=$take on draft-00 as well', (choice) => {
    expect(catchWrongRule(binding, draft, choice)?.script.steps.length).toBeLessThanOrEqual(3);
  });
});
