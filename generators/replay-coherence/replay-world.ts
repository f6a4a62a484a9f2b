import type { BfdSequence, CwtCounter, Epoch, TickInstant, Vantage } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { ReplayObservation } from '../../spec/replay-coherence/checks.ts';
import type { Refusals } from '../../spec/replay-coherence/refusal.ts';
import { Meter } from '../../src/cost/meter.ts';
import { createTelemetryCrypto } from '../../src/crypto/create-telemetry-crypto.ts';
import type { TelemetryCrypto } from '../../src/crypto/telemetry-crypto.ts';
import type { BfdForgery, BfdPush, CwtForgery, CwtSnapshot } from '../../src/messages/packets.ts';
import { Broker } from '../../src/protocol/broker/broker.ts';
import { VantageAgent } from '../../src/protocol/vantage/vantage.ts';
import type { Level, World } from '../../src/search/case/scenario.ts';
import { BLANK_DELIVERY, type DeliveryDraft, tellDelivery } from './delivery-records.ts';
import { SendingOrder } from './sending-order.ts';

/** A joint packet as it left its vantage, or as an adversary joined it from two that did. */
interface JointPacket {
  readonly cwt: CwtSnapshot;
  readonly bfd: BfdPush;
  /** When each half was sent, counted over its vantage. */
  readonly cwtOrder: number;
  readonly bfdOrder: number;
  readonly together: boolean;
  accepted: boolean;
}

/** Vantages, a network under the adversary's control, and the broker; with the truth about who sent what when. */
export class ReplayWorld implements World<ReplayObservation> {
  /** Indices into the packets that exist: sent and never delivered, and sent at all. */
  readonly withheldPackets: number[] = [];
  readonly sentPackets: number[] = [];
  /** Those accepted whose vantage is still in the epoch that they name, and those whose vantage is not. */
  readonly acceptedInForce: number[] = [];
  readonly acceptedFromOldEpochs: number[] = [];

  readonly #packets: JointPacket[] = [];
  readonly #agents: VantageAgent[];
  readonly #crypto: TelemetryCrypto;
  readonly #meter: Meter;
  readonly #broker: Broker;
  readonly #order: SendingOrder;
  readonly #deliveries: DeliveryDraft[] = [];
  readonly #observation: { -readonly [K in keyof ReplayObservation]: ReplayObservation[K] };
  #lifetime = 1;
  #now = 0;
  #firstEpoch = 0;
  #heardFrom = 0;
  /** Tells what the broker keeps from anything else that it may keep. */
  #kept = 0;
  /** When a packet of each vantage was accepted last, and when it sent its last one. */
  readonly #heardAt: number[];
  readonly #emittedAt: number[];

  constructor(revision: Revision, level: Level, vantages: number) {
    this.#crypto = createTelemetryCrypto(revision, level);
    this.#meter = new Meter(revision);
    this.#broker = new Broker(revision, this.#crypto, this.#meter);
    this.#agents = Array.from(
      { length: vantages },
      (_, v) => new VantageAgent(v as Vantage, this.#crypto, revision.rules),
    );
    this.#order = new SendingOrder(vantages);
    this.#heardAt = new Array<number>(vantages).fill(NEVER);
    this.#emittedAt = new Array<number>(vantages).fill(NEVER);
    this.#observation = { count: 0, deliveries: this.#deliveries, gaps: 0, vantages: 0, epochs: 0 };
  }

