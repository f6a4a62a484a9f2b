import type { BfdSequence, Epoch, TickInstant, Vantage } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { TelemetryCrypto } from '../../src/crypto/telemetry-crypto.ts';
import { firstSequenceOf, VantageAgent } from '../../src/protocol/vantage/vantage.ts';
import type { Packet, PacketStore } from './packets.ts';
import type { SendingTicks } from './sending-ticks.ts';
import type { SendingTruth } from './truth.ts';

/** The honest vantages of a case, their clocks, and the truth about what they send. One emits a joint packet a tick. */
export class HonestVantages {
  readonly #agents: readonly VantageAgent[];
  readonly #revision: Revision;
  readonly #crypto: TelemetryCrypto;
  readonly #packets: PacketStore;
  readonly #ticks: SendingTicks;
  readonly #truth: SendingTruth;
  /** Ticks that each vantage's clock is ahead. */
  readonly #skews: number[];
  /** Whether one has come up again, and may so send octets that it has sent before. */
  #hasRestarted = false;

  constructor(
    count: number,
    revision: Revision,
    crypto: TelemetryCrypto,
    packets: PacketStore,
    ticks: SendingTicks,
    truth: SendingTruth,
  ) {
    this.#revision = revision;
    this.#crypto = crypto;
    this.#packets = packets;
    this.#ticks = ticks;
    this.#truth = truth;
    this.#agents = Array.from(
      { length: count },
      (_, v) => new VantageAgent(v as Vantage, crypto, revision.rules),
    );
    // One place more, for the insider, whose clock is right.
    this.#skews = new Array<number>(count + 1).fill(0);
  }

  /** Starts afresh, with this number drawn for the first bfd_seq. */
  start(random: number): void {
    this.#hasRestarted = false;
    this.#skews.fill(0);
    const first = firstSequenceOf(this.#revision.rules, random as BfdSequence);
    for (const agent of this.#agents) agent.start(first, 0 as Epoch);
  }

  at(v: number): VantageAgent {
    return this.#agents[v] as VantageAgent;
  }

  /** Whether the vantage of a packet has left the epoch that it names. */
  readonly isOld = ({ snapshot: { cwt } }: Packet): boolean =>
    cwt.epoch < (this.#agents[cwt.vantage] as VantageAgent).epoch;

  /** By how many ticks the clock of a vantage, or of the insider, is ahead. */
  skewOf(v: number): number {
    return this.#skews[v] as number;
  }

  setClock(v: number, ahead: number): void {
    this.#skews[v] = ahead;
  }

  /** One comes up again in its epoch. */
  restart(v: number): void {
    this.#hasRestarted = true;
    this.at(v).restart();
  }

  /** The next packet of a vantage, on the tick after its last one or on this one. */
  emit(v: number): Packet {
    this.#ticks.take(v);
    const agent = this.at(v);
    const { sent: order, sentIn } = this.#truth.of(v);
    const orderInEpoch = sentIn.get(agent.epoch, 0);
    this.#truth.send(v, agent.epoch, 1);
    const madeFor = agent.nextSequence;
    const expiresAt = this.#ticks.now + this.skewOf(v) + this.#revision.wrapperLifetime;
    const cwt = agent.emitSnapshot(expiresAt as TickInstant);
    const { operatorKey } = this.#crypto;
    const snapshot = { cwt, keyRight: true, operatorKey, madeFor, expiresAt, orderInEpoch };
    const push = { bfd: agent.emitPush(), keyRight: true, operatorKey, order };
    const before = this.#hasRestarted ? this.#packets.sameOctets(snapshot, push) : undefined;
    const packet = this.#packets.add(snapshot, push, true, before);
    this.#packets.known.push(packet.index);
    return packet;
  }

  /** So many packets of a vantage, one a tick, that nobody sees. */
  skip(v: number, packets: number): void {
    if (packets === 0) return;
    const agent = this.at(v);
    agent.passOver(packets);
    this.#truth.send(v, agent.epoch, packets);
    this.#ticks.takeEach(v, packets);
  }
}
