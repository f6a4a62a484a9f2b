import type { BrokerLoadObservation } from '../spec/broker-load.ts';
import type { PacketsPerSecond } from '../spec/notation.ts';
import type { Revision } from '../spec/revision.ts';
import type { Scenario, StepKind } from '../src/search/scenario.ts';
import { BrokerLoadWorld } from './broker-load-world.ts';
import { integers, numbers, oneOf } from './domains.ts';
import { operatingPoint } from './operating-points.ts';
import { TELEMETRY_FORM } from './telemetry-form.ts';

/** For any legal N and bundle period every count stays below 2^53. */
const MOST_TICKS = 2000;
const MOST_STEPS = 6;
const MOST_EXTRA = 1000;
const MOST_FLOOD = 65_536;

const ticks = integers('ticks', 1, MOST_TICKS, [3, 10, 20]);

/** What a deployment does that is left alone. */
const RUNNING: readonly StepKind<BrokerLoadWorld>[] = [
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
const PUBLISHING: readonly StepKind<BrokerLoadWorld>[] = [
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

/** Attacks of the rate R, from inside and from outside. */
function attacking({ R_L, attackExponent }: Revision): readonly StepKind<BrokerLoadWorld>[] {
  const { min, max } = attackExponent;
  const rates = Array.from({ length: max - min + 1 }, (_, power) => 10 ** (min + power));
  return [
    {
      name: 'all-flood',
      choice: 'flood',
      weight: 3,
      args: [integers('F', 2, MOST_FLOOD, [R_L - 1, R_L, R_L + 1, 1024]), ticks],
      run: (world, F, count) => world.flood(F, count),
    },
    {
      name: 'flood-one-path',
      choice: 'choose-path',
      weight: 2,
      args: [oneOf('path', ['A', 'B'])],
      run: (world, path) => world.choosePaths(path === 0 ? 'A' : 'B'),
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
      weight: 2,
      args: [numbers('packets per second', rates)],
      run: (world, rate) => world.sendFromOutside(rate as PacketsPerSecond),
    },
  ];
}

function scenarioOf(
  revision: Revision,
  steps: readonly StepKind<BrokerLoadWorld>[],
  attacks: boolean,
): Scenario<BrokerLoadWorld, BrokerLoadObservation> {
  return {
    subject: 'broker-load',
    streamVersion: 1,
    setting: [...operatingPoint(revision), ...TELEMETRY_FORM],
    steps,
    length: { min: 1, max: MOST_STEPS },
    createWorld: () => new BrokerLoadWorld(revision, attacks),
  };
}

/** A deployment that is left alone. */
export function quietScenario(revision: Revision) {
  return scenarioOf(revision, RUNNING, false);
}

/** A deployment whose collector may present more than is due. */
export function publishingScenario(revision: Revision) {
  return scenarioOf(revision, [...RUNNING, ...PUBLISHING], false);
}

/** A deployment under attacks of any rate. */
export function attackedScenario(revision: Revision) {
  return scenarioOf(revision, [...RUNNING, ...attacking(revision)], true);
}

/** A deployment of which everything may be more than is due. */
export function budgetScenario(revision: Revision) {
  return scenarioOf(revision, [...RUNNING, ...PUBLISHING, ...attacking(revision)], true);
}
