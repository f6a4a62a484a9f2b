import type { CostReading, DecompositionObservation } from '../../spec/joint-cost/checks.ts';
import type { Mutable } from '../../spec/language/mutable.ts';
import { exact, quantity, type Ticks } from '../../spec/language/notation.ts';
import type { OperatingPoint, Revision } from '../../spec/language/revision.ts';
import { Deployment } from '../../src/protocol/deployment/deployment.ts';
import type { World } from '../../src/search/case/scenario.ts';
import { pointOf } from '../operating-points.ts';

/** One honest deployment, whose meter is read after every step. */
export class DecompositionWorld implements World<DecompositionObservation> {
  readonly #deployment: Deployment;
  readonly #readings: Mutable<CostReading>[] = [];
  readonly #observation: Mutable<DecompositionObservation>;
  #point: OperatingPoint = pointOf([]);

  constructor(revision: Revision) {
    this.#deployment = new Deployment(revision);
    this.#observation = { point: this.#point, count: 0, readings: this.#readings };
  }

  open(setting: readonly number[]): void {
    this.#point = pointOf(setting);
    this.#deployment.start(this.#point);
    this.#observation.point = this.#point;
    this.#observation.count = 0;
  }

  run(ticks: number): void {
    this.#deployment.run(ticks as Ticks);
    this.#read();
  }

  /** Runs to the end of the bundle period; from the end of one, to that of the next. */
  finishPeriod(): void {
    const { bundle_period } = this.#point;
    this.run(bundle_period - (this.#deployment.ticks % bundle_period));
  }

  /** Runs to `before` ticks before the next bundle is due if bundles are evenly spread; one tick at least. */
  approachBundle(before: number): void {
    const { ticks } = this.#deployment;
    const { cells_k, bundle_period } = this.#point;
    const emitted = Math.floor((ticks * cells_k) / bundle_period);
    const due = Math.ceil(((emitted + 1) * bundle_period) / cells_k);
    this.run(Math.max(1, due - before - ticks));
  }

  observe(): DecompositionObservation {
    return this.#observation;
  }

  heard(): readonly string[] {
    const last = this.#readings[this.#observation.count - 1];
    if (last === undefined) return [];
    const { ticks, A, B, C, joint } = last;
    return [`the broker, after ${ticks} ticks: path A ${A} ns, B ${B} ns, C ${C} ns, joint ${joint} ns`];
  }

  #read(): void {
    const index = this.#observation.count++;
    let reading = this.#readings[index];
    if (reading === undefined) {
      reading = { ticks: quantity(0), A: exact(0n), B: exact(0n), C: exact(0n), joint: exact(0n) };
      this.#readings.push(reading);
    }
    const { meter, ticks } = this.#deployment;
    reading.ticks = ticks;
    reading.A = meter.spentOn('A');
    reading.B = meter.spentOn('B');
    reading.C = meter.spentOn('C');
    reading.joint = meter.spent();
  }
}
