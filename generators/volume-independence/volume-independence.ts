import type { PacketsPerSecond } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { VolumeObservation } from '../../spec/volume-independence/check.ts';
import type { Domain, Scenario } from '../../src/search/case/scenario.ts';
import { integers } from '../domains.ts';
import { operatingPoint } from '../operating-points.ts';
import { OutsideFloodWorld } from './outside-flood-world.ts';

const MOST_FLOODS = 4;
const MOST_TICKS = 20;
const MOST_QUIET_TICKS = 40;
/** Rates between two powers of ten: 1.000 to 9.999 times the lower one. */
const STEPS_PER_POWER = 9000;
const THOUSANDTHS = 1000;

/** Rates whose exponents are evenly spread, in ascending order. */
function attackRates({ attackExponent: { min, max } }: Revision): Domain<unknown> {
  const powers = max - min;
  const rateOf = (word: number): number => {
    const exponent = min + Math.floor(word / STEPS_PER_POWER);
    return ((THOUSANDTHS + (word % STEPS_PER_POWER)) * 10 ** exponent) / THOUSANDTHS;
  };
  const size = powers * STEPS_PER_POWER + 1;
  const atPowers = Array.from({ length: powers + 1 }, (_, power) => power * STEPS_PER_POWER);
  return {
    name: 'packets per second',
    size,
    edges: size === 1 ? [0] : [...atPowers, size - 2],
    drawn: 'evenly',
    valueOf: rateOf,
    nameOf: (value) => value,
    valueNamed(found) {
      const isRate = typeof found === 'number' && Number.isSafeInteger(found);
      return isRate && found >= 10 ** min && found <= 10 ** max ? found : -1;
    },
  };
}

/** Of one flood, so that at the highest rate and the longest tick every count stays below 2^53. */
function mostTicks({ attackExponent, range }: Revision): number {
  const packetsPerTick = (10 ** attackExponent.max * range.T_tick.max) / 1_000_000;
  return Math.max(1, Math.min(MOST_TICKS, Math.floor(2 ** 53 / MOST_FLOODS / packetsPerTick)));
}

/** Floods from outside against one deployment, at rates over the whole range of the revision (T-VOLINV). */
export function volumeScenario(revision: Revision): Scenario<OutsideFloodWorld, VolumeObservation> {
  return {
    subject: 'volume-independence',
    streamVersion: 1,
    setting: operatingPoint(revision),
    steps: [
      {
        name: 'flood',
        choice: 'outside-traffic',
        weight: 1,
        args: [
          attackRates(revision),
          integers('ticks', 1, mostTicks(revision)),
          integers('quiet ticks after it', 0, MOST_QUIET_TICKS),
        ],
        run: (world, rate, ticks, quiet) => world.flood(rate as PacketsPerSecond, ticks, quiet),
      },
    ],
    length: { min: 1, max: MOST_FLOODS },
    createWorld: () => new OutsideFloodWorld(revision),
  };
}