  open([firstSequence = 0, firstEpoch = 0, lifetime = 1]: readonly number[]): void {
    this.withheldPackets.length = 0;
    this.sentPackets.length = 0;
    this.acceptedInForce.length = 0;
    this.acceptedFromOldEpochs.length = 0;
    this.#packets.length = 0;
    this.#broker.acceptance.clear();
    this.#kept = this.#broker.acceptance.fingerprint();
    this.#meter.clear();
    this.#order.clear();
    this.#observation.count = 0;
    this.#now = 0;
    this.#lifetime = lifetime;
    this.#firstEpoch = firstEpoch;
    this.#heardFrom = 0;
    this.#heardAt.fill(NEVER);
    this.#emittedAt.fill(NEVER);
    for (const agent of this.#agents) agent.start(firstSequence as BfdSequence, firstEpoch as Epoch);
  }

  /** A vantage emits a joint packet and the network delivers it at once. */
  transmit(v: number): void {
    this.#heardFrom = this.#observation.count;
    this.#arrive(this.#emit(v));
  }

  /** A vantage emits a joint packet and the network keeps it, for a while or for good. */
  withhold(v: number): void {
    this.#heardFrom = this.#observation.count;
    this.withheldPackets.push(this.#emit(v));
  }

  /** The network delivers a packet that it kept. */
  deliver(packet: number): void {
    this.#heardFrom = this.#observation.count;
    this.withheldPackets.splice(this.withheldPackets.indexOf(packet), 1);
    this.#arrive(packet);
  }

  /** The adversary delivers a copy of an accepted packet. */
  replay(packet: number): void {
    this.#heardFrom = this.#observation.count;
    this.#arrive(packet);
  }

  /** The adversary delivers the snapshot of one packet with the push of another. */
  join(snapshotOf: number, pushOf: number): void {
    this.#heardFrom = this.#observation.count;
    if (snapshotOf === pushOf) return;
    const first = this.#packets[snapshotOf] as JointPacket;
    const second = this.#packets[pushOf] as JointPacket;
    const known = this.#packets.findIndex((one) => one.cwt === first.cwt && one.bfd === second.bfd);
    this.#arrive(
      known >= 0 ? known : this.#add(first.cwt, second.bfd, first.cwtOrder, second.bfdOrder, false),
    );
  }

  /** The adversary delivers a packet of which it altered or made up one half or both. */
  forge(
    packet: number,
    cwtField: CwtForgery | undefined,
    bfdField: BfdForgery | undefined,
    by: number,
  ): void {
    this.#heardFrom = this.#observation.count;
    const { cwt, bfd } = this.#packets[packet] as JointPacket;
    const forgedCwt = cwtField === undefined ? cwt : this.#crypto.forgeCwt(cwt, cwtField, by);
    const forgedBfd = bfdField === undefined ? bfd : this.#crypto.forgeBfd(bfd, bfdField, by);
    const delivery = this.#receive(forgedCwt, forgedBfd);
    delivery.cwtGenuine = cwtField === undefined;
    delivery.bfdGenuine = bfdField === undefined;
  }

  enterNextEpoch(v: number): void {
    this.#heardFrom = this.#observation.count;
    this.#agents[v]?.enterNextEpoch();
    this.#sortAccepted();
  }

  wait(ticks: number): void {
    this.#heardFrom = this.#observation.count;
    this.#now += ticks;
  }

  nameOf(packet: number): string {
    const { cwt, bfd } = this.#packets[packet] as JointPacket;
    return describePacket(cwt, bfd);
  }

  observe(): ReplayObservation {
    this.#observation.gaps = this.#order.gaps;
    this.#observation.vantages = this.#order.vantages;
    this.#observation.epochs = this.#order.epochs;
    return this.#observation;
  }

  decisions(): readonly Refusals[] {
    return this.#deliveries.slice(0, this.#observation.count).map((delivery) => delivery.refusals);
  }

  heard(): readonly string[] {
    const lines: string[] = [];
    for (let index = this.#heardFrom; index < this.#observation.count; index++) {
      lines.push(tellDelivery(this.#deliveries[index] as DeliveryDraft));
    }
    return lines;
  }

  /** The next packet of a vantage, one a tick: on the tick after its last one or on this one. */
  #emit(v: number): number {
    if (this.#emittedAt[v] === this.#now) this.#now++;
    this.#emittedAt[v] = this.#now;
    const agent = this.#agents[v] as VantageAgent;
    const order = this.#order.next(v);
    const cwt = agent.emitSnapshot((this.#now + this.#lifetime) as TickInstant);
    const index = this.#add(cwt, agent.emitPush(), order, order, true);
    this.sentPackets.push(index);
    return index;
  }

  #add(cwt: CwtSnapshot, bfd: BfdPush, cwtOrder: number, bfdOrder: number, together: boolean): number {
    return this.#packets.push({ cwt, bfd, cwtOrder, bfdOrder, together, accepted: false }) - 1;
  }

  /** Delivers genuine halves, and keeps the truth about them up to date. */
  #arrive(index: number): void {
    const packet = this.#packets[index] as JointPacket;
    const { cwt, bfd } = packet;
    const bfdNewer = this.#order.isBfdNewer(bfd.vantage, packet.bfdOrder);
    const cwtNewer = this.#order.isCwtNewer(cwt.vantage, cwt.epoch, packet.cwtOrder);
    const delivery = this.#receive(cwt, bfd);
    delivery.sentTogether = packet.together;
    delivery.acceptedBefore = packet.accepted;
    delivery.bfdNewer = bfdNewer;
    delivery.cwtNewer = cwtNewer;
    delivery.silence = this.#now - (this.#heardAt[bfd.vantage] as number);
    if (delivery.refusals !== 0) return;
    this.#heardAt[bfd.vantage] = this.#now;
    this.#order.acceptBfd(bfd.vantage, packet.bfdOrder);
    this.#order.acceptCwt(cwt.vantage, cwt.epoch, packet.cwtOrder);
    if (!packet.accepted) this.#acceptedNow(index);
    packet.accepted = true;
  }

  /** Hands two halves to the broker and writes down what is true of any of them. */
  #receive(cwt: CwtSnapshot, bfd: BfdPush): DeliveryDraft {
    const delivery = this.#nextDelivery();
    const agent = this.#agents[cwt.vantage] as VantageAgent;
    delivery.refusals = this.#broker.receive(cwt, bfd, this.#now as TickInstant);
    const kept = this.#broker.acceptance.fingerprint();
    delivery.stateChanged = kept !== this.#kept;
    this.#kept = kept;
    delivery.oneVantage = cwt.vantage === bfd.vantage;
    delivery.tick = this.#now;
    delivery.expiresAt = cwt.expiresAt;
    delivery.stale = cwt.expiresAt <= this.#now;
    delivery.opensEpoch = cwt.counter === 0;
    delivery.laterEpoch = cwt.epoch > this.#firstEpoch;
    delivery.closesEpoch = agent.isLastOfEpoch(cwt.epoch, cwt.counter as CwtCounter);
    delivery.epochOver = this.#order.isEpochOver(cwt.vantage, cwt.epoch);
    delivery.fromOldEpoch = cwt.epoch < agent.newestEpochSent;
    return delivery;
  }

  #nextDelivery(): DeliveryDraft {
    const index = this.#observation.count++;
    let delivery = this.#deliveries[index];
    if (delivery === undefined) {
      delivery = { ...BLANK_DELIVERY };
      this.#deliveries.push(delivery);
    }
    delivery.cwtGenuine = true;
    delivery.bfdGenuine = true;
    delivery.sentTogether = false;
    delivery.acceptedBefore = false;
    delivery.bfdNewer = false;
    delivery.cwtNewer = false;
    delivery.silence = Number.POSITIVE_INFINITY;
    return delivery;
  }

  #acceptedNow(index: number): void {
    (this.#isFromOldEpoch(index) ? this.acceptedFromOldEpochs : this.acceptedInForce).push(index);
  }

  /** Moves what has become old, once a vantage has entered another epoch. */
  #sortAccepted(): void {
    let kept = 0;
    for (const index of this.acceptedInForce) {
      if (this.#isFromOldEpoch(index)) this.acceptedFromOldEpochs.push(index);
      else this.acceptedInForce[kept++] = index;
    }
    this.acceptedInForce.length = kept;
  }

  #isFromOldEpoch(index: number): boolean {
    const { cwt } = this.#packets[index] as JointPacket;
    return cwt.epoch < (this.#agents[cwt.vantage] as VantageAgent).epoch;
  }
}

const NEVER = Number.NEGATIVE_INFINITY;

function describePacket(cwt: CwtSnapshot, bfd: BfdPush): string {
  const snapshot = `v${cwt.vantage + 1} epoch ${cwt.epoch} counter ${cwt.counter}`;
  return cwt.vantage === bfd.vantage
    ? `${snapshot} bfd_seq ${bfd.sequence}`
    : `${snapshot} with v${bfd.vantage + 1} bfd_seq ${bfd.sequence}`;
}
