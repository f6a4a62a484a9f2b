import { describe, expect, test } from 'vitest';
import type { Choice } from '../../spec/language/choices.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { withRules } from '../../src/revision/build.ts';
import { loadRevision } from '../../src/revision/load.ts';
import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { breaksInVitest, type KnownClaim } from '../breaking-sets.fixture.ts';
import { breakWith, reword, unrepaired } from '../claim-search.fixture.ts';
import {
  floodBound,
  floodReceipt,
  floodSlope,
  nearConstant,
  sublinear,
  withoutLimiter,
} from './flood-bound.ts';

const draft = loadRevision('draft-00');
const repaired = loadRevision('draft-01-proposed');

function named(binding: unknown): readonly [string, AnyBinding] {
  const any = binding as AnyBinding;
  return [any.statement.id, any];
}

/** Minimal breaking sets of draft-00 that are known, and the steps of the shortest case of each. */
const KNOWN: readonly (readonly [unknown, KnownClaim['sets']])[] = [
  [
    floodBound,
    [
      [['flood', 'burst'], 2],
      [['flood', 'choose-path'], 2],
      [['flood', 'limiter-start=full'], 1],
      [['flood', 'xdp-charge=per-packet'], 1],
    ],
  ],
  [nearConstant, [[['flood'], 1]]],
  [sublinear, [[['flood'], 1]]],
  [
    floodSlope,
    [
      [['flood', 'burst'], 2],
      [['flood', 'choose-path'], 2],
      [['flood', 'limiter-start=full'], 1],
      [['flood', 'xdp-charge=per-packet'], 1],
    ],
  ],
  [withoutLimiter, [[['flood', 'choose-path'], 2]]],
  [floodReceipt, [[[], 1]]],
];

for (const [binding, sets] of KNOWN) breaksInVitest({ binding, sets });

describe('on draft-00', () => {
  const least: readonly (readonly [unknown, readonly Choice[], number])[] = [
    [floodBound, ['flood', 'burst'], 5],
    [floodBound, ['flood', 'choose-path'], 3],
    [floodBound, ['flood', 'limiter-start=full'], 5],
    [floodBound, ['flood', 'xdp-charge=per-packet'], 4],
    [nearConstant, ['flood'], 697],
    [sublinear, ['flood'], 1024],
    [floodSlope, ['flood', 'burst'], 4],
    [floodSlope, ['flood', 'choose-path'], 4],
    [floodSlope, ['flood', 'limiter-start=full'], 4],
    [floodSlope, ['flood', 'xdp-charge=per-packet'], 4],
    [withoutLimiter, ['flood', 'choose-path'], 1],
    [floodReceipt, [], 0],
  ];
  test.each(least.map(([claim, choices, F]) => [...named(claim), choices, F] as const))(
    '%s: one vantage and the least flood factor are enough (%#)',
    (_, binding, choices, F) => {
      const found = breakWith(binding, draft, choices);
      expect(found?.script.setting).toMatchObject({ K: 1, F, 'T_tick in us': 1000 });
    },
  );

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
  test.each([floodBound, nearConstant, sublinear, floodReceipt].map(named))(
    '%s needs a bucket for each path',
    (_, binding) => {
      const shared = unrepaired(repaired, 'limiter-scope');
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
