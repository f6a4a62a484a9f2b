import type { ClockReading, WallClockObservation } from '../../spec/joint-cost/wall-clock-cost.ts';
import type { Mutable } from '../../spec/language/mutable.ts';
import { exact, type Microseconds, quantity, type Ticks } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import { Deployment } from '../../src/protocol/deployment/deployment.ts';
import type { World } from '../../src/search/case/scenario.ts';
import { pointOf } from '../operating-points.ts';

/** Of one step. */
const MOST_TICKS = 100_000;

/** One honest deployment and a clock on the wall, which is read wherever a case likes. */
export class WallClockWorld implements World<WallClockObservation> {
  readonly #deployment: Deployment;
  readonly #readings: Mutable<ClockReading>[] = [];
  readonly #observation: Mutable<WallClockObservation> = {
    point: pointOf([]),
    count: 0,
    readings: this.#readings,
  };
  #time = 0;

  constructor(revision: Revision) {
    this.#deployment = new Deployment(revision);
  }

  /** An operating point, then jitter, segments and octets of the form that telemetry has where the rules allow it. */
  open(setting: readonly number[]): void {
    const [jitter = 0, segments = 1, octets = 1] = setting.slice(5);
    const draft = this.#observation;
    draft.point = pointOf(setting);
    draft.count = 0;
    this.#time = 0;
    this.#deployment.start(draft.point, { jitter, segments, octets });
    this.#read();
  }

  /** Vantages emit at the end of each tick. */
  wait(time: number): void {
    this.#time += time;
    const due = Math.floor(this.#time / this.#observation.point.T_tick);
    const ticks = due - this.#deployment.ticks;
    if (ticks > 0) this.#deployment.run(ticks as Ticks);
    this.#read();
  }

  /** To so many microseconds before the end of a tick; from there, to that of the next. */
  finishTick(before = 0): void {
    const { T_tick } = this.#observation.point;
    this.wait(T_tick - ((this.#time + before) % T_tick));
  }

  passPeriods(periods: number): void {
    const { T_tick, bundle_period } = this.#observation.point;
    this.wait(Math.min(periods * bundle_period, MOST_TICKS) * T_tick);
  }

  observe(): WallClockObservation {
    return this.#observation;
  }

  heard(): readonly string[] {
    const last = this.#readings[this.#observation.count - 1] as ClockReading;
    return [`the broker, after ${last.time} us and ${this.#deployment.ticks} ticks: ${last.spent} ns of CPU`];
  }

  #read(): void {
    const index = this.#observation.count++;
    this.#readings[index] ??= { time: quantity(0), spent: exact(0n) };
    const reading = this.#readings[index] as Mutable<ClockReading>;
    reading.time = this.#time as Microseconds;
    reading.spent = this.#deployment.meter.spent();
  }
}
