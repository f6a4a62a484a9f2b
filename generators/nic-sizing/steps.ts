import type { Revision } from '../../spec/language/revision.ts';
import type { Domain, StepKind } from '../../src/search/case/scenario.ts';
import { numbers } from '../domains.ts';
import type { NicWorld } from './world.ts';

/** What is judged of a case does not matter to its steps. */
type Sending = NicWorld<unknown>;
type Row = StepKind<Sending>;

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

export function fallingSilent(ticks: Domain<unknown>): Row {
  return {
    name: 'all-are-silent',
    choice: 'burst',
    weight: 1,
    args: [ticks],
    run: (world, count) => world.beSilent(count),
  };
}

/** Strangers, at any of the rates of section 8. */
export function sendingFromOutside({ attackExponent: { min, max } }: Revision): Row {
  const rates = Array.from({ length: max - min + 1 }, (_, power) => 10 ** (min + power));
  return {
    name: 'traffic-from-outside-for-a-tick',
    choice: 'outside-traffic',
    weight: 1,
    args: [numbers('packets per second', rates)],
    run: (world, rate) => world.sendFromOutside(rate),
  };
}
