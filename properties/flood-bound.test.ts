import { describe, expect, test } from 'vitest';
import type { Choice } from '../spec/choices.ts';
import { wrong } from '../spec/rules.ts';
import { withRules } from '../src/revision/build.ts';
import { loadRevision } from '../src/revision/load.ts';
import type { AnyBinding } from '../src/search/binding.ts';
import { breakWith, catchWrongRule, reachOf, reword } from './claim-search.ts';
import {
  FLOOD_BOUND_CLAIMS,
  floodBound,
  floodReceipt,
  floodSlope,
  nearConstant,
  sublinear,
  withoutLimiter,
} from './flood-bound.ts';

const draft = loadRevision('draft-00');
const FULL_AND_BY_PATH = [wrong('limiter-start', 'full'), wrong('limiter-scope', 'vantage-and-path')];
const WORDINGS = {
  'T-VDOS-1/bound': 'burst-aside',
  'T-VDOS-1/near-constant': 'burst-aside+up-to-outweighed',
  'T-VDOS-1/sublinear': 'burst-aside+linear',
  'T-VDOS-1/slope': 'where-both-paths-drop',
  'T-VDOS-1/without-limiter': 'by-path',
  'T-VDOS-1/receipt': 'burst-aside+three-decimals',
};
const repaired = reword(withRules(draft, FULL_AND_BY_PATH), WORDINGS);

function named(binding: unknown): readonly [string, AnyBinding] {
  const any = binding as AnyBinding;
  return [any.statement.id, any];
}

describe('on draft-00, minimal breaking sets', () => {
  const sets: readonly (readonly [unknown, readonly Choice[], number, number])[] = [
    [floodBound, ['flood', 'burst'], 2, 5],
    [floodBound, ['flood', 'choose-path'], 2, 3],
    [floodBound, ['flood', 'limiter-start=full'], 1, 5],
    [floodBound, ['flood', 'xdp-charge=per-packet'], 1, 4],
    [nearConstant, ['flood'], 1, 697],
    [sublinear, ['flood'], 1, 1024],
    [floodSlope, ['flood', 'burst'], 2, 4],
    [floodSlope, ['flood', 'choose-path'], 2, 4],
    [floodSlope, ['flood', 'limiter-start=full'], 1, 4],
    [floodSlope, ['flood', 'xdp-charge=per-packet'], 1, 4],
    [withoutLimiter, ['flood', 'choose-path'], 2, 1],
    [floodReceipt, [], 1, 0],
  ];
  const cases = sets.map(([claim, choices, steps, F]) => {
    const [id, binding] = named(claim);
    return [id, `{${choices.join(', ')}}`, binding, choices, steps, F] as const;
  });
  test.each(cases)('%s %s', (_id, _set, binding, choices, steps, F) => {
    const found = breakWith(binding, draft, choices);
    expect(found?.script.steps).toHaveLength(steps);
    expect(found?.script.setting).toMatchObject({ K: 1, F, 'T_tick in us': 1000 });
    for (const choice of choices) {
      const fewer = choices.filter((other) => other !== choice);
      expect(breakWith(binding, draft, fewer), `without ${choice}`).toBeNull();
    }
  });

  test.each([floodBound, floodSlope, nearConstant, sublinear].map(named))(
    '%s holds where nobody floods, whatever is silent',
    (_, binding) => {
      const silent: Choice[] = ['limiter-start=full', 'limiter-unit=packets', 'burst-unit=ticks'];
      expect(
        breakWith(binding, draft, ['burst', 'choose-path', 'xdp-charge=per-packet', ...silent]),
      ).toBeNull();
    },
  );
});

describe('repaired', () => {
  test.each(FLOOD_BOUND_CLAIMS.map(named))('%s holds with every step granted', (_, binding) => {
    expect(breakWith(binding, repaired, binding.grants)).toBeNull();
  });

  test.each(FLOOD_BOUND_CLAIMS.map(named))('%s reaches what it must', (_, binding) => {
    const reached = new Map(reachOf(binding, repaired));
    for (const { name, perMille } of binding.reach) {
      expect(reached.get(name), name).toBeGreaterThan((perMille * 8192) / 1000);
    }
  });

  const catches = FLOOD_BOUND_CLAIMS.map(named).flatMap(([id, binding]) =>
    binding.catches.map((choice) => [id, choice.rule, choice.take, binding, choice] as const),
  );
  test.each(catches)('%s catches %s=%s', (_id, _rule, _take, binding, choice) => {
    const found = catchWrongRule(binding, repaired, choice);
    expect(found).not.toBeNull();
    expect(found?.script.steps.length).toBeLessThanOrEqual(3);
  });

  const dropped: readonly (readonly [unknown, string, string])[] = [
    [floodBound, 'burst-aside', 'printed'],
    [nearConstant, 'burst-aside', 'up-to-outweighed'],
    [nearConstant, 'up-to-outweighed', 'burst-aside'],
    [sublinear, 'burst-aside', 'linear'],
    [sublinear, 'linear', 'burst-aside'],
    [floodSlope, 'where-both-paths-drop', 'printed'],
    [withoutLimiter, 'by-path', 'printed'],
    [floodReceipt, 'burst-aside', 'three-decimals'],
    [floodReceipt, 'three-decimals', 'burst-aside'],
  ];
  const parts = dropped.map(([binding, part, left]) => [...named(binding), part, left] as const);
  test.each(parts)('%s needs its wording: %#', (id, binding, part, left) => {
    const without = reword(repaired, { [id]: left });
    expect(breakWith(binding, without, binding.grants), `without ${part}`).not.toBeNull();
  });

  test.each([floodBound, nearConstant, sublinear, floodReceipt].map(named))(
    '%s needs a bucket for each path',
    (_, binding) => {
      const shared = reword(withRules(draft, [wrong('limiter-start', 'full')]), WORDINGS);
      expect(breakWith(binding, shared, ['flood', 'choose-path'])).not.toBeNull();
    },
  );

  test('where each packet is looked up, the bound holds with two lookups and not with one', () => {
    const perPacket = withRules(repaired, [wrong('xdp-charge', 'per-packet')]);
    const binding = named(floodBound)[1];
    expect(breakWith(binding, perPacket, binding.grants)).not.toBeNull();
    const worded = reword(perPacket, { 'T-VDOS-1/bound': 'burst-aside+two-lookups' });
    expect(breakWith(binding, worded, binding.grants)).toBeNull();
  });

  test('a burst of B_F packets, no more than a tick brings, lets the bound hold as printed', () => {
    const packets = withRules(reword(repaired, { 'T-VDOS-1/bound': 'printed' }), [
      wrong('burst-unit', 'packets'),
    ]);
    const binding = named(floodBound)[1];
    expect(breakWith(binding, packets, binding.grants)).toBeNull();
    const larger = { ...packets, B_F: packets.B_F + 2 };
    expect(breakWith(binding, larger, binding.grants)).not.toBeNull();
  });
});
