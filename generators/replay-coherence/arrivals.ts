import type { Mutable } from '../../spec/language/mutable.ts';
import type { Arrival, KeepingObservation } from '../../spec/replay-coherence/observation.ts';
import { CONDITIONS, describeRefusals, REFUSAL, type Refusals } from '../../spec/replay-coherence/refusal.ts';
import type { Meter } from '../../src/cost/meter.ts';
import type { BalancedBrokers } from '../../src/protocol/deployment/balanced-brokers.ts';
import type { Packet, PacketStore } from './packets.ts';
import { SendingTruth } from './truth.ts';

/** A tick, and what shows it: the broker's clock of lifetimes, and that of the issuer of a packet. */
interface Clocks {
  readonly time: number;
  readonly now: number;
  readonly issuerNow: number;
}

/** Arrival as it is filled in; the statement sees it read-only. */
type ArrivalDraft = Mutable<Omit<Arrival, 'work'>> & { readonly work: Mutable<Arrival['work']> };

/** An arrival to be filled in. */
function blankArrival(): ArrivalDraft {
  return {
    vantage: 0,
    epoch: 0,
    counter: 0,
    sequence: 0,
    whole: false,
    first: false,
    acceptedBefore: false,
    inOrder: false,
    expiresAt: 0,
    now: 0,
    issuerNow: 0,
    fromOldEpoch: false,
    closesEpoch: false,
    oneVantage: false,
    cwtKeyRight: false,
    bfdKeyRight: false,
    madeForEachOther: false,
    lastSequence: 0,
    lastCounter: 0,
    newestEpoch: 0,
    silence: 0,
    missed: 0,
    missedInEpoch: 0,
    refusals: 0,
    stateChanged: false,
    work: { lookups: 0, jsonDecodes: 0, cwtMacs: 0, bfdParses: 0, bfdMacs: 0 },
  };
}

/** What arrived in a case and the truth about it, with what was counted on the broker meanwhile. */
export class Arrivals implements KeepingObservation {
  readonly arrivals: ArrivalDraft[] = [];
  readonly ledger: SendingTruth;
  count = 0;
  readonly #brokers: BalancedBrokers;
  readonly #packets: PacketStore;
  readonly #meter: Meter;
  #arrival = blankArrival();
  #before = 0;
  #heardFrom = 0;
  #note = '';
  #noteAt = 0;
  #endsAt = 0;

  constructor(brokers: BalancedBrokers, packets: PacketStore, meter: Meter, vantages: number) {
    this.#brokers = brokers;
    this.#packets = packets;
    this.#meter = meter;
    this.ledger = new SendingTruth(vantages);
  }

  clear(): void {
    this.count = 0;
    this.ledger.clear();
    this.#meter.clear();
  }

  /** A step begins: what is heard from here on is what it led to. */
  begin(): void {
    this.#heardFrom = this.count;
    this.#note = '';
  }

  /** Something that a step led to beside arrivals, at this point among them. */
  note(text: string): void {
    this.#note = text;
    this.#noteAt = this.count - this.#heardFrom;
  }

  /** The case is over at a time by the broker's clock. */
  end(now: number): this {
    this.#endsAt = now;
    return this;
  }

  get kept(): number {
    return this.#brokers.kept;
  }

  get heardOf(): number {
    return this.ledger.heardOf().length;
  }

