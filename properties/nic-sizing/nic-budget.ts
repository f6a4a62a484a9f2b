import { receivedPackets } from '../../generators/nic-sizing/scenario.ts';
import type { NicWorld } from '../../generators/nic-sizing/world.ts';
import { NIC_ANY_WINDOW, NIC_BUDGET, NIC_INDEPENDENT } from '../../spec/nic-sizing/nic-budget.ts';
import { NIC_FIVE } from '../../spec/nic-sizing/nic-margin.ts';
import type { NicBudgetObservation } from '../../spec/nic-sizing/observation.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { GATED_NIC, LIMITER } from '../../spec/rules/parties.ts';
import type { Binding, Reach } from '../../src/search/trial/binding.ts';

type NicBudgetBinding = Binding<NicWorld<NicBudgetObservation>, NicBudgetObservation>;

const KINDS: readonly Reach<NicBudgetObservation>[] = [
  { name: 'a flood', perMille: 300, when: ({ floodTicks }) => floodTicks > 0 },
  {
    name: 'tokens saved up before a flood',
    perMille: 40,
    when: ({ floodTicks, silentTicks }) => floodTicks > 0 && silentTicks > 0,
  },
  { name: 'traffic from outside', perMille: 100, when: ({ offeredOutside }) => offeredOutside > 0 },
  {
    name: 'more than the window of 6.1',
    perMille: 100,
    when: ({ T_tick, runs }, { nicWindow }) =>
      runs.reduce((ticks, run) => ticks + run.ticks, 0) * T_tick > nicWindow,
  },
  {
    name: 'the window of 6.1 is no whole number of ticks',
    perMille: 100,
    when: ({ T_tick }, { nicWindow }) => nicWindow % T_tick !== 0,
  },
  {
    name: 'as many packets on a tick as R_L lets pass',
    perMille: 10,
    // Of a vantage, or of each of its paths: the same where R_L has no decimals.
    when: ({ N, runs }, { R_L }) =>
      runs.some(({ packets, ticks }) =>
        [Math.floor(2 * R_L), 2 * Math.floor(R_L)].includes(Number(packets) / (N * ticks)),
      ),
  },
];

/**
 * Every window of a case is judged, which are as many as its runs squared. Only where tokens come once a second are there more
 * runs than this: such cases are passed over.
 */
const MOST_RUNS = 512;

const COMMON = {
  scenario: receivedPackets,
  level: 'ideal',
  reads: [...LIMITER, ...GATED_NIC],
  grants: ['flood', 'burst', 'outside-traffic'],
  silence: 'open',
  isRelevant: ({ received, runs, passed }) =>
    received > 0n && runs.length <= MOST_RUNS && passed.length <= MOST_RUNS,
  reach: KINDS,
} satisfies Partial<NicBudgetBinding>;

/** T-NIC-SUFF/budget. */
export const nicBudget: NicBudgetBinding = {
  ...COMMON,
  statement: NIC_BUDGET,
  reads: [...COMMON.reads, 'nic-budget-scope'],
  catches: [
    wrong('limiter', 'absent'),
    wrong('limiter-refill', 'R_L-plus-one'),
    wrong('limiter-cap', 'none'),
    wrong('limiter-cap', 'one-token-more'),
    wrong('limiter-admission', 'any-token'),
    wrong('limiter-charge', 'snapshots-only'),
  ],
};

/** T-NIC-SUFF/any-window. */
export const nicAnyWindow: NicBudgetBinding = {
  ...COMMON,
  statement: NIC_ANY_WINDOW,
  reads: [...COMMON.reads, 'nic-budget-scope'],
  catches: [
    wrong('limiter', 'absent'),
    wrong('limiter-refill', 'R_L-plus-one'),
    wrong('limiter-cap', 'none'),
    wrong('limiter-cap', 'one-token-more'),
    wrong('limiter-admission', 'any-token'),
    wrong('limiter-charge', 'snapshots-only'),
  ],
};

/** T-NIC-SUFF/five-subsumes-burst. */
export const nicFive: NicBudgetBinding = {
  ...COMMON,
  statement: NIC_FIVE,
  reads: [...COMMON.reads, 'nic-budget-scope'],
  catches: [
    wrong('limiter', 'absent'),
    wrong('limiter-cap', 'none'),
    wrong('limiter-cap', 'before-refill'),
    wrong('limiter-charge', 'snapshots-only'),
  ],
};

/** T-NIC-SUFF/independent-of-rate. */
export const nicIndependent: NicBudgetBinding = {
  ...COMMON,
  statement: NIC_INDEPENDENT,
  catches: [
    wrong('nic-gate', 'open'),
    wrong('nic-gate', 'first-packet-passes'),
    wrong('nic-gate', 'fails-open-at-limit'),
  ],
};
