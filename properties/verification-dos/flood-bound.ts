import { insiderCosts } from '../../generators/verification-dos/scenario.ts';
import type { FloodWorld } from '../../generators/verification-dos/world.ts';
import { type RuleChoice, wrong } from '../../spec/rules/catalogue.ts';
import { BROKER, CLOCKED, COST, ENTRANCE, VANTAGE } from '../../spec/rules/parties.ts';
import type { InsiderObservation } from '../../spec/verification-dos/cost-ratio.ts';
import {
  FLOOD_BOUND,
  FLOOD_SLOPE,
  NEAR_CONSTANT,
  SUBLINEAR,
  WITHOUT_LIMITER,
} from '../../spec/verification-dos/flood-bound.ts';
import { FLOOD_RECEIPT, RECEIPT_F } from '../../spec/verification-dos/flood-receipt.ts';
import type { Binding, Reach } from '../../src/search/trial/binding.ts';
import { AROUND_R_L } from './checks.ts';

type FloodBinding = Binding<FloodWorld<InsiderObservation>, InsiderObservation>;
type InsiderReach = Reach<InsiderObservation>;

const FLOODS: readonly InsiderReach[] = [
  ...AROUND_R_L,
  {
    name: 'a flood at F = 1024',
    perMille: 5,
    when: ({ F, floodTicks }) => F === RECEIPT_F && floodTicks > 0,
  },
  {
    name: 'a flood beyond 1024',
    perMille: 100,
    when: ({ F, floodTicks }) => F > RECEIPT_F && floodTicks > 0,
  },
  {
    name: 'tokens saved up before a flood',
    perMille: 20,
    when: ({ floodTicks, silentTicks }) => floodTicks > 0 && silentTicks > 0,
  },
  {
    name: 'a flood of snapshots alone',
    perMille: 5,
    when: ({ F, floodTicks, snapshots }) => floodTicks > 0 && F > 0 && snapshots === 2 * F,
  },
  {
    name: 'a flood of pushes alone',
    perMille: 10,
    when: ({ F, floodTicks, snapshots }) => floodTicks > 0 && F > 0 && snapshots === 0,
  },
  {
    name: 'a tick longer than a bucket of B_F seconds can refill for',
    perMille: 50,
    when: ({ T_tick }, { R_L, B_F }) => T_tick * R_L > B_F * 1_000_000,
  },
];

const COMMON = {
  scenario: insiderCosts,
  level: 'ideal',
  reads: [...BROKER, ...CLOCKED, ...VANTAGE, ...ENTRANCE, ...COST],
  grants: ['flood', 'choose-path', 'burst', 'forge-cwt', 'step-broker-clock'],
  silence: 'open',
  isRelevant: ({ floodTicks, naturalTicks }) => floodTicks + naturalTicks > 0,
} satisfies Partial<FloodBinding>;

/** What lets an insider through, or has the broker pay for what it drops. */
const DEARER: readonly RuleChoice[] = [
  wrong('limiter', 'absent'),
  wrong('limiter-refill', 'R_L-plus-one'),
  wrong('limiter-admission', 'any-token'),
  wrong('limiter-cap', 'none'),
  wrong('limiter-cap', 'one-token-more'),
  wrong('limiter-cap', 'before-refill'),
  wrong('limiter-charge', 'snapshots-only'),
  wrong('limiter-position', 'after-mac'),
  wrong('limiter-position', 'after-decode'),
  wrong('xdp-charge', 'per-packet'),
];

/** T-VDOS-1/bound. */
export const floodBound: FloodBinding = {
  ...COMMON,
  statement: FLOOD_BOUND,
  reach: FLOODS,
  catches: DEARER,
};

/** T-VDOS-1/near-constant. */
export const nearConstant: FloodBinding = {
  ...COMMON,
  statement: NEAR_CONSTANT,
  reach: FLOODS,
  catches: DEARER,
};

/** T-VDOS-1/sublinear. */
export const sublinear: FloodBinding = {
  ...COMMON,
  statement: SUBLINEAR,
  reach: FLOODS,
  catches: DEARER,
};

/** T-VDOS-1/slope. */
export const floodSlope: FloodBinding = {
  ...COMMON,
  statement: FLOOD_SLOPE,
  reach: FLOODS,
  catches: [
    wrong('xdp-charge', 'per-packet'),
    wrong('xdp-charge', 'none'),
    wrong('xdp-charge', 'admitted-only'),
    wrong('limiter-position', 'after-mac'),
    wrong('limiter-position', 'after-decode'),
    wrong('limiter-position', 'nic-hardware'),
  ],
};

/** T-VDOS-1/without-limiter. */
export const withoutLimiter: FloodBinding = {
  ...COMMON,
  statement: WITHOUT_LIMITER,
  reach: FLOODS,
  catches: [
    wrong('lookup-without-limiter', 'charged'),
    wrong('mac-per-path', 'shared'),
    wrong('cwt-mac-verification', 'never'),
    wrong('bfd-mac-verification', 'never'),
    wrong('meter-width', '32-bit'),
  ],
};

/** T-VDOS-1/receipt. */
export const floodReceipt: FloodBinding = {
  ...COMMON,
  statement: FLOOD_RECEIPT,
  reach: FLOODS,
  catches: DEARER,
};
