import type { MoveObservation, Parameter } from '../../spec/joint-cost/checks.ts';
import { PARAMETERS } from '../../spec/joint-cost/checks.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { Domain, Scenario, StepKind } from '../../src/search/case/scenario.ts';
import { numbers } from '../domains.ts';
import { operatingPoint, otherValues } from '../operating-points.ts';
import { MovedPointWorld } from './moved-point-world.ts';

const PERIODS = [1, 2, 3, 10, 100, 1000];

/** Two honest deployments that differ in one parameter or more, and Regime C (T-JCOST-1.A). */
export function moveScenario(revision: Revision): Scenario<MovedPointWorld, MoveObservation> {
  return {
    subject: 'joint-cost',
    streamVersion: 1,
    setting: [...operatingPoint(revision), periods('bundle periods', revision)],
    steps: [
      ...PARAMETERS.map((parameter) => moveOf(parameter, revision)),
      {
        name: 'run-regime-c',
        choice: null,
        weight: 1,
        args: [periods('bundle periods of Regime C', revision)],
        run: (world, count) => world.runRegimeC(count),
      },
    ],
    length: { min: 1, max: 12 },
    createWorld: () => new MovedPointWorld(revision),
  };
}

/** How many bundle periods a deployment is metered over, as far as its counts stay below 2^53. */
function periods(name: string, { range }: Revision): Domain<unknown> {
  const most = Math.floor(2 ** 53 / (range.N.max * range.bundle_period.max));
  return numbers(
    name,
    PERIODS.filter((count) => count < Math.max(2, most)),
  );
}

function moveOf(parameter: Parameter, revision: Revision): StepKind<MovedPointWorld> {
  return {
    name: `move-${parameter}`,
    choice: null,
    weight: 2,
    args: [otherValues(parameter, revision, (world) => world.valueOf(parameter))],
    run: (world, value) => world.move(parameter, value),
  };
}
