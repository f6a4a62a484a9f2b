import type { BrokerLoadObservation, LoadReading } from '../../spec/joint-cost/broker-load.ts';
import type { Mutable } from '../../spec/language/mutable.ts';
import {
  type Bundles,
  exact,
  type PacketsPerSecond,
  quantity,
  type Ticks,
} from '../../spec/language/notation.ts';
import type { OperatingPoint, Revision } from '../../spec/language/revision.ts';
import { Deployment, type TelemetryForm } from '../../src/protocol/deployment/deployment.ts';
import { FloodedBroker } from '../../src/protocol/deployment/flooded-broker.ts';
import { NicGate, offeredBy } from '../../src/protocol/entrance/nic-gate.ts';
import { type Offer, PACKETS_PER_PAIR, tickPairs } from '../../src/protocol/entrance/traffic.ts';
import type { World } from '../../src/search/case/scenario.ts';
import { pointOf } from '../operating-points.ts';

/** Which paths a flood is of. */
export type FloodedPaths = 'both' | 'A' | 'B';

const FLOODS: Readonly<Record<FloodedPaths, (F: number) => Offer>> = {
  both: tickPairs,
  A: (F) => ({ snapshots: PACKETS_PER_PAIR * F, pushes: 0, order: 'in-turn' }),
  B: (F) => ({ snapshots: 0, pushes: PACKETS_PER_PAIR * F, order: 'in-turn' }),
};

/** A deployment, and the way of a flood into it where a case may have one. */
class LoadedDeployment {
  readonly deployment: Deployment;
  readonly #flooded: FloodedBroker | null;
  #point = pointOf([]);

  constructor(revision: Revision, floods: boolean) {
    this.deployment = new Deployment(revision);
    this.#flooded = floods ? new FloodedBroker(revision, 'ideal', true, this.deployment.meter) : null;
  }

  start(point: OperatingPoint, form: TelemetryForm): void {
    this.#point = point;
    this.deployment.start(point, form);
    this.#flooded?.open(point.T_tick);
  }

  run(ticks: Ticks, further = 0, copies = 0): void {
    this.deployment.runOverCosigned(ticks, further, copies);
    this.#flooded?.pay(1, ticks);
  }

  beSilent(ticks: Ticks): void {
    this.deployment.runWithoutTelemetry(ticks);
    this.#flooded?.pay(0, ticks);
  }

  flood(offer: Offer, ticks: Ticks): void {
    this.deployment.runWithoutTelemetry(ticks);
    this.#flooded?.receive(this.#point.N, offer, ticks);
  }
}

/** One deployment three times over: under all that the case has, without strangers, and without a flood as well. */
export class BrokerLoadWorld implements World<BrokerLoadObservation> {
  readonly #attacked: LoadedDeployment;
  readonly #withoutStrangers: LoadedDeployment;
  readonly #withoutAttack: LoadedDeployment;
  readonly #all: readonly LoadedDeployment[];
  readonly #gate: NicGate | null;
  readonly #readings: Mutable<LoadReading>[] = [];
  readonly #observation: Mutable<BrokerLoadObservation>;
  #point = pointOf([]);
  #offered = 0n;
  #natural = 0n;
  #paths: FloodedPaths = 'both';

  /** `attacks` says whether there may be a flood, or traffic from outside. Where not, one deployment is all three. */
  constructor(revision: Revision, attacks: boolean) {
    this.#attacked = new LoadedDeployment(revision, attacks);
    this.#withoutStrangers = attacks ? new LoadedDeployment(revision, true) : this.#attacked;
    this.#withoutAttack = attacks ? new LoadedDeployment(revision, true) : this.#attacked;
    this.#all = [...new Set([this.#attacked, this.#withoutStrangers, this.#withoutAttack])];
    const { meter } = this.#attacked.deployment;
    this.#gate = attacks ? new NicGate(revision, revision.rules['nic-gate'], meter) : null;
    this.#observation = {
      point: this.#point,
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
  }

