import type { PacketsPerSecond } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { StepKind } from '../../src/search/case/scenario.ts';
import { integers, numbers, oneOf } from '../domains.ts';
import { loadScenario, PUBLISHING, RUNNING, ticks } from './broker-load.ts';
import type { BrokerLoadWorld } from './broker-load-world.ts';

/** Attacks of the rate R, from inside and from outside. */
function attacking({ R_L, attackExponent, range: { F } }: Revision): readonly StepKind<BrokerLoadWorld>[] {
  const { min, max } = attackExponent;
  const least = Math.min(Math.max(F.min, 2), F.max);
  const rates = Array.from({ length: max - min + 1 }, (_, power) => 10 ** (min + power));
  return [
    {
      name: 'all-flood',
      choice: 'flood',
      weight: 3,
      args: [integers('F', least, F.max, [R_L - 1, R_L, R_L + 1, 1024]), ticks],
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

/** A deployment under attacks of any rate. */
export function attackedScenario(revision: Revision) {
  return loadScenario(revision, [...RUNNING, ...attacking(revision)], true);
}

/** A deployment of which everything may be more than is due. */
export function budgetScenario(revision: Revision) {
  return loadScenario(revision, [...RUNNING, ...PUBLISHING, ...attacking(revision)], true);
}
