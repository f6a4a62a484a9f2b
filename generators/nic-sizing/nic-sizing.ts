import type { Revision } from '../../spec/language/revision.ts';
import type { NicObservation } from '../../spec/nic-sizing/check.ts';
import type { Scenario, StepKind } from '../../src/search/case/scenario.ts';
import { integers, oneOf } from '../domains.ts';
import { NicWorld } from './nic-world.ts';

/** Ticks of the shortest legal length in twice the stated window. */
const MOST_TICKS = 120_000;

/** From the fastest control loops to ticks that the stated window is no multiple of, in microseconds. */
const NOTABLE_TICKS = [2000, 5000, 10_000, 20_000, 70_000, 100_000, 300_000, 500_000, 2_000_000, 7_000_000];

/** Vantages at the ceiling of their limiters, after any history, all alike: all bursts come at once (T-NIC-SUFF). */
export function nicScenario(revision: Revision): Scenario<NicWorld, NicObservation> {
  const { range, scalePoints, nicWindow } = revision;
  const windows = scalePoints.map((point) => Math.ceil(nicWindow / point.T_tick));
  const ticks = integers('ticks', 1, MOST_TICKS, [2, ...windows, ...windows.map((window) => window * 2)]);
  const steps: readonly StepKind<NicWorld>[] = [
    {
      name: 'all-send-at-the-ceiling',
      choice: 'flood',
      weight: 3,
      args: [ticks],
      run: (world, count) => world.sendAtCeiling(count),
    },
    {
      name: 'all-send-naturally',
      choice: null,
      weight: 1,
      args: [ticks],
      run: (world, count) => world.sendNaturally(count),
    },
    {
      name: 'all-are-silent',
      choice: 'burst',
      weight: 2,
      args: [ticks],
      run: (world, count) => world.beSilent(count),
    },
  ];
  return {
    subject: 'nic-sizing',
    streamVersion: 1,
    setting: [
      integers('N', range.N.min, range.N.max, [10, 1000, 10_000]),
      integers('T_tick in us', range.T_tick.min, range.T_tick.max, [
        ...NOTABLE_TICKS,
        ...scalePoints.map((point) => point.T_tick),
      ]),
      oneOf('buckets', ['empty', 'full']),
    ],
    steps,
    length: { min: 1, max: 6 },
    createWorld: () => new NicWorld(revision),
  };
}
