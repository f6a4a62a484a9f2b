import type { Presented, StageObservation } from '../../spec/joint-cost/stage-metering.ts';
import type { Mutable } from '../../spec/language/mutable.ts';
import type { Bundles, PacketsPerSecond, Ticks } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import { Deployment } from '../../src/protocol/deployment/deployment.ts';
import { NicGate, offeredBy } from '../../src/protocol/entrance/nic-gate.ts';
import type { World } from '../../src/search/case/scenario.ts';
import { pointOf } from '../operating-points.ts';

/** Octets that section 1.2 measured its prices at. */
const MEASURED_AT = 497;

/**
 * One deployment whose parties do more than they should, and a ledger of what each of them did. Its gate is open: what
 * strangers send is to be counted where it arrives, whoever let it in.
 */
export class StageMeteringWorld implements World<StageObservation> {
  readonly #deployment: Deployment;
  readonly #gate: NicGate;
  readonly #ledger: Mutable<Presented> = {
    snapshots: 0,
    pushes: 0,
    segments: 1,
    lengths: 1,
    strangers: 0,
    bundles: 0,
    extraBundles: 0,
    furtherCosignatures: 0,
    copiedCosignatures: 0,
  };
  #point = pointOf([]);

  constructor(revision: Revision) {
    this.#deployment = new Deployment(revision);
    this.#gate = new NicGate(revision, 'open', this.#deployment.meter);
  }

  /** An operating point, then the segments and octets of a snapshot. Pushes leave on the tick. */
  open(setting: readonly number[]): void {
    const [segments = 1, octets = 1] = setting.slice(5);
    const ledger = this.#ledger;
    this.#point = pointOf(setting);
    this.#deployment.start(this.#point, { jitter: 0, segments, octets });
    ledger.snapshots = 0;
    ledger.pushes = 0;
    ledger.segments = segments;
    ledger.lengths = Math.ceil(octets / MEASURED_AT);
    ledger.strangers = 0;
    ledger.bundles = 0;
    ledger.extraBundles = 0;
    ledger.furtherCosignatures = 0;
    ledger.copiedCosignatures = 0;
  }

  /** Ticks in which each scheduled bundle carries so many cosignatures beyond q. */
  run(ticks: number, further = 0, copies = 0): void {
    const ledger = this.#ledger;
    const before = this.#deployment.bundles;
    this.#deployment.runOverCosigned(ticks as Ticks, further, copies);
    const bundles = this.#deployment.bundles - before;
    ledger.snapshots += this.#point.N * ticks;
    ledger.pushes += this.#point.N * ticks;
    ledger.bundles += bundles;
    ledger.furtherCosignatures += bundles * further;
    ledger.copiedCosignatures += bundles * copies;
  }

  overPublish(bundles: number): void {
    this.#deployment.publishExtra(bundles as Bundles);
    this.#ledger.extraBundles += bundles;
  }

  /** What strangers send in a tick at this rate. */
  sendFromOutside(rate: PacketsPerSecond): void {
    this.#gate.beginFlood();
    this.#ledger.strangers += this.#gate.offer(offeredBy(rate, this.#point.T_tick), rate);
  }

  observe(): StageObservation {
    const { meter, ticks } = this.#deployment;
    const { nicPackets, lookups, jsonDecodes, cwtMacs, bfdParses, bfdMacs, cosignatures } = meter;
    return {
      point: this.#point,
      ticks,
      presented: this.#ledger,
      counted: { received: nicPackets, lookups, jsonDecodes, cwtMacs, bfdParses, bfdMacs, cosignatures },
      charged: {
        A: meter.spentOn('A'),
        B: meter.spentOn('B'),
        C: meter.spentOn('C'),
        front: meter.spentOn('front'),
        total: meter.spent(),
      },
    };
  }

  heard(): readonly string[] {
    const { counted, ticks } = this.observe();
    const { received, lookups, jsonDecodes, cwtMacs, bfdParses, bfdMacs, cosignatures } = counted;
    return [
      `the broker, after ${ticks} ticks: ${received} packets at its NIC, ${lookups} lookups, ${jsonDecodes} JSON decodes and ${cwtMacs} HMACs on path A, ${bfdParses} BFD parses and ${bfdMacs} HMACs on path B, ${cosignatures} cosignatures`,
    ];
  }
}
