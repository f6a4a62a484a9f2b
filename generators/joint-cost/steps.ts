import type { Revision } from '../../spec/language/revision.ts';
import type { Domain, StepKind } from '../../src/search/case/scenario.ts';
import { integers, numbers, oneOf } from '../domains.ts';
import type { DeploymentWorld } from './world.ts';

/** What is judged of a case does not matter to its steps. */
type Row = StepKind<DeploymentWorld<unknown>>;

const MOST_EXTRA = 1000;

/** What a deployment does that is left alone, by its ticks. */
export function running(ticks: Domain<unknown>): readonly Row[] {
  return [
    { name: 'run', choice: null, weight: 2, args: [ticks], run: (world, count) => world.run(count) },
    {
      name: 'run-to-next-bundle',
      choice: null,
      weight: 1,
      args: [integers('ticks before it', 0, 2)],
      run: (world, before) => world.approachBundle(before),
    },
    {
      name: 'finish-bundle-period',
      choice: null,
      weight: 1,
      args: [],
      run: (world) => world.finishPeriod(),
    },
  ];
}

const SECOND = 1_000_000;
/** Ten minutes: every count stays below 2^53 for any legal N and T_tick. */
const LONGEST = 600 * SECOND;

/** The same by a clock on the wall, which is read wherever a case likes. */
export const WAITING: readonly Row[] = [
  {
    name: 'let-time-pass',
    choice: null,
    weight: 2,
    args: [integers('us', 1, LONGEST, [SECOND, SECOND - 1, SECOND + 1, 60 * SECOND])],
    run: (world, time) => world.wait(time),
  },
  {
    name: 'let-seconds-pass',
    choice: null,
    weight: 3,
    args: [integers('s', 1, LONGEST / SECOND, [60])],
    run: (world, seconds) => world.wait(seconds * SECOND),
  },
  {
    name: 'wait-for-the-end-of-a-tick',
    choice: null,
    weight: 2,
    args: [],
    run: (world) => world.finishTick(),
  },
  {
    name: 'wait-until-just-before-the-end-of-a-tick',
    choice: null,
    weight: 1,
    args: [],
    run: (world) => world.finishTick(1),
  },
  {
    name: 'let-bundle-periods-pass',
    choice: null,
    weight: 1,
    args: [integers('bundle periods', 1, 10)],
    run: (world, periods) => world.passPeriods(periods),
  },
];

/** What a collector may do to path C. */
export function publishing(ticks: Domain<unknown>): readonly Row[] {
  return [
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
}

/** An attack of the rate R from inside. */
export function flooding({ R_L, range: { F } }: Revision, ticks: Domain<unknown>): readonly Row[] {
  const least = Math.min(Math.max(F.min, 2), F.max);
  return [
    {
      name: 'all-flood',
      choice: 'flood',
      weight: 3,
      args: [integers('F', least, F.max, [R_L - 1, R_L, R_L + 1, 1024]), ticks],
      run: (world, factor, count) => world.flood(factor, count),
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
  ];
}

/** One from outside. */
export function sendingFromOutside({ attackExponent: { min, max } }: Revision): Row {
  const rates = Array.from({ length: max - min + 1 }, (_, power) => 10 ** (min + power));
  return {
    name: 'traffic-from-outside-for-a-tick',
    choice: 'outside-traffic',
    weight: 2,
    args: [numbers('packets per second', rates)],
    run: (world, rate) => world.sendFromOutside(rate),
  };
}
