import type { BfdSequence, CwtCounter, Epoch, TickInstant, Vantage } from '../../spec/language/notation.ts';
import type { TelemetryCrypto } from '../../src/crypto/telemetry-crypto.ts';
import { type BfdPush, type CwtSnapshot, SEQUENCES } from '../../src/messages/packets.ts';
import type { PacketStore, Push, Snapshot } from './packets.ts';

/** A half in the name of the vantage of a packet, with a number so much further on than there. */
interface Making {
  readonly after: number;
  readonly by: number;
  /** Whether its key is that of the vantage that it names. */
  readonly stolen: boolean;
  readonly keyOf: Vantage;
}

/** Makes halves as somebody who holds a key: with a stolen one such that a vantage might have made them. */
export class HalfForger {
  readonly #crypto: TelemetryCrypto;
  readonly #packets: PacketStore;

  constructor(crypto: TelemetryCrypto, packets: PacketStore) {
    this.#crypto = crypto;
    this.#packets = packets;
  }

  /** The one that is known already, if its octets are. */
  snapshot({ after, by, stolen, keyOf }: Making, madeFor: BfdSequence, expiresAt: TickInstant): Snapshot {
    const { vantage, epoch, counter } = this.#packets.at(after).snapshot.cwt;
    const next = (counter + by) as CwtCounter;
    const { operatorKey } = this.#crypto;
    const cwt = this.#crypto.sealCwt(vantage, epoch, next, expiresAt, madeFor, keyOf);
    const known = this.#crypto.isCwtAuthentic(cwt, epoch)
      ? this.#packets.sameSnapshot(cwt, operatorKey)
      : undefined;
    return known ?? { cwt, keyRight: stolen, operatorKey, madeFor, expiresAt, orderInEpoch: Number.NaN };
  }

  push({ after, by, stolen, keyOf }: Making): Push {
    const { vantage, sequence } = this.#packets.at(after).push.bfd;
    const bfd = this.#crypto.sealBfd(vantage, ((sequence + by) % SEQUENCES) as BfdSequence, keyOf);
    const push = { bfd, keyRight: stolen, operatorKey: this.#crypto.operatorKey, order: Number.NaN };
    const keyRight = this.#crypto.isBfdAuthentic(bfd);
    return (keyRight ? this.#packets.samePush({ ...push, keyRight }) : undefined) ?? push;
  }

  /** Halves that name a vantage and that no key vouches for. */
  garbage(vantage: Vantage, now: TickInstant): { readonly cwt: CwtSnapshot; readonly bfd: BfdPush } {
    const sequence = 0 as BfdSequence;
    const cwt = this.#crypto.sealCwt(vantage, 0 as Epoch, 0 as CwtCounter, now, sequence);
    const bfd = this.#crypto.sealBfd(vantage, sequence);
    return {
      cwt: this.#crypto.forgeCwt(cwt, 'fabricated', 1),
      bfd: this.#crypto.forgeBfd(bfd, 'fabricated', 1),
    };
  }
}
