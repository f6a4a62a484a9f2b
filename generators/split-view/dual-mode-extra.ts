import type { Revision } from '../../spec/language/revision.ts';
import { type ExtraObservation, nameOfNumber, REFUSED } from '../../spec/split-view/dual-mode-extra.ts';
import type { Domain, Scenario, Space, World } from '../../src/search/case/scenario.ts';
import { DualModeExtra } from '../../src/wire/dual-mode-extra.ts';
import { oneOf } from '../domains.ts';
import { raiseByUlps } from './binary64.ts';

/** The simplest first: zeros, neighbours that digits take for one, both ends of binary64, and what is no distance. */
export const NUMBERS = [
  0,
  1,
  -0,
  Number.NaN,
  1 + Number.EPSILON,
  0.1,
  raiseByUlps(0.1, 1),
  1e-7,
  raiseByUlps(1e-7, 1),
  5e-324,
  1e-323,
  2.225073858507201e-308,
  2 ** -1022,
  2 ** 53,
  2 ** 53 + 2,
  Number.MAX_VALUE,
  Number.POSITIVE_INFINITY,
  -1,
] as const;

/** Two pairs of aggregates and a collector that writes them. */
export class ExtraWorld implements World<ExtraObservation> {
  readonly #extra: DualModeExtra;
  readonly #observation = {
    left: { dMinimax: 0, dMax: 0 },
    right: { dMinimax: 0, dMax: 0 },
    leftExtra: REFUSED,
    rightExtra: REFUSED,
  };

  constructor({ rules }: Revision) {
    this.#extra = new DualModeExtra(rules);
  }

  open([leftMinimax = 0, leftMax = 0, rightMinimax = 0, rightMax = 0]: readonly number[]): void {
    const { left, right } = this.#observation;
    left.dMinimax = NUMBERS[leftMinimax] as number;
    left.dMax = NUMBERS[leftMax] as number;
    right.dMinimax = NUMBERS[rightMinimax] as number;
    right.dMax = NUMBERS[rightMax] as number;
    this.#observation.leftExtra = this.#written(left.dMinimax, left.dMax);
    this.#observation.rightExtra = this.#written(right.dMinimax, right.dMax);
  }

  observe(): ExtraObservation {
    return this.#observation;
  }

  heard(): readonly string[] {
    return [];
  }

  #written(dMinimax: number, dMax: number): string {
    try {
      return this.#extra.encode({ dMinimax, dMax }) ?? '';
    } catch (fault) {
      if (fault instanceof RangeError) return REFUSED;
      throw fault;
    }
  }
}

/** Every two pairs of some numbers that an encoding can get wrong (T-COMP-SPLIT, Step 2). */
export function extraScenario(revision: Revision): Scenario<ExtraWorld, ExtraObservation> {
  return {
    subject: 'split-view',
    streamVersion: 1,
    setting: ['D_minimax', 'D_max', 'other D_minimax', 'other D_max'].map(numberNamed),
    steps: [],
    length: { min: 0, max: 0 },
    space: everyTwoPairs(),
    createWorld: () => new ExtraWorld(revision),
  };
}

function numberNamed(name: string): Domain<unknown> {
  return oneOf(name, NUMBERS.map(nameOfNumber));
}

function everyTwoPairs(): Space {
  const { length } = NUMBERS;
  return {
    bound: `every two pairs of ${length} numbers`,
    size: length ** 4,
    scriptAt: (index) =>
      [length ** 3, length ** 2, length, 1].map((place) => Math.floor(index / place) % length),
  };
}
