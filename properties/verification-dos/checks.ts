import { floodCosts, saturatingFloods } from '../../generators/verification-dos/scenario.ts';
import type { FloodWorld } from '../../generators/verification-dos/world.ts';
import { isAtBound } from '../../spec/language/statement.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { BROKER, COST, ENTRANCE, VANTAGE } from '../../spec/rules/parties.ts';
import {
  type FloodObservation,
  RATE_LIMIT_NECESSITY,
  type SaturationObservation,
  type TickLoad,
  VERIFICATION_DOS,
} from '../../spec/verification-dos/checks.ts';
import type { Binding, Reach } from '../../src/search/trial/binding.ts';

/** F is whole: where R_L has decimals, it is at the last F that is not above. */
export const AROUND_R_L: readonly Reach<{ readonly F: number }>[] = [
  { name: 'F below R_L', perMille: 50, when: ({ F }, { R_L }) => F < R_L },
  { name: 'F at R_L', perMille: 10, when: ({ F }, { R_L }) => F === Math.floor(R_L) },
  { name: 'F one above R_L', perMille: 10, when: ({ F }, { R_L }) => F === Math.floor(R_L) + 1 },
];

const FLOODS: readonly Reach<FloodObservation>[] = [
  ...AROUND_R_L,
  { name: 'F from R_L to 1024', perMille: 100, when: ({ F }, { R_L }) => F > R_L && F < 1024 },
  { name: 'F at 1024', perMille: 10, when: ({ F }) => F === 1024 },
  { name: 'F beyond 1024', perMille: 100, when: ({ F }) => F > 1024 },
  { name: 'one insider', perMille: 10, when: ({ K }) => K === 1 },
  { name: 'every vantage an insider', perMille: 10, when: ({ K }, { range }) => K === range.N.max },
  {
    name: 'several insiders among more',
    perMille: 300,
    when: ({ K }, { range }) => K > 1 && K < range.N.max,
  },
];

/** T-VDOS-1. */
export const verificationDos: Binding<FloodWorld<FloodObservation>, FloodObservation> = {
  statement: VERIFICATION_DOS,
  scenario: floodCosts,
  level: 'ideal',
  reads: [...BROKER, ...VANTAGE, ...ENTRANCE, ...COST],
  grants: ['flood', 'burst'],
  isRelevant: ({ ticks }) => ticks > 0,
  reach: [
    ...FLOODS,
    {
      name: 'the bound attained to the nanosecond',
      perMille: 50,
      when: (observed, revision) =>
        observed.F > revision.R_L && isAtBound(VERIFICATION_DOS, observed, revision),
    },
    {
      name: 'tokens saved up between floods',
      perMille: 100,
      when: ({ ticks, floodTicks }) => floodTicks > 0 && floodTicks < ticks,
    },
  ],
  catches: [
    wrong('limiter', 'absent'),
    wrong('limiter-refill', 'R_L-plus-one'),
    wrong('limiter-admission', 'any-token'),
    wrong('limiter-position', 'after-mac'),
    wrong('xdp-charge', 'per-packet'),
  ],
};

/** T-VDOS-NEG. */
export const rateLimitNecessity: Binding<FloodWorld<SaturationObservation>, SaturationObservation> = {
  statement: RATE_LIMIT_NECESSITY,
  scenario: saturatingFloods,
  level: 'ideal',
  reads: [...BROKER, ...VANTAGE, ...ENTRANCE, ...COST, 'saturation'],
  grants: ['flood', 'burst'],
  isRelevant: ({ ticks }) => ticks > 0,
  reach: [
    ...FLOODS,
    {
      name: 'a tick filled exactly, one below saturation, without the limit',
      perMille: 10,
      when: ({ T_tick, unlimitedBelow }, { cores }) => isFilled(unlimitedBelow, T_tick, cores),
    },
    {
      name: 'a bucket that holds what one tick brings',
      perMille: 100,
      when: ({ bucketHoldsRefill }) => bucketHoldsRefill,
    },
    // Counted, not required: where B_F counts ticks or packets there may be no such bucket.
    {
      name: 'later than the closed form has it, with a bucket too small for what one tick brings',
      perMille: 0,
      when: ({ limitedAt }) => !limitedAt.saturated,
    },
    {
      name: 'saturated by natural traffic alone',
      perMille: 10,
      when: ({ unlimitedAt }) => unlimitedAt.F === 1,
    },
    {
      name: 'saturated at or below R_L, with the limit',
      perMille: 10,
      when: ({ limitedAt }, { R_L }) => limitedAt.F <= R_L,
    },
    {
      name: 'saturated by lookups, with the limit',
      perMille: 100,
      when: ({ limitedAt }, { R_L }) => limitedAt.F > R_L,
    },
  ],
  catches: [
    wrong('saturation', 'at'),
    wrong('lookup-without-limiter', 'charged'),
    wrong('limiter', 'absent'),
    wrong('limiter-refill', 'R_L-plus-one'),
    wrong('limiter-position', 'after-mac'),
    wrong('mac-per-path', 'shared'),
    wrong('xdp-charge', 'per-packet'),
  ],
};

function isFilled({ work }: TickLoad, T_tick: number, cores: number): boolean {
  return work === BigInt(cores) * BigInt(T_tick) * 1000n;
}
