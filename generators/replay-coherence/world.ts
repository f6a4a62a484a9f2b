import type { Microseconds, TickInstant, Vantage } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { KeepingObservation } from '../../spec/replay-coherence/observation.ts';
import { describeRefusals, type Refusals } from '../../spec/replay-coherence/refusal.ts';
import { Meter } from '../../src/cost/meter.ts';
import { createTelemetryCrypto } from '../../src/crypto/create-telemetry-crypto.ts';
import type { TelemetryCrypto } from '../../src/crypto/telemetry-crypto.ts';
import type { BfdForgery, CwtForgery } from '../../src/messages/packets.ts';
import { BalancedBrokers } from '../../src/protocol/deployment/balanced-brokers.ts';
import { tickPairs } from '../../src/protocol/entrance/traffic.ts';
import type { Level, World } from '../../src/search/case/scenario.ts';
import { Arrivals } from './arrivals.ts';
import { HalfForger } from './half-forger.ts';
import { HonestVantages } from './honest-vantages.ts';
import { nameOfPacket, type Packet, PacketStore, type Push, type Snapshot } from './packets.ts';
import { SendingTicks } from './sending-ticks.ts';

/** Packets of years that are shown: a few where bfd_seq starts, before it wraps, and after. */
const MOST_SHOWN = 16;

/** The tick of Regime C (2), in which a limiter counts what R_L and B_F are. */
const T_TICK = 50_000 as Microseconds;

/**
 * Honest vantages, an insider beside them, a network, and a broker with or without the limiter in front; with the truth
 * about who made what, when and with which key. An honest vantage emits one joint packet a tick.
 */
export class ReplayWorld implements World<KeepingObservation> {
  readonly packets = new PacketStore();

  readonly #vantages: HonestVantages;
  readonly #insider: Vantage;
  readonly #crypto: TelemetryCrypto;
  readonly #forger: HalfForger;
  readonly #brokers: BalancedBrokers;
  readonly #records: Arrivals;
  readonly #revision: Revision;
  readonly #ticks: SendingTicks;

  constructor(revision: Revision, level: Level, vantages: number, limited: boolean) {
    this.#revision = revision;
    this.#crypto = createTelemetryCrypto(revision, level);
    this.#forger = new HalfForger(this.#crypto, this.packets);
    const meter = new Meter(revision);
    this.#brokers = new BalancedBrokers(revision, this.#crypto, meter, limited);
    this.#insider = vantages as Vantage;
    this.#records = new Arrivals(this.#brokers, this.packets, meter, vantages + 1);
    this.#ticks = new SendingTicks(vantages + 1);
    const { ledger } = this.#records;
    this.#vantages = new HonestVantages(vantages, revision, this.#crypto, this.packets, this.#ticks, ledger);
  }

  open([random = 0]: readonly number[]): void {
    this.packets.clear();
    this.#crypto.start();
    this.#records.clear();
    this.#ticks.clear();
    this.#brokers.start(T_TICK, (this.#ticks.now - 1) as TickInstant);
    this.#vantages.start(random);
    this.#records.begin();
  }

  /** A vantage emits, and the network delivers at once, so many times over. */
  transmit(v: number, times = 1): void {
    this.#records.begin();
    const packet = this.#vantages.emit(v);
    for (let time = 0; time < times; time++) this.#arrive(packet, v);
  }

  /** A vantage emits on so many ticks, and the network drops the packets; whoever listens has seen them. */
  lose(v: number, packets: number): void {
    this.#records.begin();
    for (let packet = 0; packet < packets; packet++) this.#vantages.emit(v);
  }

  /** The same in constant time, where nobody listens. */
  loseUnseen(v: number, packets: number): void {
    this.#records.begin();
    this.#vantages.skip(v, packets);
  }

