import type { WallClockObservation } from '../../spec/joint-cost/wall-clock-cost.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { Scenario } from '../../src/search/case/scenario.ts';
import { integers } from '../domains.ts';
import { operatingPoint } from '../operating-points.ts';
import { TELEMETRY_FORM } from '../telemetry-form.ts';
import { WallClockWorld } from './wall-clock-world.ts';

const SECOND = 1_000_000;
/** Ten minutes: every count stays below 2^53 for any legal N and T_tick. */
const LONGEST = 600 * SECOND;

/** A deployment that is left alone, and read at any time (T-JCOST-1/exact-in-each-second). */
export function wallClockScenario(revision: Revision): Scenario<WallClockWorld, WallClockObservation> {
  return {
    subject: 'joint-cost',
    streamVersion: 1,
    setting: [...operatingPoint(revision), ...TELEMETRY_FORM],
    steps: [
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
    ],
    length: { min: 1, max: 5 },
    createWorld: () => new WallClockWorld(revision),
  };
}
