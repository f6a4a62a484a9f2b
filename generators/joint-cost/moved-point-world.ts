import { type MoveObservation, PARAMETERS, type Parameter } from '../../spec/joint-cost/checks.ts';
import { type CostRate, describePoint, describeRate, elapsed } from '../../spec/joint-cost/closed-form.ts';
import type { Mutable } from '../../spec/language/mutable.ts';
import { exact, type Ticks } from '../../spec/language/notation.ts';
import type { OperatingPoint, Revision } from '../../spec/language/revision.ts';
import { Deployment } from '../../src/protocol/deployment/deployment.ts';
import type { World } from '../../src/search/case/scenario.ts';
import { pointOf, scalePointNamed } from '../operating-points.ts';

/** Whether the cost rises with a parameter (section 2), or falls. */
const RISES: Readonly<Record<Parameter, boolean>> = {
  N: true,
  T_tick: false,
  q: true,
  cells_k: true,
  bundle_period: false,
};

const NOTHING: CostRate = { cpu: exact(0n), during: exact(1n) };

/**
 * One operating point, some of its parameters moved, and the deployments at both ends of the move. Its steps change what a
 * deployment is, not what happens in one, so that this is a world of its own.
 */
export class MovedPointWorld implements World<MoveObservation> {
  readonly #deployment: Deployment;
  readonly #regimeC: OperatingPoint;
  readonly #moved: Record<Parameter, boolean> = {
    N: false,
    T_tick: false,
    q: false,
    cells_k: false,
    bundle_period: false,
  };
  readonly #observation: Mutable<MoveObservation>;
  #from: OperatingPoint = pointOf([]);
  #to: Record<Parameter, number> = { ...this.#from };
  #periods = 1;
  #regimeCPeriods = 0;

  constructor(revision: Revision) {
    this.#deployment = new Deployment(revision);
    this.#regimeC = scalePointNamed(revision, 'regime-c');
    this.#observation = {
      cheaperPoint: this.#from,
      costlierPoint: this.#from,
      moved: this.#moved,
      movedCount: 0,
      cheaper: NOTHING,
      costlier: NOTHING,
      periods: 1,
      regimeC: null,
    };
  }

  open(setting: readonly number[]): void {
    this.#from = pointOf(setting);
    this.#to = pointOf(setting) as Record<Parameter, number>;
    this.#periods = setting[PARAMETERS.length] ?? 1;
    this.#regimeCPeriods = 0;
  }

  /** The value that a parameter was opened with. */
  valueOf(parameter: Parameter): number {
    return this.#from[parameter];
  }

  /** Moves a parameter, from the value that it was opened with. */
  move(parameter: Parameter, value: number): void {
    this.#to[parameter] = value;
  }

  /** Runs Regime C as well, over so many bundle periods. */
  runRegimeC(periods: number): void {
    this.#regimeCPeriods = periods;
  }

  observe(): MoveObservation {
    const draft = this.#observation;
    const cheaper: Record<Parameter, number> = { ...this.#from };
    const costlier: Record<Parameter, number> = { ...this.#to };
    draft.movedCount = 0;
    for (const parameter of PARAMETERS) {
      const from = this.#from[parameter];
      const to = this.#to[parameter] as number;
      this.#moved[parameter] = from !== to;
      if (from !== to) draft.movedCount++;
      if (from > to !== RISES[parameter]) continue;
      cheaper[parameter] = to;
      costlier[parameter] = from;
    }
    draft.cheaperPoint = cheaper as unknown as OperatingPoint;
    draft.costlierPoint = costlier as unknown as OperatingPoint;
    const isMoved = draft.movedCount > 0;
    draft.cheaper = isMoved ? this.#meter(draft.cheaperPoint, this.#periods) : NOTHING;
    draft.costlier = isMoved ? this.#meter(draft.costlierPoint, this.#periods) : NOTHING;
    draft.periods = this.#periods;
    const isRun = this.#regimeCPeriods > 0;
    draft.regimeC = isRun ? this.#meter(this.#regimeC, this.#regimeCPeriods) : null;
    return draft;
  }

  heard(): readonly string[] {
    const { movedCount, cheaperPoint, costlierPoint, cheaper, costlier, regimeC } = this.observe();
    const lines: string[] = [];
    if (movedCount > 0) {
      lines.push(`the broker at ${describePoint(cheaperPoint)}: ${describeRate(cheaper)}`);
      lines.push(`the broker at ${describePoint(costlierPoint)}: ${describeRate(costlier)}`);
    }
    if (regimeC !== null) lines.push(`the broker in Regime C: ${describeRate(regimeC)}`);
    return lines;
  }

  #meter(point: OperatingPoint, periods: number): CostRate {
    const ticks = (point.bundle_period * periods) as Ticks;
    this.#deployment.start(point);
    this.#deployment.run(ticks);
    return { cpu: this.#deployment.meter.spent(), during: elapsed(ticks, point) };
  }
}
