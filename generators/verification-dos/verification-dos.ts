import type { Revision } from '../../spec/language/revision.ts';
import type { FloodObservation, SaturationObservation } from '../../spec/verification-dos/checks.ts';
import type { Domain, Scenario, StepKind, World } from '../../src/search/case/scenario.ts';
import { integers } from '../domains.ts';
import { FloodWorld } from './flood-world.ts';
import { SaturationWorld } from './saturation-world.ts';

const MOST_TICKS = 2000;

const ticks = integers('ticks', 1, MOST_TICKS, [2, 20, 1200]);

interface Floodable {
  flood(ticks: number): void;
  holdBack(ticks: number): void;
}

const STEPS: readonly StepKind<Floodable>[] = [
  { name: 'flood', choice: 'flood', weight: 3, args: [ticks], run: (world, count) => world.flood(count) },
  {
    name: 'hold-back',
    choice: 'burst',
    weight: 1,
    args: [ticks],
    run: (world, count) => world.holdBack(count),
  },
];

/** K insiders at flood factor F, from an empty bucket (T-VDOS-1). */
export function floodScenario(revision: Revision): Scenario<FloodWorld, FloodObservation> {
  return { ...shapeOf(revision), createWorld: (level) => new FloodWorld(revision, level) };
}

/** The same floods, and the F at which a tick of them is too much for the broker (T-VDOS-NEG). */
export function saturationScenario(revision: Revision): Scenario<SaturationWorld, SaturationObservation> {
  return { ...shapeOf(revision), createWorld: (level) => new SaturationWorld(revision, level) };
}

function shapeOf(revision: Revision) {
  const { min, max } = revision.range.N;
  return {
    subject: 'verification-dos',
    streamVersion: 1,
    setting: [
      integers('K', min, max, [10, 100, 1000, 10_000]),
      floodFactor(revision),
      tickLength(revision, ticksFilledExactly(revision)),
    ],
    steps: STEPS as readonly StepKind<World<unknown> & Floodable>[],
    length: { min: 1, max: 6 },
  };
}

/** F from no flood at all; the factors that the draft names and those around R_L are drawn often. */
export function floodFactor(
  { R_L, floodFactors, range }: Revision,
  notable: readonly number[] = [],
): Domain<unknown> {
  return integers('F', range.F.min, range.F.max, [
    ...floodFactors,
    R_L - 1,
    R_L,
    R_L + 1,
    1023,
    1025,
    ...notable,
  ]);
}

/** Every legal tick; those of the scale points are drawn often. */
export function tickLength({ range, scalePoints }: Revision, notable: readonly number[]): Domain<unknown> {
  const { min, max } = range.T_tick;
  return integers('T_tick in us', min, max, [...scalePoints.map((point) => point.T_tick), ...notable]);
}

/** Tick lengths that a whole number of tick pairs fills to the nanosecond: c_path times a power of ten. */
function ticksFilledExactly({ c_path, range }: Revision): number[] {
  const lengths: number[] = [];
  for (let length = Number(c_path); length <= range.T_tick.max; length *= 10) {
    if (length >= range.T_tick.min) lengths.push(length);
  }
  return lengths;
}
