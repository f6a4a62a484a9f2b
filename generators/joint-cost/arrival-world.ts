import type { ArrivalObservation } from '../../spec/joint-cost/checks.ts';
import { describePoint } from '../../spec/joint-cost/closed-form.ts';
import type { Mutable } from '../../spec/language/mutable.ts';
import { exact, quantity, type TickInstant, type Ticks } from '../../spec/language/notation.ts';
import type { OperatingPoint, Revision } from '../../spec/language/revision.ts';
import { describeRefusals, type Refusals } from '../../spec/replay-coherence/refusal.ts';
import { Meter } from '../../src/cost/meter.ts';
import { createTelemetryCrypto } from '../../src/crypto/create-telemetry-crypto.ts';
import { Broker } from '../../src/protocol/broker/broker.ts';
import { type EmittedRun, Fleet } from '../../src/protocol/vantage/fleet.ts';
import type { World } from '../../src/search/case/scenario.ts';

/**
 * A fleet whose ticks reach the broker in any order: what was sent on each is kept until it is delivered. In a deployment
 * what a tick brings arrives with it, so that this is a world of its own.
 */
export class ArrivalWorld implements World<ArrivalObservation> {
  readonly #pointWith: (N: number) => OperatingPoint;
  readonly #meter: Meter;
  readonly #broker: Broker;
  readonly #fleet: Fleet;
  /** By tick, counted from 0; null where nothing was emitted on it. */
  readonly #sent: (EmittedRun | null)[] = [];
  readonly #isDelivered: boolean[] = [];
  readonly #observation: Mutable<ArrivalObservation>;
  #delivered = 0;
  #newest = -1;
  #answer: Refusals = 0;

  constructor(revision: Revision, pointWith: (N: number) => OperatingPoint) {
    const crypto = createTelemetryCrypto(revision, 'ideal');
    this.#pointWith = pointWith;
    this.#meter = new Meter(revision);
    this.#broker = new Broker(revision, crypto, this.#meter);
    this.#fleet = new Fleet(revision, crypto);
    this.#observation = {
      point: pointWith(0),
      ticks: quantity(0),
      isComplete: false,
      overtaken: 0,
      cwtMacs: exact(0n),
    };
  }

  open([N = 0]: readonly number[]): void {
    const point = this.#pointWith(N);
    this.#observation.point = point;
    this.#observation.overtaken = 0;
    this.#meter.clear();
    this.#broker.acceptance.clear();
    this.#fleet.start(point.T_tick);
    this.#sent.length = 0;
    this.#isDelivered.length = 0;
    this.#delivered = 0;
    this.#newest = -1;
  }

  /** The earliest tick that has not arrived. */
  get firstMissing(): number {
    let tick = 0;
    while (this.#isDelivered[tick] === true) tick++;
    return tick;
  }

  isDelivered(tick: number): boolean {
    return this.#isDelivered[tick] === true;
  }

  /** What the vantages emitted on this tick arrives, once all ticks up to it are over. */
  deliver(tick: number): void {
    while (this.#sent.length <= tick) {
      this.#sent.push(this.#fleet.emitThrough((this.#sent.length + 1) as TickInstant));
      this.#isDelivered.push(false);
    }
    const run = this.#sent[tick] as EmittedRun | null;
    this.#isDelivered[tick] = true;
    this.#delivered++;
    if (tick < this.#newest) this.#observation.overtaken++;
    this.#newest = Math.max(this.#newest, tick);
    const { N } = this.#observation.point;
    const now = this.#sent.length as TickInstant;
    this.#answer = run === null ? 0 : this.#broker.receive(run.cwt, run.bfd, now, run.pairs * N);
  }

  observe(): ArrivalObservation {
    this.#observation.ticks = this.#sent.length as Ticks;
    this.#observation.isComplete = this.#delivered > 0 && this.#delivered === this.#sent.length;
    this.#observation.cwtMacs = this.#meter.spentOnCwtMacs();
    return this.#observation;
  }

  heard(): readonly string[] {
    const { point } = this.#observation;
    return [
      `the broker at ${describePoint(point)}: ${describeRefusals(this.#answer)}; HMACs of path A so far ${this.#meter.spentOnCwtMacs()} ns`,
    ];
  }
}
