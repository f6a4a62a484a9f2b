import type { Presented, StageObservation } from '../../spec/joint-cost/stage-metering.ts';
import type { Mutable } from '../../spec/language/mutable.ts';
import type { Microseconds } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import { Deployment } from '../../src/protocol/deployment/deployment.ts';
import { NicGate, offeredBy } from '../../src/protocol/entrance/nic-gate.ts';
import type { View } from '../view.ts';
import { type Operation, type Phase, runThrough } from './phases.ts';

/** Octets that section 1.2 measured its prices at. */
const MEASURED_AT = 497;

/**
 * What each stage of a broker counted, beside a ledger of what was put before it. The gate is open: what strangers send
 * is to be counted where it arrives, whoever let it in.
 */
export class StageCounts implements View<Operation, StageObservation> {
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

  constructor(revision: Revision) {
    this.#deployment = new Deployment(revision);
    this.#gate = new NicGate(revision, 'open', this.#deployment.meter);
  }

  observe(operation: Operation): StageObservation {
    const { point, form, phases } = operation;
    this.#deployment.start(point, form);
    this.#openLedger(operation);
    for (const phase of phases) this.#present(phase, operation);
    const { meter, ticks } = this.#deployment;
    const { nicPackets, lookups, jsonDecodes, cwtMacs, bfdParses, bfdMacs, cosignatures } = meter;
    return {
      point,
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

  heard({ counted, ticks }: StageObservation): readonly string[] {
    const { received, lookups, jsonDecodes, cwtMacs, bfdParses, bfdMacs, cosignatures } = counted;
    return [
      `the broker, after ${ticks} ticks: ${received} packets at its NIC, ${lookups} lookups, ${jsonDecodes} JSON decodes and ${cwtMacs} HMACs on path A, ${bfdParses} BFD parses and ${bfdMacs} HMACs on path B, ${cosignatures} cosignatures`,
    ];
  }

  #openLedger({ form }: Operation): void {
    const ledger = this.#ledger;
    ledger.snapshots = 0;
    ledger.pushes = 0;
    ledger.segments = form?.segments ?? 1;
    ledger.lengths = Math.ceil((form?.octets ?? 1) / MEASURED_AT);
    ledger.strangers = 0;
    ledger.bundles = 0;
    ledger.extraBundles = 0;
    ledger.furtherCosignatures = 0;
    ledger.copiedCosignatures = 0;
  }

  #present(phase: Phase, { point }: Operation): void {
    const { ticks, outside, conduct, excess } = phase;
    const ledger = this.#ledger;
    const before = this.#deployment.bundles;
    if (outside > 0) {
      const offered = offeredBy(outside, (ticks * point.T_tick) as Microseconds);
      this.#gate.beginFlood();
      ledger.strangers += this.#gate.offer(offered, outside);
    }
    runThrough(this.#deployment, phase, conduct);
    const bundles = this.#deployment.bundles - before;
    ledger.snapshots += point.N * ticks;
    ledger.pushes += point.N * ticks;
    ledger.bundles += bundles;
    ledger.extraBundles += excess.bundles;
    ledger.furtherCosignatures += bundles * excess.further;
    ledger.copiedCosignatures += bundles * excess.copies;
  }
}
