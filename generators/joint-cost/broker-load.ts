import type { BrokerLoadObservation } from '../../spec/joint-cost/broker-load.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { Scenario, StepKind } from '../../src/search/case/scenario.ts';
import { integers, oneOf } from '../domains.ts';
import { operatingPoint } from '../operating-points.ts';
import { TELEMETRY_FORM } from '../telemetry-form.ts';
import { BrokerLoadWorld } from './broker-load-world.ts';

/** For any legal N and bundle period every count stays below 2^53. */
const MOST_TICKS = 2000;
const MOST_STEPS = 6;
const MOST_EXTRA = 1000;

export const ticks = integers('ticks', 1, MOST_TICKS, [3, 10, 20]);

/** What a deployment does that is left alone. */
export const RUNNING: readonly StepKind<BrokerLoadWorld>[] = [
  { name: 'run', choice: null, weight: 1, args: [ticks], run: (world, count) => world.run(count) },
  {
    name: 'finish-bundle-period',
    choice: null,
    weight: 1,
    args: [],
    run: (world) => world.finishPeriod(),
  },
];

/** What a collector may do to path C. */
export const PUBLISHING: readonly StepKind<BrokerLoadWorld>[] = [
  {
    name: 'over-cosign',
    choice: 'over-cosign',
    weight: 2,
    args: [
      ticks,
      integers('more cosignatures than q', 1, MOST_EXTRA),
      oneOf('which are', ['those of further witnesses', 'copies']),
    ],
    run: (world, count, more, copies) =>
      copies === 1 ? world.overCosign(count, 0, more) : world.overCosign(count, more, 0),
  },
  {
    name: 'over-publish',
    choice: 'over-publish',
    weight: 2,
    args: [integers('bundles beyond the schedule', 1, MOST_EXTRA), ticks],
    run: (world, bundles, count) => world.overPublish(bundles, count),
  },
];

/** A deployment at any legal operating point, its telemetry of any form that the rules may allow. */
export function loadScenario(
  revision: Revision,
  steps: readonly StepKind<BrokerLoadWorld>[],
  attacks: boolean,
): Scenario<BrokerLoadWorld, BrokerLoadObservation> {
  return {
    subject: 'joint-cost',
    streamVersion: 1,
    setting: [...operatingPoint(revision), ...TELEMETRY_FORM],
    steps,
    length: { min: 1, max: MOST_STEPS },
    createWorld: () => new BrokerLoadWorld(revision, attacks),
  };
}

/** A deployment that is left alone. */
export function quietScenario(revision: Revision) {
  return loadScenario(revision, RUNNING, false);
}

/** A deployment whose collector may present more than is due. */
export function publishingScenario(revision: Revision) {
  return loadScenario(revision, [...RUNNING, ...PUBLISHING], false);
}
