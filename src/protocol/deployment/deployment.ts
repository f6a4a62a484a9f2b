import type { Bundles, TickInstant, Ticks } from '../../../spec/language/notation.ts';
import type { OperatingPoint, Revision } from '../../../spec/language/revision.ts';
import { Meter } from '../../cost/meter.ts';
import { createTelemetryCrypto } from '../../crypto/create-telemetry-crypto.ts';
import { Broker } from '../broker/broker.ts';
import { CosignatureVerifier } from '../broker/cosignature-verifier.ts';
import { FastPath } from '../entrance/fast-path.ts';
import { type BundleSchedule, createBundleSchedule } from '../vantage/bundle-schedule.ts';
import { type EmittedRun, Fleet, MOST_JITTER } from '../vantage/fleet.ts';
import { type SnapshotForm, SnapshotWire } from '../vantage/snapshot-wire.ts';

const NOWHERE = { N: 0, T_tick: 1, q: 0, cells_k: 0, bundle_period: 1 } as OperatingPoint;

/** What telemetry looks like where a revision leaves it to the sender. */
export interface TelemetryForm extends SnapshotForm {
  /** By which share a push interval is shortened, in percent from 0 to 25. */
  readonly jitter: number;
}

/** As far from what section 2 counts as the rules may allow. */
const WORST_FORM: TelemetryForm = { jitter: MOST_JITTER, segments: 2, octets: 498 };

/**
 * N honest vantages, the cells that emit bundles, and the broker that takes in both: the deployment whose cost
 * section 2 gives. No limiter stands before it, because section 2 assumes none; `lookup-in-joint` says whether its
 * lookup does.
 */
export class Deployment {
  readonly meter: Meter;
  readonly #fleet: Fleet;
  readonly #wire: SnapshotWire;
  readonly #broker: Broker;
  readonly #fastPath: FastPath | null;
  readonly #bundlesBy: BundleSchedule;
  readonly #verifier: CosignatureVerifier;
  readonly #extraBundles: (count: number) => number;
  readonly #bundlesCrossNic: boolean;
  readonly #countsSegments: boolean;
  #point = NOWHERE;
  #now = 0;
  #bundles = 0;

  constructor(revision: Revision) {
    const { rules } = revision;
    const crypto = createTelemetryCrypto(revision, 'ideal');
    this.meter = new Meter(revision);
    this.#fleet = new Fleet(revision, crypto);
    this.#wire = new SnapshotWire(rules);
    this.#broker = new Broker(revision, crypto, this.meter);
    this.#fastPath = rules['lookup-in-joint'] === 'charged' ? new FastPath(revision, this.meter, true) : null;
    this.#bundlesBy = createBundleSchedule(rules);
    this.#verifier = new CosignatureVerifier(rules, this.meter);
    this.#extraBundles = EXTRA_BUNDLES[rules['path-c-limit']];
    this.#bundlesCrossNic = rules['bundle-arrival'] === 'network';
    this.#countsSegments = rules['stage-count'] !== 'segments-as-one';
  }

  /** Starts afresh at an operating point, with nothing sent and nothing metered. */
  start(point: OperatingPoint, form: TelemetryForm = WORST_FORM): void {
    this.#point = point;
    this.#now = 0;
    this.#bundles = 0;
    this.#wire.start(form);
    this.meter.clear();
    this.meter.pricesPerSnapshot = this.#wire.pricesPerSnapshot;
    this.#broker.acceptance.clear();
    this.#fleet.start(point.T_tick, form.jitter);
  }

  /** Ticks that are over. */
  get ticks(): Ticks {
    return this.#now as Ticks;
  }

  /** Lets so many ticks pass, in constant time: the vantages are alike, and so are their ticks. */
  run(ticks: Ticks): void {
    this.#pass(ticks, this.#point.N, 0, 0);
  }

  /** The same with bundles that carry more cosignatures than q: of further witnesses, and copies. */
  runOverCosigned(ticks: Ticks, further: number, copies: number): void {
    this.#pass(ticks, this.#point.N, further, copies);
  }

  /** Cells emit their bundles, but what the vantages send takes another way into the broker. */
  runWithoutTelemetry(ticks: Ticks): void {
    this.#pass(ticks, 0, 0, 0);
  }

  /** Bundles that are due, and were emitted, by the schedule. */
  get bundles(): Bundles {
    return this.#bundles as Bundles;
  }

  /** A collector emits bundles beyond the schedule. */
  publishExtra(bundles: Bundles): void {
    this.#takeInBundles(bundles);
    this.#verifier.verify(this.#extraBundles(bundles) as Bundles, this.#point.q);
  }

  #pass(ticks: Ticks, vantages: number, further: number, copies: number): void {
    this.#now += ticks;
    const now = this.#now as TickInstant;
    const { q, cells_k, bundle_period } = this.#point;
    const run = this.#fleet.emitThrough(now);
    if (run !== null && vantages > 0) this.#takeIn(run, now, vantages);
    const due = this.#bundlesBy(now, cells_k, bundle_period);
    const bundles = (due - this.#bundles) as Bundles;
    this.#takeInBundles(bundles);
    this.#verifier.verify(bundles, q, further, copies);
    this.#bundles = due;
  }

  #takeIn({ cwt, bfd, pairs, pushes }: EmittedRun, now: TickInstant, vantages: number): void {
    const packets = this.#wire.packetsOf(pairs) + pushes;
    this.meter.nicPackets += BigInt(this.#countsSegments ? packets : pairs + pushes) * BigInt(vantages);
    this.meter.lookups += this.#lookupsFor(pairs, pushes) * vantages;
    const whole = Math.min(pairs, pushes);
    if (whole > 0) this.#broker.receive(cwt, bfd, now, whole * vantages);
    if (pairs > whole) this.#broker.authenticateCwt(cwt, (pairs - whole) * vantages);
    if (pushes > whole) this.#broker.authenticateBfd(bfd, (pushes - whole) * vantages);
  }

  /** Each in a packet of its own, where they come over the network. */
  #takeInBundles(bundles: Bundles): void {
    if (!this.#bundlesCrossNic) return;
    this.meter.nicPackets += BigInt(bundles);
    if (this.#fastPath !== null) this.meter.lookups += bundles * this.#fastPath.lookupsFor(1, 1);
  }

  /** Pushes leave evenly, so that beside any two snapshots of a vantage they differ by one at most. */
  #lookupsFor(snapshots: number, pushes: number): number {
    if (this.#fastPath === null) return 0;
    const fewer = Math.floor(pushes / snapshots);
    const withOneMore = pushes - snapshots * fewer;
    const least = this.#wire.packetsOf(1) + fewer;
    return (
      (snapshots - withOneMore) * this.#fastPath.lookupsFor(least, least) +
      withOneMore * this.#fastPath.lookupsFor(least + 1, least + 1)
    );
  }
}

/** How many bundles beyond the schedule are verified. */
const EXTRA_BUNDLES = {
  unlimited: (count: number) => count,
  limited: () => 0,
  'one-more': (count: number) => Math.min(1, count),
} as const satisfies Record<Revision['rules']['path-c-limit'], (count: number) => number>;