  /** A vantage emits, and the network keeps the packet for later. */
  hold(v: number): void {
    this.#records.begin();
    this.packets.held.push(this.#vantages.emit(v).index);
  }

  /** The network delivers a packet that it kept. */
  release(index: number): void {
    this.#records.begin();
    const packet = this.packets.release(index);
    this.#arrive(packet, packet.push.bfd.vantage);
  }

  /**
   * A vantage emits on each tick and all of it is delivered, up to so many packets or to the first that is refused.
   * After two that were accepted in a row each next one is, up to where bfd_seq wraps: those are passed over. Where there
   * are never two in a row, it ends with the first few.
   */
  transmitFor(v: number, packets: number): void {
    this.#records.begin();
    const agent = this.#vantages.at(v);
    let left = packets;
    for (let inRow = 0, shown = 0; left > 0 && shown < MOST_SHOWN; shown++) {
      const packet = this.#vantages.emit(v);
      this.#arrive(packet, v);
      left--;
      if (!packet.accepted) return;
      inRow = agent.nextSequence < packet.push.bfd.sequence ? 0 : inRow + 1;
      const run = Math.min(left, agent.pushesBeforeWrap);
      if (inRow < 2 || run === 0) continue;
      if (!this.#passOver(v, run)) return;
      left -= run;
      inRow = 0;
    }
  }

  /** The adversary delivers a copy of an accepted packet. */
  replay(index: number): void {
    this.#records.begin();
    this.#interfere(this.packets.at(index));
  }

  /** The adversary delivers the snapshot of one packet with the push of another. */
  join(snapshotOf: number, pushOf: number): void {
    this.#records.begin();
    this.#arriveMade(this.packets.at(snapshotOf).snapshot, this.packets.at(pushOf).push);
  }

  /** The adversary delivers a packet of which it altered one half without its key. */
  forgeCwt(index: number, field: CwtForgery, by: number): void {
    this.#records.begin();
    const { snapshot, push } = this.packets.at(index);
    const cwt = this.#crypto.forgeCwt(snapshot.cwt, field, by);
    this.#arriveMade({ ...snapshot, cwt, keyRight: false }, push);
  }

  forgeBfd(index: number, field: BfdForgery, by: number): void {
    this.#records.begin();
    const { snapshot, push } = this.packets.at(index);
    const bfd = this.#crypto.forgeBfd(push.bfd, field, by);
    this.#arriveMade(snapshot, { ...push, bfd, keyRight: false });
  }

  /** The adversary delivers a packet of which it altered both halves. */
  forgeBoth(index: number, cwtField: CwtForgery, bfdField: BfdForgery, by: number): void {
    this.#records.begin();
    const { snapshot, push } = this.packets.at(index);
    const cwt = this.#crypto.forgeCwt(snapshot.cwt, cwtField, by);
    const bfd = this.#crypto.forgeBfd(push.bfd, bfdField, by);
    this.#arriveMade({ ...snapshot, cwt, keyRight: false }, { ...push, bfd, keyRight: false });
  }

  /** A snapshot with a counter further on that names a vantage, made with a key; with the push of another packet. */
  makeCwt(after: number, by: number, pushOf: number, stolen: boolean): void {
    this.#records.begin();
    const { vantage } = this.packets.at(after).snapshot.cwt;
    const { push } = this.packets.at(pushOf);
    const expiresAt = (this.#ticks.nextOf(this.#insider) + this.#revision.wrapperLifetime) as TickInstant;
    const made = { after, by, stolen, keyOf: stolen ? vantage : this.#insider };
    const snapshot = this.#forger.snapshot(made, push.bfd.sequence, expiresAt);
    this.#arriveMade(snapshot, push, stolen);
  }

  /** A push with a sequence further on that names a vantage, made with a key; with the snapshot of another packet. */
  makeBfd(after: number, by: number, snapshotOf: number, stolen: boolean): void {
    this.#records.begin();
    const { vantage } = this.packets.at(after).push.bfd;
    const made = { after, by, stolen, keyOf: stolen ? vantage : this.#insider };
    this.#arriveMade(this.packets.at(snapshotOf).snapshot, this.#forger.push(made), stolen);
  }

  /** The insider sends so many tick pairs at once that no key vouches for, in its own name or another's. */
  flood(claimed: number | null, pairs: number): void {
    this.#records.begin();
    const vantage = (claimed ?? this.#insider) as Vantage;
    const { cwt, bfd } = this.#forger.garbage(vantage, this.#ticks.now);
    const traffic = { senders: 1, offer: tickPairs(pairs), cwt, bfd };
    const refusals = this.#brokers.receiveTraffic(traffic, this.#ticks.now, this.#insider);
    this.#records.note(`${pairs} tick pairs that no key vouches for: ${describeRefusals(refusals)}`);
  }

  restart(): void {
    this.#records.begin();
    this.#brokers.restart();
  }

  /** A vantage comes up again in its epoch. */
  restartVantage(v: number): void {
    this.#records.begin();
    this.#vantages.restart(v);
  }

  /** The operator replaces K_op, at once for all. */
  rollKey(): void {
    this.#records.begin();
    this.#crypto.rollKey();
  }

  /** The clock by which brokers compare lifetimes is set. */
  setBrokerClock(ahead: number): void {
    this.#records.begin();
    this.#brokers.setClock(ahead);
  }

  enterNextEpoch(v: number): void {
    this.#records.begin();
    this.#vantages.at(v).enterNextEpoch();
    this.packets.sortAccepted(this.#vantages.isOld);
  }

  wait(ticks: number): void {
    this.#records.begin();
    this.#ticks.pass(ticks);
  }

  setClock(v: number, ahead: number): void {
    this.#records.begin();
    this.#vantages.setClock(v, ahead);
  }

  nameOf(index: number): string {
    return this.packets.nameOf(index);
  }

  observe(): KeepingObservation {
    return this.#records.end(this.#brokers.wall(this.#ticks.now));
  }

  decisions(): readonly Refusals[] {
    return this.#records.decisions();
  }

  heard(): readonly string[] {
    return this.#records.heard();
  }

  #interfere(packet: Packet): void {
    this.#ticks.take(this.#insider);
    this.#arrive(packet, this.#insider);
  }

  /** A run after two accepted packets, of which the last is shown. False where the limiter cuts it. */
  #passOver(v: number, run: number): boolean {
    const from = this.#ticks.now;
    this.#vantages.skip(v, run - 1);
    const packet = this.#vantages.emit(v);
    const [cwt, bfd] = [packet.snapshot.cwt, packet.push.bfd];
    if (!this.#brokers.receiveRun(cwt, bfd, from, run)) return false;
    this.#records.arriveUnseen(packet, this.#ticks.now);
    this.packets.noteAccepted(packet, this.#vantages.isOld(packet));
    this.#records.note(`${run} more on as many ticks, the last ${nameOfPacket(packet)}: each accepted`);
    return true;
  }

  /** The adversary delivers two halves, unless they are, octet for octet, what an honest vantage sent as one. */
  #arriveMade(snapshot: Snapshot, push: Push, isUsedAgain = false): void {
    const packet = this.packets.of(snapshot, push);
    if (packet.whole) return;
    this.#interfere(packet);
    if (isUsedAgain) this.packets.known.push(packet.index);
  }

  /** Hands a packet to the broker, and writes down what is true of it. */
  #arrive(packet: Packet, source: number): void {
    const { cwt } = packet.snapshot;
    const { bfd } = packet.push;
    const now = this.#ticks.now;
    const wasAccepted = packet.accepted;
    const issuerNow = now + this.#vantages.skewOf(cwt.vantage);
    this.#records.expect(
      packet,
      { time: now, now: this.#brokers.wall(now), issuerNow },
      this.#vantages.isOld(packet),
    );
    const refusals = this.#brokers.receive(cwt, bfd, now, source as Vantage);
    this.#records.answer(packet, now, refusals);
    if (packet.accepted && !wasAccepted) this.packets.noteAccepted(packet, this.#vantages.isOld(packet));
  }
}
