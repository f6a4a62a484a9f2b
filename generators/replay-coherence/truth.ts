import { EpochMap } from '../../src/messages/epoch-map.ts';

const NONE = -1;

/** What is true of one vantage. Orders count what it has sent, whatever numbers that carried. */
class VantageRecord {
  sent = 0;
  /** The latest whole packet that arrived, and the push that was accepted last. */
  arrivedOrder = NONE;
  acceptedOrder = NONE;
  /** The newest epoch in which it has sent. */
  newestEpochSent = NONE;
  lastSequence = NONE;
  heardAt = NONE;
  newestEpoch = NONE;
  /** By epoch: how many it has sent, and the one accepted last. */
  readonly sentIn = new EpochMap();
  readonly acceptedInEpoch = new EpochMap();
  readonly lastCounter = new EpochMap();
}

/**
 * The truth about what was sent, arrived and was accepted, vantage by vantage: kept from the broker's answers, never
 * from what the broker remembers.
 */
export class SendingTruth {
  readonly #records: readonly VantageRecord[];

  constructor(vantages: number) {
    this.#records = Array.from({ length: vantages }, () => new VantageRecord());
  }

  clear(): void {
    for (const record of this.#records) {
      record.sent = 0;
      record.arrivedOrder = NONE;
      record.acceptedOrder = NONE;
      record.newestEpochSent = NONE;
      record.lastSequence = NONE;
      record.heardAt = NONE;
      record.newestEpoch = NONE;
      record.sentIn.clear();
      record.acceptedInEpoch.clear();
      record.lastCounter.clear();
    }
  }

  of(vantage: number): VantageRecord {
    return this.#records[vantage] as VantageRecord;
  }

  /** The vantages of which a packet was accepted. */
  heardOf(): readonly number[] {
    return [...this.#records.keys()].filter((vantage) => this.of(vantage).heardAt !== NONE);
  }

  /** A vantage sends so many packets in an epoch. */
  send(vantage: number, epoch: number, packets: number): void {
    const record = this.of(vantage);
    record.sent += packets;
    record.newestEpochSent = epoch;
    record.sentIn.set(epoch, record.sentIn.get(epoch, 0) + packets);
  }

  /** A push was accepted, the `order`th of its vantage; not a number where the vantage did not send it. */
  acceptPush(vantage: number, sequence: number, order: number, now: number): void {
    const record = this.of(vantage);
    record.acceptedOrder = order;
    record.lastSequence = sequence;
    record.heardAt = now;
  }

  acceptSnapshot(vantage: number, epoch: number, counter: number, orderInEpoch: number): void {
    const record = this.of(vantage);
    record.newestEpoch = Math.max(epoch, record.newestEpoch);
    record.lastCounter.set(epoch, counter);
    record.acceptedInEpoch.set(epoch, orderInEpoch);
  }
}
