import type { Revision } from '../spec/revision.ts';
import type { FloodObservation, SaturationObservation } from '../spec/verification-dos.ts';
import type { Scenario, StepKind, World } from '../src/search/scenario.ts';
import { integers } from './domains.ts';
import { FloodWorld } from './flood-world.ts';
import { SaturationWorld } from './saturation-world.ts';

/** A flood beyond every factor that the draft names. */
const MOST_FLOOD = 65_536;
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
  const { R_L, range, floodFactors, scalePoints } = revision;
  const factors = [...floodFactors, R_L - 1, R_L, R_L + 1, 1023, 1025];
  const tickLengths = [...scalePoints.map((point) => point.T_tick), ...ticksFilledExactly(revision)];
  return {
    subject: 'verification-dos',
    streamVersion: 1,
    setting: [
      integers('K', range.N.min, range.N.max, [10, 100, 1000, 10_000]),
      integers('F', 0, MOST_FLOOD, factors),
      integers('T_tick in us', range.T_tick.min, range.T_tick.max, tickLengths),
    ],
    steps: STEPS as readonly StepKind<World<unknown> & Floodable>[],
    length: { min: 1, max: 6 },
  };
}

/** Tick lengths that a whole number of tick pairs fills to the nanosecond: c_path times a power of ten. */
function ticksFilledExactly({ c_path, range }: Revision): number[] {
  const lengths: number[] = [];
  for (let length = Number(c_path); length <= range.T_tick.max; length *= 10) {
    if (length >= range.T_tick.min) lengths.push(length);
  }
  return lengths;
}
