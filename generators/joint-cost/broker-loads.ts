import type { BrokerLoadObservation, LoadReading } from '../../spec/joint-cost/broker-load.ts';
import type { Mutable } from '../../spec/language/mutable.ts';
import { exact, type Microseconds, quantity } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import { NicGate, offeredBy } from '../../src/protocol/entrance/nic-gate.ts';
import { pointOf } from '../operating-points.ts';
import type { View } from '../view.ts';
import { LoadedDeployment } from './loaded-deployment.ts';
import { type Conduct, NATURAL, type Operation, type Phase } from './phases.ts';

/**
 * What a broker had spent and taken in after each phase; and in all, without strangers, and without a flood as well.
 */
export class BrokerLoads implements View<Operation, BrokerLoadObservation> {
  readonly #attacked: LoadedDeployment;
  readonly #withoutStrangers: LoadedDeployment;
  readonly #withoutAttack: LoadedDeployment;
  readonly #gate: NicGate | null;
  readonly #readings: Mutable<LoadReading>[] = [];
  readonly #observation: Mutable<BrokerLoadObservation> = {
    point: pointOf([]),
    count: 0,
    readings: this.#readings,
    withoutStrangers: exact(0n),
    withoutAttack: exact(0n),
    floods: 0,
    floodTicks: 0,
    silentTicks: 0,
    onePathTicks: 0,
    offeredOutside: 0,
    overCosignedTicks: 0,
    extraBundles: 0,
  };
  #offered = 0n;
  #natural = 0n;

  /** `attacks` says whether there may be a flood, or traffic from outside. Where not, one deployment is all three. */
  constructor(revision: Revision, attacks: boolean) {
    this.#attacked = new LoadedDeployment(revision, attacks);
    this.#withoutStrangers = attacks ? new LoadedDeployment(revision, true) : this.#attacked;
    this.#withoutAttack = attacks ? new LoadedDeployment(revision, true) : this.#attacked;
    const { meter } = this.#attacked.deployment;
    this.#gate = attacks ? new NicGate(revision, revision.rules['nic-gate'], meter) : null;
  }

  observe(operation: Operation): BrokerLoadObservation {
    this.#open(operation);
    this.#read();
    for (const phase of operation.phases) {
      this.#count(phase);
      this.#offerFromOutside(phase, operation);
      this.#attacked.runThrough(phase, phase.conduct);
      if (this.#withoutStrangers !== this.#attacked) {
        this.#withoutStrangers.runThrough(phase, phase.conduct);
        this.#withoutAttack.runThrough(phase, withoutFlood(phase.conduct));
      }
      this.#read();
    }
    this.#observation.withoutStrangers = this.#withoutStrangers.deployment.meter.spent();
    this.#observation.withoutAttack = this.#withoutAttack.deployment.meter.spent();
    return this.#observation;
  }

  heard({ readings, count }: BrokerLoadObservation): readonly string[] {
    const last = readings[count - 1];
    if (last === undefined) return [];
    const { ticks, spent, pathC, received } = last;
    return [
      `the broker, after ${ticks} ticks: ${spent} ns of CPU, of which path C ${pathC} ns; ${received} packets at its NIC`,
    ];
  }

  #open(operation: Operation): void {
    const draft = this.#observation;
    this.#attacked.start(operation);
    if (this.#withoutStrangers !== this.#attacked) {
      this.#withoutStrangers.start(operation);
      this.#withoutAttack.start(operation);
    }
    this.#offered = 0n;
    this.#natural = 0n;
    draft.point = operation.point;
    draft.count = 0;
    draft.floods = 0;
    draft.floodTicks = 0;
    draft.silentTicks = 0;
    draft.onePathTicks = 0;
    draft.offeredOutside = 0;
    draft.overCosignedTicks = 0;
    draft.extraBundles = 0;
  }

  #count({ ticks, conduct: { kind, F, isOfOnePath }, excess }: Phase): void {
    const draft = this.#observation;
    draft.extraBundles += excess.bundles;
    if (excess.further + excess.copies > 0) draft.overCosignedTicks += ticks;
    if (kind === 'silence') {
      draft.silentTicks += ticks;
      return;
    }
    if (kind === 'flood') {
      draft.floods++;
      draft.floodTicks += ticks;
      if (isOfOnePath) draft.onePathTicks += ticks;
    }
    const natural = BigInt(draft.point.N) * BigInt(ticks);
    this.#natural += natural;
    this.#offered += natural * BigInt(F);
  }

  #offerFromOutside({ outside, ticks }: Phase, { point }: Operation): void {
    if (outside === 0) return;
    const packets = offeredBy(outside, (ticks * point.T_tick) as Microseconds);
    this.#gate?.beginFlood();
    this.#gate?.offer(packets, outside);
    this.#observation.offeredOutside += packets;
  }

  #read(): void {
    const index = this.#observation.count++;
    this.#readings[index] ??= {
      ticks: quantity(0),
      spent: exact(0n),
      pathC: exact(0n),
      received: 0n,
      offered: 0n,
      natural: 0n,
    };
    const reading = this.#readings[index] as Mutable<LoadReading>;
    const { meter, ticks } = this.#attacked.deployment;
    reading.ticks = ticks;
    reading.spent = meter.spent();
    reading.pathC = meter.spentOn('C');
    reading.received = meter.nicPackets;
    reading.offered = this.#offered;
    reading.natural = this.#natural;
  }
}

/** Vantages behave where they would flood. */
function withoutFlood(conduct: Conduct): Conduct {
  return conduct.kind === 'flood' ? NATURAL : conduct;
}
