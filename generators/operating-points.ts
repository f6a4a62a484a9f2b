import type { Parameter } from '../spec/joint-cost/checks.ts';
import type { OperatingPoint, Range, Revision, ScalePoint } from '../spec/language/revision.ts';
import { NotJudged } from '../src/search/block/search-error.ts';
import type { Domain } from '../src/search/case/scenario.ts';
import { integers } from './domains.ts';

/** As settings and steps show a parameter. */
const NAMES: Readonly<Record<Parameter, string>> = {
  N: 'N',
  T_tick: 'T_tick (us)',
  q: 'q',
  cells_k: 'cells_k',
  bundle_period: 'bundle period (ticks)',
};

/** The setting of a scenario that begins at any legal operating point. */
export function operatingPoint(revision: Revision): readonly Domain<unknown>[] {
  return (Object.keys(NAMES) as Parameter[]).map((parameter) => legalValues(parameter, revision));
}

/** The operating point that the values of `operatingPoint` stand for. */
export function pointOf(values: readonly number[]): OperatingPoint {
  const [N, T_tick, q, cells_k, bundle_period] = values;
  return { N, T_tick, q, cells_k, bundle_period } as OperatingPoint;
}

/** The scale point of this name. Throws `NotJudged` where a revision has none: nothing can be said of it. */
export function scalePointNamed({ scalePoints }: Revision, name: string): ScalePoint {
  const point = scalePoints.find((each) => each.name === name);
  if (point === undefined) throw new NotJudged(`the revision has no scale point ${name}`);
  return point;
}

/** A tick of which no whole one fits in a second. */
const LONGER_THAN_SECOND_US = 1_000_001;

/** Every legal value of a parameter; those of the scale points are drawn often. */
export function legalValues(parameter: Parameter, revision: Revision): Domain<unknown> {
  const { min, max }: Range<number> = revision.range[parameter];
  const notable: number[] = revision.scalePoints.map((point) => point[parameter]);
  if (parameter === 'T_tick') notable.push(LONGER_THAN_SECOND_US);
  return integers(NAMES[parameter], min, max, notable);
}

/** Every legal value of a parameter but the one that it has in this world. */
export function otherValues<W>(
  parameter: Parameter,
  revision: Revision,
  current: (world: W) => number,
): Domain<W> {
  const { min, max }: Range<number> = revision.range[parameter];
  const { name, edges, size } = legalValues(parameter, revision);
  return {
    name: `another ${name}`,
    size: Math.max(1, size - 1),
    edges: edges.filter((word) => word < size - 1),
    drawn: 'edges',
    valueOf(word, world) {
      if (size === 1) return -1;
      const value = min + word;
      return value < current(world) ? value : value + 1;
    },
    nameOf: (value) => value,
    valueNamed(found, world) {
      const isLegal = typeof found === 'number' && Number.isInteger(found) && found >= min && found <= max;
      return isLegal && found !== current(world) ? found : -1;
    },
  };
}
