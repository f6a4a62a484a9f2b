import type { Mutable } from '../../spec/language/mutable.ts';
import {
  exact,
  type Microseconds,
  type PacketsPerSecond,
  quantity,
  type Ticks,
} from '../../spec/language/notation.ts';
import type { OperatingPoint, Revision } from '../../spec/language/revision.ts';
import type { VolumeObservation } from '../../spec/volume-independence/check.ts';
import { Deployment } from '../../src/protocol/deployment/deployment.ts';
import { NicGate, offeredBy } from '../../src/protocol/entrance/nic-gate.ts';
import type { World } from '../../src/search/case/scenario.ts';
import { pointOf } from '../operating-points.ts';

/** One deployment three times over: without an attack, behind the gate of the revision, and behind an open one. */
export class OutsideFloodWorld implements World<VolumeObservation> {
  readonly #baseline: Deployment;
  readonly #attacked: Deployment;
  readonly #exposed: Deployment;
  readonly #gate: NicGate;
  readonly #openGate: NicGate;
  readonly #observation: Mutable<VolumeObservation>;
  #point: OperatingPoint = pointOf([]);

  constructor(revision: Revision) {
    this.#baseline = new Deployment(revision);
    this.#attacked = new Deployment(revision);
    this.#exposed = new Deployment(revision);
    this.#gate = new NicGate(revision, revision.rules['nic-gate'], this.#attacked.meter);
    this.#openGate = new NicGate(revision, 'open', this.#exposed.meter);
    this.#observation = {
      lowestRate: quantity(0),
      highestRate: quantity(0),
      floods: 0,
      quietTicks: 0,
      offered: 0,
      baseline: exact(0n),
      attacked: exact(0n),
      exposed: exact(0n),
    };
  }

  open(setting: readonly number[]): void {
    this.#point = pointOf(setting);
    this.#baseline.start(this.#point);
    this.#attacked.start(this.#point);
    this.#exposed.start(this.#point);
    this.#observation.floods = 0;
    this.#observation.quietTicks = 0;
    this.#observation.offered = 0;
  }

  /** Outside traffic of one rate for so many ticks, then ticks without any. Telemetry goes on all the while. */
  flood(rate: PacketsPerSecond, ticks: number, quietTicks: number): void {
    const draft = this.#observation;
    const packets = offeredBy(rate, (ticks * this.#point.T_tick) as Microseconds);
    this.#gate.beginFlood();
    this.#openGate.beginFlood();
    this.#gate.offer(packets, rate);
    this.#openGate.offer(packets, rate);
    const passing = (ticks + quietTicks) as Ticks;
    this.#baseline.run(passing);
    this.#attacked.run(passing);
    this.#exposed.run(passing);
    draft.lowestRate = draft.floods === 0 || rate < draft.lowestRate ? rate : draft.lowestRate;
    draft.highestRate = draft.floods === 0 || rate > draft.highestRate ? rate : draft.highestRate;
    draft.floods++;
    draft.quietTicks += quietTicks;
    draft.offered += packets;
  }

  observe(): VolumeObservation {
    this.#observation.baseline = this.#baseline.meter.spent();
    this.#observation.attacked = this.#attacked.meter.spent();
    this.#observation.exposed = this.#exposed.meter.spent();
    return this.#observation;
  }

  heard(): readonly string[] {
    const { offered, baseline, attacked, exposed } = this.observe();
    return [
      `offered from outside so far: ${offered} packets`,
      `the broker: ${baseline} ns without the attack, ${attacked} ns behind the gate, ${exposed} ns without the gate`,
    ];
  }
}
