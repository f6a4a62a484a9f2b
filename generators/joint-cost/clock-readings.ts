import type { ClockReading, WallClockObservation } from '../../spec/joint-cost/wall-clock-cost.ts';
import type { Mutable } from '../../spec/language/mutable.ts';
import { exact, type Microseconds, quantity } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import { Deployment } from '../../src/protocol/deployment/deployment.ts';
import { pointOf } from '../operating-points.ts';
import type { View } from '../view.ts';
import { type Operation, runThrough } from './phases.ts';

/** What a broker had spent at the start and when each phase was over, by a clock on the wall. */
export class ClockReadings implements View<Operation, WallClockObservation> {
  readonly #deployment: Deployment;
  readonly #readings: Mutable<ClockReading>[] = [];
  readonly #observation: Mutable<WallClockObservation> = {
    point: pointOf([]),
    count: 0,
    readings: this.#readings,
  };

  constructor(revision: Revision) {
    this.#deployment = new Deployment(revision);
  }

  observe({ point, form, phases }: Operation): WallClockObservation {
    const observation = this.#observation;
    observation.point = point;
    observation.count = 0;
    this.#deployment.start(point, form);
    this.#read(0);
    for (const phase of phases) {
      runThrough(this.#deployment, phase, phase.conduct);
      this.#read(phase.until);
    }
    return observation;
  }

  heard({ readings, count }: WallClockObservation): readonly string[] {
    const last = readings[count - 1] as ClockReading;
    return [`the broker, after ${last.time} us and ${this.#deployment.ticks} ticks: ${last.spent} ns of CPU`];
  }

  #read(time: number): void {
    const index = this.#observation.count++;
    this.#readings[index] ??= { time: quantity(0), spent: exact(0n) };
    const reading = this.#readings[index] as Mutable<ClockReading>;
    reading.time = time as Microseconds;
    reading.spent = this.#deployment.meter.spent();
  }
}
