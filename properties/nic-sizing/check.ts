import { ceilings } from '../../generators/nic-sizing/scenario.ts';
import type { NicWorld } from '../../generators/nic-sizing/world.ts';
import { NIC_SUFFICIENCY, type NicObservation } from '../../spec/nic-sizing/check.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { BUCKETS } from '../../spec/rules/parties.ts';
import type { Binding, Reach } from '../../src/search/trial/binding.ts';

/** T-NIC-SUFF. */
export const nicSufficiency: Binding<NicWorld<NicObservation>, NicObservation> = {
  statement: NIC_SUFFICIENCY,
  scenario: ceilings,
  level: 'ideal',
  reads: [...BUCKETS, 'nic-budget-scope'],
  grants: ['flood', 'burst'],
  // In a tick longer than 2 B_F seconds a bucket never holds a whole packet, and nothing is sent.
  isRelevant: ({ busiestWindow }) => busiestWindow > 0,
  reach: [
    { name: 'all bursts at once, from full buckets', perMille: 100, when: ({ burst }) => burst },
    { name: 'at the ceiling with an empty bucket', perMille: 50, when: ({ metEmpty }) => metEmpty },
    {
      name: 'a whole window at the ceiling',
      perMille: 100,
      when: ({ ceilingTicks, T_tick }, { nicWindow }) => ceilingTicks >= Math.ceil(nicWindow / T_tick),
    },
    tickBetween('1 ms', '10 ms', 1000, 10_000),
    tickBetween('10 ms', '100 ms', 10_000, 100_000),
    tickBetween('100 ms', '1 s', 100_000, 1_000_000),
    tickBetween('1 s', '10 s', 1_000_000, 10_000_000),
    {
      name: 'the window is no whole number of ticks',
      perMille: 100,
      when: ({ T_tick }, { nicWindow }) => nicWindow % T_tick !== 0,
    },
  ],
  catches: [
    wrong('limiter-refill', 'R_L-plus-one'),
    wrong('limiter-cap', 'none'),
    wrong('nic-budget-scope', 'one-path'),
  ],
};

function tickBetween(from: string, to: string, least: number, below: number): Reach<NicObservation> {
  return {
    name: `T_tick from ${from} to ${to}`,
    perMille: 20,
    when: ({ T_tick }) => T_tick >= least && T_tick < below,
  };
}
