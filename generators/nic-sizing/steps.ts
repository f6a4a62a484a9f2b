import type { Domain, StepKind } from '../../src/search/case/scenario.ts';
import type { NicWorld } from './world.ts';

/** What is judged of a case does not matter to its steps. */
type Row = StepKind<NicWorld<unknown>>;

/** What is natural. */
export function behaving(ticks: Domain<unknown>): Row {
  return {
    name: 'all-send-naturally',
    choice: null,
    weight: 1,
    args: [ticks],
    run: (world, count) => world.sendNaturally(count),
  };
}

export function flooding(F: Domain<unknown>, ticks: Domain<unknown>): Row {
  return {
    name: 'all-flood',
    choice: 'flood',
    weight: 3,
    args: [F, ticks],
    run: (world, factor, count) => world.flood(factor, count),
  };
}

/** One insider among vantages that behave. */
export function floodingAlone(ticks: Domain<unknown>, F: Domain<unknown>): Row {
  return {
    name: 'flood',
    choice: 'flood',
    weight: 1,
    args: [ticks, F],
    run: (world, count, factor) => world.floodAlone(factor, count),
  };
}

export function fallingSilent(ticks: Domain<unknown>, weight: number): Row {
  return {
    name: 'all-are-silent',
    choice: 'burst',
    weight,
    args: [ticks],
    run: (world, count) => world.beSilent(count),
  };
}
