import type { Bundles, TickInstant, Ticks } from '../../spec/notation.ts';
import type { OperatingPoint, Revision } from '../../spec/revision.ts';
import { Meter } from '../cost/meter.ts';
import { createTelemetryCrypto } from '../crypto/create-telemetry-crypto.ts';
import { Broker } from './broker.ts';
import { type BundleSchedule, createBundleSchedule } from './bundle-schedule.ts';
import { CosignatureVerifier } from './cosignature-verifier.ts';
import { Fleet } from './fleet.ts';

const NOWHERE = { N: 0, T_tick: 1, q: 0, cells_k: 0, bundle_period: 1 } as OperatingPoint;

/**
 * N honest vantages, the cells that emit bundles, and the broker that takes in both: the deployment whose cost
 * section 2 gives. No limiter stands before it, because section 2 assumes none and JOINT has no term for its lookup.
 */
export class Deployment {
  readonly meter: Meter;
  readonly #fleet: Fleet;
  readonly #broker: Broker;
  readonly #bundlesBy: BundleSchedule;
  readonly #verifier: CosignatureVerifier;
  #point = NOWHERE;
  #now = 0;
  #bundles = 0;

  constructor(revision: Revision) {
    const crypto = createTelemetryCrypto(revision, 'ideal');
    this.meter = new Meter(revision);
    this.#fleet = new Fleet(revision, crypto);
    this.#broker = new Broker(revision, crypto, this.meter);
    this.#bundlesBy = createBundleSchedule(revision.rules);
    this.#verifier = new CosignatureVerifier(revision.rules, this.meter);
  }

  /** Starts afresh at an operating point, with nothing sent and nothing metered. */
  start(point: OperatingPoint): void {
    this.#point = point;
    this.#now = 0;
    this.#bundles = 0;
    this.meter.clear();
    this.#broker.acceptance.clear();
    this.#fleet.start(point.T_tick);
  }

  /** Ticks that are over. */
  get ticks(): Ticks {
    return this.#now as Ticks;
  }

  /** Lets so many ticks pass, in constant time: the vantages are alike, and so are their ticks. */
  run(ticks: Ticks): void {
    this.#now += ticks;
    const now = this.#now as TickInstant;
    const { N, q, cells_k, bundle_period } = this.#point;
    const run = this.#fleet.emitThrough(now);
    if (run !== null) this.#broker.receive(run.cwt, run.bfd, now, run.pairs * N);
    const due = this.#bundlesBy(now, cells_k, bundle_period);
    this.#verifier.verify((due - this.#bundles) as Bundles, q);
    this.#bundles = due;
  }
}