  /** An operating point, then jitter, segments and octets of the form that telemetry has where the rules allow it. */
  open(setting: readonly number[]): void {
    const [jitter = 0, segments = 1, octets = 1] = setting.slice(5);
    const draft = this.#observation;
    this.#point = pointOf(setting);
    for (const one of this.#all) one.start(this.#point, { jitter, segments, octets });
    this.#offered = 0n;
    this.#natural = 0n;
    this.#paths = 'both';
    draft.point = this.#point;
    draft.count = 0;
    draft.floods = 0;
    draft.floodTicks = 0;
    draft.silentTicks = 0;
    draft.onePathTicks = 0;
    draft.offeredOutside = 0;
    draft.overCosignedTicks = 0;
    draft.extraBundles = 0;
    this.#read();
  }

  run(ticks: number): void {
    for (const one of this.#all) one.run(ticks as Ticks);
    this.#offer(1, ticks);
    this.#read();
  }

  /** Runs to the end of the bundle period; from the end of one, to that of the next. */
  finishPeriod(): void {
    const { bundle_period } = this.#point;
    this.run(bundle_period - (this.#attacked.deployment.ticks % bundle_period));
  }

  /** Runs with bundles that carry more cosignatures than q. */
  overCosign(ticks: number, further: number, copies: number): void {
    for (const one of this.#all) one.run(ticks as Ticks, further, copies);
    this.#offer(1, ticks);
    this.#observation.overCosignedTicks += ticks;
    this.#read();
  }

  /** Bundles beyond the schedule, and ticks in which they are verified. */
  overPublish(bundles: number, ticks: number): void {
    for (const one of this.#all) one.deployment.publishExtra(bundles as Bundles);
    this.#observation.extraBundles += bundles;
    this.run(ticks);
  }

  /** From here on a flood is of both paths, or of one alone. */
  choosePaths(paths: FloodedPaths): void {
    this.#paths = paths;
  }

  /** Nothing is sent, and tokens are saved up. */
  beSilent(ticks: number): void {
    for (const one of this.#all) one.beSilent(ticks as Ticks);
    this.#observation.silentTicks += ticks;
    this.#read();
  }

  /** Every vantage sends F tick pairs a tick, or as many packets of one path. */
  flood(F: number, ticks: number): void {
    const offer = FLOODS[this.#paths](F);
    this.#attacked.flood(offer, ticks as Ticks);
    this.#withoutStrangers.flood(offer, ticks as Ticks);
    this.#withoutAttack.run(ticks as Ticks);
    this.#offer(F, ticks);
    this.#observation.floods++;
    this.#observation.floodTicks += ticks;
    if (this.#paths !== 'both') this.#observation.onePathTicks += ticks;
    this.#read();
  }

  /** A tick in which strangers offer packets at this rate. */
  sendFromOutside(rate: PacketsPerSecond): void {
    const packets = offeredBy(rate, this.#point.T_tick);
    this.#gate?.beginFlood();
    this.#gate?.offer(packets, rate);
    this.#observation.offeredOutside += packets;
    this.run(1);
  }

  observe(): BrokerLoadObservation {
    this.#observation.withoutStrangers = this.#withoutStrangers.deployment.meter.spent();
    this.#observation.withoutAttack = this.#withoutAttack.deployment.meter.spent();
    return this.#observation;
  }

  heard(): readonly string[] {
    const last = this.#readings[this.#observation.count - 1];
    if (last === undefined) return [];
    const { ticks, spent, pathC, received } = last;
    return [
      `the broker, after ${ticks} ticks: ${spent} ns of CPU, of which path C ${pathC} ns; ${received} packets at its NIC`,
    ];
  }

  #offer(pairs: number, ticks: number): void {
    const natural = BigInt(this.#point.N) * BigInt(ticks);
    this.#natural += natural;
    this.#offered += natural * BigInt(pairs);
  }

  #read(): void {
    const index = this.#observation.count++;
    let reading = this.#readings[index];
    if (reading === undefined) {
      reading = {
        ticks: quantity(0),
        spent: exact(0n),
        pathC: exact(0n),
        received: 0n,
        offered: 0n,
        natural: 0n,
      };
      this.#readings.push(reading);
    }
    const { meter, ticks } = this.#attacked.deployment;
    reading.ticks = ticks;
    reading.spent = meter.spent();
    reading.pathC = meter.spentOn('C');
    reading.received = meter.nicPackets;
    reading.offered = this.#offered;
    reading.natural = this.#natural;
  }
}
