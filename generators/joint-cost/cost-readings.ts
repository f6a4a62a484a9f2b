import type { CostReading, DecompositionObservation } from '../../spec/joint-cost/checks.ts';
import type { Mutable } from '../../spec/language/mutable.ts';
import { exact, quantity } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import { Deployment } from '../../src/protocol/deployment/deployment.ts';
import { pointOf } from '../operating-points.ts';
import type { View } from '../view.ts';
import { type Operation, runThrough } from './phases.ts';

/** What each path of a broker had cost after each phase. */
export class CostReadings implements View<Operation, DecompositionObservation> {
  readonly #deployment: Deployment;
  readonly #readings: Mutable<CostReading>[] = [];
  readonly #observation: Mutable<DecompositionObservation> = {
    point: pointOf([]),
    count: 0,
    readings: this.#readings,
  };

  constructor(revision: Revision) {
    this.#deployment = new Deployment(revision);
  }

  observe({ point, form, phases }: Operation): DecompositionObservation {
    const observation = this.#observation;
    observation.point = point;
    observation.count = 0;
    this.#deployment.start(point, form);
    for (const phase of phases) {
      runThrough(this.#deployment, phase, phase.conduct);
      this.#read();
    }
    return observation;
  }

  heard({ readings, count }: DecompositionObservation): readonly string[] {
    const last = readings[count - 1];
    if (last === undefined) return [];
    const { ticks, A, B, C, joint } = last;
    return [`the broker, after ${ticks} ticks: path A ${A} ns, B ${B} ns, C ${C} ns, joint ${joint} ns`];
  }

  #read(): void {
    const index = this.#observation.count++;
    this.#readings[index] ??= {
      ticks: quantity(0),
      A: exact(0n),
      B: exact(0n),
      C: exact(0n),
      joint: exact(0n),
    };
    const reading = this.#readings[index] as Mutable<CostReading>;
    const { meter, ticks } = this.#deployment;
    reading.ticks = ticks;
    reading.A = meter.spentOn('A');
    reading.B = meter.spentOn('B');
    reading.C = meter.spentOn('C');
    reading.joint = meter.spent();
  }
}
