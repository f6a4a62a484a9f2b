import type { PacketsPerSecond } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { NicBudgetObservation } from '../../spec/nic-sizing/nic-budget.ts';
import type { Scenario, StepKind } from '../../src/search/case/scenario.ts';
import { integers, numbers } from '../domains.ts';
import { floodFactor, tickLength } from '../verification-dos/scenario.ts';
import { NicBudgetWorld } from './nic-budget-world.ts';

/** Ticks of the shortest legal length in the window of 6.1. */
const MOST_TICKS = 60_000;
/** In microseconds: ticks that the window of 6.1 is no multiple of, and ticks longer than a bucket can refill for. */
const NOTABLE_TICKS = [7_000_000, 300_000, 2_000_000, 2_000_001, 31_000_000, 59_000_000];

/** N vantages that flood, are silent or behave, and outside traffic of any rate (the claims of T-NIC-SUFF). */
export function nicBudgetScenario(revision: Revision): Scenario<NicBudgetWorld, NicBudgetObservation> {
  const { range, scalePoints, nicWindow, attackExponent } = revision;
  const windows = scalePoints.map((point) => Math.ceil(nicWindow / point.T_tick));
  const ticks = integers('ticks', 1, MOST_TICKS, [2, ...windows]);
  const rates = Array.from(
    { length: attackExponent.max - attackExponent.min + 1 },
    (_, power) => 10 ** (attackExponent.min + power),
  );
  const steps: readonly StepKind<NicBudgetWorld>[] = [
    {
      name: 'all-send-naturally',
      choice: null,
      weight: 1,
      args: [ticks],
      run: (world, count) => world.sendNaturally(count),
    },
    {
      name: 'all-flood',
      choice: 'flood',
      weight: 3,
      args: [floodFactor(revision), ticks],
      run: (world, F, count) => world.flood(F, count),
    },
    {
      name: 'all-are-silent',
      choice: 'burst',
      weight: 1,
      args: [ticks],
      run: (world, count) => world.beSilent(count),
    },
    {
      name: 'traffic-from-outside-for-a-tick',
      choice: 'outside-traffic',
      weight: 1,
      args: [numbers('packets per second', rates)],
      run: (world, rate) => world.sendFromOutside(rate as PacketsPerSecond),
    },
  ];
  return {
    subject: 'nic-sizing',
    streamVersion: 1,
    setting: [
      integers('N', range.N.min, range.N.max, [10, 1000, 10_000]),
      tickLength(revision, NOTABLE_TICKS),
    ],
    steps,
    length: { min: 1, max: 6 },
    createWorld: () => new NicBudgetWorld(revision),
  };
}
