import { breakdownOf, type RegionalObservation } from '../../spec/detection-latency/regional-attack.ts';
import type { Cells } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import { CellComparison } from '../../src/protocol/detector/cell-comparison.ts';
import type { Domain, Scenario, World } from '../../src/search/case/scenario.ts';
import { oneOf } from '../domains.ts';

const MOST_CELLS = 12;
/** The alarm threshold of the published simulation, 30.0, in tenths; honest cells lie no further apart. */
const THRESHOLD = 300;
/** The least that moves a cell beyond the honest spread and the threshold, to either side of all honest values. */
const ABOVE = 2 * THRESHOLD + 1;
const BELOW = -(THRESHOLD + 1);
const FAR = 1_000_000;
/** Vantages of a cell that has many, in a deployment of uneven cells. */
const MANY = 5;

/** What honest cells report: anywhere within the spread, which is the threshold. */
const HONEST: Readonly<Record<string, (cell: number) => number>> = {
  'all alike': () => 0,
  'at both ends': (cell) => (cell % 2) * THRESHOLD,
  'one at the other end': (cell) => (cell === 0 ? THRESHOLD : 0),
  spread: (cell) => Math.floor((cell * THRESHOLD) / (MOST_CELLS - 1)),
};
/** What attacked cells report, by their number among the attacked. */
const ATTACKS: Readonly<Record<string, (which: number) => number>> = {
  'together, just above': () => ABOVE,
  'together, just below': () => BELOW,
  'together, far above': () => FAR,
  'on both sides': (which) => (which % 2 === 0 ? ABOVE : BELOW),
  'far on both sides': (which) => (which % 2 === 0 ? FAR : -FAR),
};

interface Extent {
  readonly k: number;
  readonly attacked: number;
}

/** Cells of which some are attacked, and how they compare. */
export class RegionalWorld implements World<RegionalObservation> {
  readonly #comparison: CellComparison;
  readonly #extents: readonly Extent[];
  #observation: RegionalObservation;

  constructor(revision: Revision, extents: readonly Extent[]) {
    this.#comparison = new CellComparison(revision.rules);
    this.#extents = extents;
    this.#observation = this.#compared(0, 0, 0, 0, 0);
  }

  open([extent = 0, honest = 0, attack = 0, first = 0, sizes = 0]: readonly number[]): void {
    this.#observation = this.#compared(extent, honest, attack, first, sizes);
  }

  #compared(
    extent: number,
    honest: number,
    attack: number,
    first: number,
    sizes: number,
  ): RegionalObservation {
    const { k, attacked } = this.#extents[extent] as Extent;
    const honestValue = Object.values(HONEST)[honest] as (cell: number) => number;
    const attackedValue = Object.values(ATTACKS)[attack] as (which: number) => number;
    const isAttacked: boolean[] = [];
    const cells = Array.from({ length: k }, (_, cell) => {
      const which = (cell - first + MOST_CELLS * k) % k;
      isAttacked.push(which < attacked);
      const value = which < attacked ? attackedValue(which) : honestValue(cell);
      return { value, vantages: sizes === 1 && which < attacked ? MANY : 1 };
    });
    return {
      k: k as Cells,
      attacked,
      isAttacked,
      standsOut: this.#comparison.standOut(cells, THRESHOLD),
      values: cells.map(({ value }) => value),
      threshold: THRESHOLD,
      isUneven: sizes === 1,
    };
  }

  observe(): RegionalObservation {
    return this.#observation;
  }

  heard(): readonly string[] {
    return [];
  }
}

/** Every k to 12 with every number of attacked cells up to what a majority outvotes, and `beyond` that many more. */
function extentsOf(beyond: number): readonly Extent[] {
  return Array.from({ length: MOST_CELLS }, (_, index) => index + 1).flatMap((k) =>
    Array.from({ length: Math.min(k, breakdownOf(k) + beyond) + 1 }, (_, attacked) => ({ k, attacked })),
  );
}

/** Cells under attack, exhausted (D2). */
export function regionalScenario(revision: Revision): Scenario<RegionalWorld, RegionalObservation> {
  return scenarioBeyond(revision, 0);
}

/** The same with one attacked cell more than is claimed. */
export function regionalScenarioBeyond(revision: Revision): Scenario<RegionalWorld, RegionalObservation> {
  return scenarioBeyond(revision, 1);
}

function scenarioBeyond(revision: Revision, beyond: number): Scenario<RegionalWorld, RegionalObservation> {
  const extents = extentsOf(beyond);
  const setting: readonly Domain<void>[] = [
    oneOf(
      'cells',
      extents.map(({ k, attacked }) => `${attacked} of ${k} attacked`),
    ),
    oneOf('honest values', Object.keys(HONEST)),
    oneOf('attacked values', Object.keys(ATTACKS)),
    oneOf(
      'first attacked cell',
      Array.from({ length: MOST_CELLS }, (_, cell) => String(cell + 1)),
    ),
    oneOf('vantages', ['one in each cell', 'more in attacked cells']),
  ];
  return {
    subject: 'detection-latency',
    streamVersion: 1,
    setting,
    steps: [],
    length: { min: 0, max: 0 },
    space: {
      bound: `k to ${MOST_CELLS}`,
      size: setting.reduce((size, domain) => size * domain.size, 1),
      scriptAt(index) {
        let rest = index;
        return setting.map(({ size }) => {
          const word = rest % size;
          rest = Math.floor(rest / size);
          return word;
        });
      },
    },
    createWorld: () => new RegionalWorld(revision, extents),
  };
}
