import type { BfdPush, CwtSnapshot } from '../../src/messages/packets.ts';

/** A CWT half, and the truth about it. */
export interface Snapshot {
  readonly cwt: CwtSnapshot;
  /** Made with the key of the vantage it names, and not altered since. */
  readonly keyRight: boolean;
  /** The number of the K_op that its key comes from. */
  readonly operatorKey: number;
  /** The bfd_seq that it was made to go with. */
  readonly madeFor: number;
  /** When its lifetime ends by the clock of its issuer. */
  readonly expiresAt: number;
  /** How many its vantage had sent before it in its epoch; not a number where the vantage did not send it. */
  readonly orderInEpoch: number;
}

/** A BFD half, and the truth about it. */
export interface Push {
  readonly bfd: BfdPush;
  readonly keyRight: boolean;
  readonly operatorKey: number;
  /** How many its vantage had sent before it. */
  readonly order: number;
}

/** Two halves that arrive as one packet. */
export interface Packet {
  /** Its place among the packets of a case. */
  readonly index: number;
  readonly snapshot: Snapshot;
  readonly push: Push;
  /** An honest vantage sent them as one. */
  readonly whole: boolean;
  arrived: boolean;
  accepted: boolean;
}

/** What a packet is called where there are others. */
export function nameOfPacket({ snapshot: { cwt }, push: { bfd }, whole }: Packet): string {
  const name = `v${cwt.vantage + 1} epoch ${cwt.epoch} counter ${cwt.counter}`;
  const push = cwt.vantage === bfd.vantage ? '' : ` with v${bfd.vantage + 1}`;
  return `${whole ? '' : 'made '}${name}${push} bfd_seq ${bfd.sequence}`;
}

/** After 2^32 pushes a vantage sends the same octets again. */
function isSamePush(left: Push, right: Push): boolean {
  if (left === right) return true;
  const sameFields = left.bfd.vantage === right.bfd.vantage && left.bfd.sequence === right.bfd.sequence;
  return sameFields && left.keyRight && right.keyRight && left.operatorKey === right.operatorKey;
}

/** The packets of a case, by index, and the lists that steps choose from. */
export class PacketStore {
  /** Held back by the network, and those whose halves an adversary can use. */
  readonly held: number[] = [];
  readonly known: number[] = [];
  /** Those accepted whose vantage is still in the epoch that they name, and those whose vantage is not. */
  readonly acceptedInForce: number[] = [];
  readonly acceptedFromOldEpochs: number[] = [];
  readonly #packets: Packet[] = [];

  clear(): void {
    this.held.length = 0;
    this.known.length = 0;
    this.acceptedInForce.length = 0;
    this.acceptedFromOldEpochs.length = 0;
    this.#packets.length = 0;
  }

  at(index: number): Packet {
    return this.#packets[index] as Packet;
  }

  /** As a step refers to it: made packets can differ in their lifetime alone, and are then numbered. */
  nameOf(index: number): string {
    const name = nameOfPacket(this.at(index));
    let nth = 1;
    for (let before = 0; before < index; before++) if (nameOfPacket(this.at(before)) === name) nth++;
    return nth === 1 ? name : `${name} (${nth})`;
  }

  /** The packet of two halves: the known one, if the same octets were sent or delivered together before. */
  of(snapshot: Snapshot, push: Push): Packet {
    const known = this.#packets.find((one) => one.snapshot === snapshot && isSamePush(one.push, push));
    return known ?? this.add(snapshot, push, false);
  }

  /** A half that has the very octets that these fields have under a K_op, if there is one. */
  sameSnapshot(
    { vantage, epoch, counter, expiresAt, boundTo }: CwtSnapshot,
    operatorKey: number,
  ): Snapshot | undefined {
    return this.#packets.find(({ snapshot: { cwt, keyRight, operatorKey: under } }) => {
      const sameNumbers = cwt.epoch === epoch && cwt.counter === counter && cwt.expiresAt === expiresAt;
      const sameKey = keyRight && under === operatorKey && cwt.vantage === vantage;
      return sameNumbers && sameKey && cwt.boundTo === boundTo;
    })?.snapshot;
  }

  /** In how many epochs a vantage has sent a packet whose lifetime ends after a tick. */
  liveEpochsOf(vantage: number, now: number): number {
    const epochs = new Set<number>();
    for (const { whole, snapshot } of this.#packets) {
      const isLive = whole && snapshot.cwt.vantage === vantage && snapshot.cwt.expiresAt > now;
      if (isLive) epochs.add(snapshot.cwt.epoch);
    }
    return epochs.size;
  }

  samePush(push: Push): Push | undefined {
    return this.#packets.find((one) => isSamePush(one.push, push))?.push;
  }

  /** A packet that was sent with the very octets of this one, if there is one. */
  sameOctets({ cwt, operatorKey }: Snapshot, push: Push): Packet | undefined {
    const known = this.sameSnapshot(cwt, operatorKey);
    return this.#packets.find((one) => one.whole && one.snapshot === known && isSamePush(one.push, push));
  }

  /** Another packet, and whether its octets, as those of one `before`, have arrived and were accepted. */
  add(snapshot: Snapshot, push: Push, whole: boolean, before?: Packet): Packet {
    const index = this.#packets.length;
    const { arrived = false, accepted = false } = before ?? {};
    const packet = { index, snapshot, push, whole, arrived, accepted };
    this.#packets.push(packet);
    return packet;
  }

  /** Takes a packet from those held back. */
  release(index: number): Packet {
    this.held.splice(this.held.indexOf(index), 1);
    return this.at(index);
  }

  noteAccepted({ index }: Packet, old: boolean): void {
    (old ? this.acceptedFromOldEpochs : this.acceptedInForce).push(index);
  }

  /** Moves what has become old, once a vantage has entered another epoch. */
  sortAccepted(isOld: (packet: Packet) => boolean): void {
    let kept = 0;
    for (const index of this.acceptedInForce) {
      if (isOld(this.at(index))) this.acceptedFromOldEpochs.push(index);
      else this.acceptedInForce[kept++] = index;
    }
    this.acceptedInForce.length = kept;
  }
}
