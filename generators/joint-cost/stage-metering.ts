import type { StageObservation } from '../../spec/joint-cost/stage-metering.ts';
import type { PacketsPerSecond } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { Scenario, StepKind } from '../../src/search/case/scenario.ts';
import { integers, numbers, oneOf } from '../domains.ts';
import { operatingPoint } from '../operating-points.ts';
import { SNAPSHOT_FORM } from '../telemetry-form.ts';
import { StageMeteringWorld } from './stage-metering-world.ts';

const MOST_TICKS = 2000;
const MOST_EXTRA = 1000;

const ticks = integers('ticks', 1, MOST_TICKS, [3, 10, 20]);

const TELEMETRY: readonly StepKind<StageMeteringWorld>[] = [
  { name: 'run', choice: null, weight: 3, args: [ticks], run: (world, count) => world.run(count) },
  {
    name: 'over-cosign',
    choice: 'over-cosign',
    weight: 2,
    args: [
      ticks,
      integers('more cosignatures than q', 1, MOST_EXTRA),
      oneOf('which are', ['those of further witnesses', 'copies']),
    ],
    run: (world, count, more, copies) => (copies === 1 ? world.run(count, 0, more) : world.run(count, more)),
  },
  {
    name: 'over-publish',
    choice: 'over-publish',
    weight: 1,
    args: [integers('bundles beyond the schedule', 1, MOST_EXTRA)],
    run: (world, bundles) => world.overPublish(bundles),
  },
];

/** A deployment whose collector and strangers may do more than they should (T-JCOST-1/stage-metering). */
export function stageMeteringScenario(revision: Revision): Scenario<StageMeteringWorld, StageObservation> {
  const { min, max } = revision.attackExponent;
  const rates = Array.from({ length: max - min + 1 }, (_, power) => 10 ** (min + power));
  return {
    subject: 'joint-cost',
    streamVersion: 1,
    setting: [...operatingPoint(revision), ...SNAPSHOT_FORM],
    steps: [
      ...TELEMETRY,
      {
        name: 'traffic-from-outside-for-a-tick',
        choice: 'outside-traffic',
        weight: 1,
        args: [numbers('packets per second', rates)],
        run: (world, rate) => world.sendFromOutside(rate as PacketsPerSecond),
      },
    ],
    length: { min: 1, max: 6 },
    createWorld: () => new StageMeteringWorld(revision),
  };
}
