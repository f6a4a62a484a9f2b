import type { Epoch, VantageId } from '../../../spec/language/notation.ts';
import type { AlternativeOf, RuleChoices } from '../../../spec/rules/catalogue.ts';
import type { MacKeys } from '../../crypto/mac-keys.ts';
import { type BfdMac, bfdTagOctets, type EpochMac, PacketTags } from '../../crypto/packet-tags.ts';
import type { HmacSha256 } from '../../primitives/noble.ts';
import { type BfdControl, type BfdFault, decodeBfd } from '../../wire/bfd.ts';
import { type CwtFault, type CwtFields, decodeCwt } from '../../wire/cwt.ts';
import type { Decoded } from '../../wire/decoded.ts';
import { taken } from '../rule-table.ts';
import { OCTETS_FAULTS } from './faults.ts';
import { TAKEN_OCTETS, type TakenOctets } from './taken-octets.ts';

/** What became of octets from the network, before the conditions (a), (b) and (c) are looked at. */
export type Received<Fields, Fault> =
  | { readonly outcome: 'authentic'; readonly fields: Fields }
  | { readonly outcome: 'malformed'; readonly fault: Fault }
  | { readonly outcome: 'unknown vantage' }
  | { readonly outcome: 'wrong tag' };

const UNKNOWN_VANTAGE = { outcome: 'unknown vantage' } as const;
const WRONG_TAG = { outcome: 'wrong tag' } as const;

/** Decodes octets, finds the key of the vantage that they name, and verifies their tag under it. */
export class TelemetryReceiver {
  readonly #rule: AlternativeOf<'verification-key'>;
  readonly #bfdTagOctets: number;
  readonly #taken: TakenOctets;
  readonly #keys: MacKeys;
  readonly #tags: PacketTags;
  readonly #admitted: ReadonlySet<VantageId>;
  /** The vantage of each BFD session, by the discriminator that the broker gave it. */
  readonly #sessions: ReadonlyMap<number, VantageId>;

  constructor(rules: RuleChoices, keys: MacKeys, sessions: ReadonlyMap<number, VantageId>) {
    this.#rule = rules['verification-key'];
    this.#bfdTagOctets = bfdTagOctets(rules);
    this.#taken = taken(rules, 'packet-octets', TAKEN_OCTETS, OCTETS_FAULTS);
    this.#keys = keys;
    this.#tags = new PacketTags(rules);
    this.#sessions = sessions;
    this.#admitted = new Set(sessions.values());
  }

  /** Path A: a snapshot under K_v_epoch of the vantage and epoch that it names. */
  receiveCwt(arrived: Uint8Array): Received<CwtFields, CwtFault> {
    const octets = this.#taken.snapshot(arrived);
    return receive(decodeCwt(octets), ({ vantage, epoch }) => {
      if (!this.#admitted.has(vantage)) return UNKNOWN_VANTAGE;
      return this.#tags.isCwtTagRight(octets, this.#epochMac(vantage, epoch)) ? null : WRONG_TAG;
    });
  }

  /** Path B: a push under K_BFD_auth of the vantage whose session it names (RFC 5880 section 6.8.6). */
  receiveBfd(arrived: Uint8Array): Received<BfdControl, BfdFault> {
    const octets = this.#taken.push(arrived);
    return receive(decodeBfd(octets, this.#bfdTagOctets), ({ yourDiscriminator }) => {
      const vantage = this.#sessions.get(yourDiscriminator);
      if (vantage === undefined) return UNKNOWN_VANTAGE;
      return this.#tags.isBfdTagRight(octets, this.#bfdMac(vantage)) ? null : WRONG_TAG;
    });
  }

  /** A snapshot under a given key, whichever vantage it names. */
  receiveCwtUnder(octets: Uint8Array, mac: EpochMac): Received<CwtFields, CwtFault> {
    return receive(decodeCwt(octets), () => (this.#tags.isCwtTagRight(octets, mac) ? null : WRONG_TAG));
  }

  /** A push under a given key, whichever session it names. */
  receiveBfdUnder(octets: Uint8Array, mac: BfdMac): Received<BfdControl, BfdFault> {
    return receive(decodeBfd(octets, this.#bfdTagOctets), () =>
      this.#tags.isBfdTagRight(octets, mac) ? null : WRONG_TAG,
    );
  }

  /** The wrong keys are cast: their brands are what keeps them out. */
  #epochMac(vantage: VantageId, epoch: Epoch): EpochMac {
    switch (this.#rule) {
      case 'named':
        return this.#keys.epochMac(vantage, epoch);
      case 'previous-epoch':
        return this.#keys.epochMac(vantage, Math.max(0, epoch - 1) as Epoch);
      case 'other-purpose':
        return this.#keys.bfdMac(vantage) as HmacSha256 as EpochMac;
    }
  }

  #bfdMac(vantage: VantageId): BfdMac {
    if (this.#rule !== 'other-purpose') return this.#keys.bfdMac(vantage);
    return this.#keys.epochMac(vantage, 0 as Epoch) as HmacSha256 as BfdMac;
  }
}

function receive<Fields, Fault>(
  read: Decoded<Fields, Fault>,
  refuse: (fields: Fields) => typeof UNKNOWN_VANTAGE | typeof WRONG_TAG | null,
): Received<Fields, Fault> {
  if (!read.ok) return { outcome: 'malformed', fault: read.fault };
  return refuse(read.value) ?? { outcome: 'authentic', fields: read.value };
}
