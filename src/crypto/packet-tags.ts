import type { BfdKey, EpochKey } from '../../spec/notation.ts';
import type { RuleChoices } from '../../spec/rules.ts';
import { BFD_MANDATORY_OCTETS, BFD_OCTETS, BFD_TAG_OFFSET } from '../wire/bfd.ts';
import { readUint32 } from '../wire/big-endian.ts';
import { CWT_TAG_OCTETS, expiryOffset } from '../wire/cwt.ts';
import type { HmacSha256 } from './noble.ts';

/** K_v_epoch, ready for many tags. */
export type EpochMac = HmacSha256<EpochKey>;
/** K_BFD_auth, ready for many tags. */
export type BfdMac = HmacSha256<BfdKey>;

const TAG_OCTETS = 32;

/**
 * The HMAC-SHA256 tags of both halves, over the octets as they stand on the wire. Both take octets of the right
 * shape only: those that `decodeCwt` or `decodeBfd` has accepted.
 */
export class PacketTags {
  readonly #coversExpiry: boolean;
  readonly #coversWholePush: boolean;
  readonly #compared: number;
  /** A push with its tag zeroed; the tag stays zero, the rest is copied in. */
  readonly #untagged = new Uint8Array(BFD_OCTETS);

  constructor(rules: RuleChoices) {
    this.#coversExpiry = rules['cwt-mac-coverage'] === 'all-fields';
    this.#coversWholePush = rules['bfd-mac-coverage'] === 'whole-packet';
    this.#compared = rules['tag-comparison'] === 'all-octets' ? TAG_OCTETS : TAG_OCTETS - 1;
  }

  /** Writes the tag of a snapshot into it. */
  sealCwt(octets: Uint8Array, mac: EpochMac): void {
    octets.set(this.#cwtTag(octets, mac), octets.length - CWT_TAG_OCTETS);
  }

  /** Writes the tag of a push into it. */
  sealBfd(octets: Uint8Array, mac: BfdMac): void {
    octets.set(this.#bfdTag(octets, mac), BFD_TAG_OFFSET);
  }

  /** Whether the tag of a snapshot is right under K_v_epoch. */
  isCwtTagRight(octets: Uint8Array, mac: EpochMac): boolean {
    return this.#isSame(this.#cwtTag(octets, mac), octets, octets.length - CWT_TAG_OCTETS);
  }

  /** Whether the tag of a push is right under K_BFD_auth. */
  isBfdTagRight(octets: Uint8Array, mac: BfdMac): boolean {
    return this.#isSame(this.#bfdTag(octets, mac), octets, BFD_TAG_OFFSET);
  }

  /** HMAC over every octet in front of the tag. */
  #cwtTag(octets: Uint8Array, mac: EpochMac): Uint8Array {
    const body = octets.subarray(0, octets.length - CWT_TAG_OCTETS);
    if (this.#coversExpiry) return mac.tag(body);
    const expiry = expiryOffset(readUint32(octets, 0));
    return mac.tag(body.slice().fill(0, expiry, expiry + 8));
  }

  /** HMAC over all 64 octets, those of the tag taken as zero. */
  #bfdTag(octets: Uint8Array, mac: BfdMac): Uint8Array {
    if (!this.#coversWholePush) return mac.tag(octets.subarray(0, BFD_MANDATORY_OCTETS));
    for (let index = 0; index < BFD_TAG_OFFSET; index++) this.#untagged[index] = octets[index] as number;
    return mac.tag(this.#untagged);
  }

  /** Looks at every octet, whatever the first ones are, as a comparison of tags should. */
  #isSame(tag: Uint8Array, octets: Uint8Array, at: number): boolean {
    let difference = 0;
    for (let index = 0; index < this.#compared; index++) {
      difference |= (tag[index] as number) ^ (octets[at + index] as number);
    }
    return difference === 0;
  }
}
