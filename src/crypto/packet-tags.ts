import type { BfdKey, EpochKey } from '../../spec/language/notation.ts';
import type { RuleChoices } from '../../spec/rules/catalogue.ts';
import { readUint32 } from '../primitives/big-endian.ts';
import { type HmacSha256, SHA256_OCTETS } from '../primitives/noble.ts';
import { BFD_MANDATORY_OCTETS, BFD_TAG_OFFSET } from '../wire/bfd.ts';
import { CWT_TAG_OCTETS, expiryOffset } from '../wire/cwt.ts';

/** K_v_epoch, ready for many tags. */
export type EpochMac = HmacSha256<EpochKey>;
/** K_BFD_auth, ready for many tags. */
export type BfdMac = HmacSha256<BfdKey>;

/** How many octets of its tag a push carries. */
export function bfdTagOctets(rules: RuleChoices): number {
  return rules['bfd-tag-length'] === '32-octets' ? SHA256_OCTETS : 12;
}

/**
 * The HMAC-SHA256 tags of both halves, over the octets as they stand on the wire. Both take octets of the right
 * shape only: those that `decodeCwt` or `decodeBfd` has accepted.
 */
export class PacketTags {
  readonly #rules: RuleChoices;
  readonly #bfdTagOctets: number;
  readonly #verifiesCwt: boolean;
  readonly #verifiesBfd: boolean;
  /** A push with its tag zeroed; the tag stays zero, the rest is copied in. */
  readonly #untagged: Uint8Array;

  constructor(rules: RuleChoices) {
    this.#rules = rules;
    this.#bfdTagOctets = bfdTagOctets(rules);
    this.#verifiesCwt = rules['cwt-mac-verification'] !== 'never';
    this.#verifiesBfd = rules['bfd-mac-verification'] !== 'never';
    this.#untagged = new Uint8Array(BFD_TAG_OFFSET + this.#bfdTagOctets);
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
    return !this.#verifiesCwt || this.#isSame(this.#cwtTag(octets, mac), octets);
  }

  /** Whether the tag of a push is right under K_BFD_auth. */
  isBfdTagRight(octets: Uint8Array, mac: BfdMac): boolean {
    return !this.#verifiesBfd || this.#isSame(this.#bfdTag(octets, mac), octets);
  }

  /** HMAC over every octet in front of the tag. */
  #cwtTag(octets: Uint8Array, mac: EpochMac): Uint8Array {
    const body = octets.subarray(0, octets.length - CWT_TAG_OCTETS);
    const expiry = expiryOffset(readUint32(octets, 0));
    switch (this.#rules['cwt-mac-coverage']) {
      case 'all-fields':
        return mac.tag(body);
      case 'all-but-expiry':
        return mac.tag(body.slice().fill(0, expiry, expiry + 8));
      case 'all-but-last-octet':
        return mac.tag(body.subarray(0, -1));
      case 'payload-only':
        return mac.tag(body.subarray(expiry + 12));
    }
  }

  /** HMAC over the whole packet, the octets of the tag taken as zero; as much of it as the packet carries. */
  #bfdTag(octets: Uint8Array, mac: BfdMac): Uint8Array {
    return mac.tag(this.#coveredOfPush(octets)).subarray(0, this.#bfdTagOctets);
  }

  #coveredOfPush(octets: Uint8Array): Uint8Array {
    switch (this.#rules['bfd-mac-coverage']) {
      case 'mandatory-section':
        return octets.subarray(0, BFD_MANDATORY_OCTETS);
      case 'all-but-last-octet':
        return octets.subarray(0, BFD_TAG_OFFSET - 1);
      case 'whole-packet':
        for (let index = 0; index < BFD_TAG_OFFSET; index++) this.#untagged[index] = octets[index] as number;
        return this.#untagged;
    }
  }

  /** Looks at every octet, whatever the first ones are, as a comparison of tags should. A packet ends with its tag. */
  #isSame(tag: Uint8Array, octets: Uint8Array): boolean {
    const at = octets.length - tag.length;
    const compared = this.#comparedOf(tag.length);
    let difference = 0;
    for (let index = 0; index < compared; index++) {
      difference |= (tag[index] as number) ^ (octets[at + index] as number);
    }
    return difference === 0;
  }

  #comparedOf(tagOctets: number): number {
    switch (this.#rules['tag-comparison']) {
      case 'all-octets':
        return tagOctets;
      case 'all-but-last':
        return tagOctets - 1;
      case 'first-octet':
        return 1;
    }
  }
}