  get liveEpochs(): number {
    return this.ledger
      .heardOf()
      .reduce((sum, vantage) => sum + Math.max(1, this.#packets.liveEpochsOf(vantage, this.#endsAt)), 0);
  }

  heard(): readonly string[] {
    const lines = this.arrivals.slice(this.#heardFrom, this.count).map(arrivalLine);
    return this.#note === '' ? lines : lines.toSpliced(this.#noteAt, 0, this.#note);
  }

  decisions(): readonly Refusals[] {
    return this.arrivals.slice(0, this.count).map(({ refusals }) => refusals);
  }

  /**
   * Before a packet is handed to the broker: what is true of it, and what the clocks show. `isOver` says whether its
   * vantage has left its epoch.
   */
  expect(
    { snapshot, push, whole, arrived, accepted }: Packet,
    { time, now, issuerNow }: Clocks,
    isOver: boolean,
  ): void {
    const { cwt } = snapshot;
    const { bfd } = push;
    this.arrivals[this.count] ??= blankArrival();
    const arrival = this.arrivals[this.count++] as ArrivalDraft;
    const record = this.ledger.of(bfd.vantage);
    const inEpoch = this.ledger.of(cwt.vantage);
    arrival.vantage = bfd.vantage + 1;
    arrival.epoch = cwt.epoch;
    arrival.counter = cwt.counter;
    arrival.sequence = bfd.sequence;
    arrival.whole = whole;
    arrival.first = !arrived;
    arrival.acceptedBefore = accepted;
    arrival.inOrder = whole && push.order > record.arrivedOrder;
    arrival.expiresAt = snapshot.expiresAt;
    arrival.now = now;
    arrival.issuerNow = issuerNow;
    arrival.fromOldEpoch = cwt.epoch < inEpoch.newestEpochSent;
    arrival.closesEpoch = whole && isOver && snapshot.orderInEpoch === inEpoch.sentIn.get(cwt.epoch, 0) - 1;
    arrival.oneVantage = cwt.vantage === bfd.vantage;
    arrival.cwtKeyRight = snapshot.keyRight;
    arrival.bfdKeyRight = push.keyRight;
    arrival.madeForEachOther = snapshot.madeFor === bfd.sequence;
    arrival.lastSequence = record.lastSequence;
    arrival.lastCounter = inEpoch.lastCounter.get(cwt.epoch, -1);
    arrival.newestEpoch = inEpoch.newestEpoch;
    arrival.silence = record.heardAt < 0 ? Number.POSITIVE_INFINITY : time - record.heardAt;
    arrival.missed = push.order - record.acceptedOrder - 1;
    arrival.missedInEpoch = snapshot.orderInEpoch - inEpoch.acceptedInEpoch.get(cwt.epoch, -1) - 1;
    this.#arrival = arrival;
    this.#before = this.#brokers.fingerprint();
    this.#count(arrival.work, 0);
  }

  /** After it: what the broker answered, and what that took. */
  answer(packet: Packet, now: number, refusals: Refusals): void {
    const arrival = this.#arrival;
    arrival.refusals = refusals;
    arrival.stateChanged = this.#before !== this.#brokers.fingerprint();
    this.#count(arrival.work, 1);
    packet.arrived = true;
    if (arrival.inOrder) this.ledger.of(packet.push.bfd.vantage).arrivedOrder = packet.push.order;
    if (refusals === 0) this.#accept(packet, now);
  }

  /** A packet that was accepted in a run and is not judged by itself. */
  arriveUnseen(packet: Packet, now: number): void {
    packet.arrived = true;
    this.ledger.of(packet.push.bfd.vantage).arrivedOrder = packet.push.order;
    this.#accept(packet, now);
  }

  #accept(packet: Packet, now: number): void {
    const { snapshot, push } = packet;
    const { vantage, epoch, counter } = snapshot.cwt;
    packet.accepted = true;
    this.ledger.acceptPush(push.bfd.vantage, push.bfd.sequence, push.order, now);
    this.ledger.acceptSnapshot(vantage, epoch, counter, snapshot.orderInEpoch);
  }

  /** Notes the counts of the meter, then what they have grown by. */
  #count(work: ArrivalDraft['work'], grown: 0 | 1): void {
    work.lookups = this.#meter.lookups - grown * work.lookups;
    work.jsonDecodes = this.#meter.jsonDecodes - grown * work.jsonDecodes;
    work.cwtMacs = this.#meter.cwtMacs - grown * work.cwtMacs;
    work.bfdParses = this.#meter.bfdParses - grown * work.bfdParses;
    work.bfdMacs = this.#meter.bfdMacs - grown * work.bfdMacs;
  }
}

/** An arrival in protocol terms, in one line, with what decided about it beside its numbers. */
function arrivalLine(arrival: ArrivalDraft): string {
  const { vantage, epoch, counter, sequence, refusals } = arrival;
  const described = `v${vantage} epoch ${epoch} counter ${counter} bfd_seq ${sequence}: ${describeRefusals(refusals)}`;
  const why = [sequenceNote(arrival), lifetimeNote(arrival)].filter((one) => one !== '').join(', ');
  return why === '' ? described : `${described} (${why})`;
}

/** Where (a) is not as the plain numbers have it: what it compared, and how long ago that was accepted. */
function sequenceNote({ sequence, lastSequence, silence, refusals }: Arrival): string {
  const isAbove = sequence > lastSequence;
  const isRefused = (refusals & REFUSAL.bfdSequence) !== 0;
  if ((refusals & ~CONDITIONS) !== 0 || isAbove !== isRefused) return '';
  return lastSequence < 0 ? '' : `last_bfd_seq ${lastSequence}, accepted ${silence} ticks ago`;
}

/** Where a lifetime is over by a clock: the tick by each, and when it ends. */
function lifetimeNote({ expiresAt, now, issuerNow }: ArrivalDraft): string {
  if (expiresAt > now && expiresAt > issuerNow) return '';
  const issuer = issuerNow === now ? '' : `, tick ${issuerNow} at its issuer`;
  return `expires_at tick ${expiresAt}, now tick ${now}${issuer}`;
}
