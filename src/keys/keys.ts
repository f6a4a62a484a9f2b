import type {
  BfdKey,
  Epoch,
  EpochKey,
  KeyPurpose,
  OperatorKey,
  VantageId,
} from '../../spec/language/notation.ts';
import type { AlternativeOf, RuleChoices } from '../../spec/rules/catalogue.ts';
import {
  HmacSha256,
  hkdfExpand,
  hkdfExtract,
  type PseudorandomKey,
  SHA256_OCTETS,
} from '../primitives/noble.ts';
import { InfoEncoding } from '../wire/info.ts';

const utf8 = new TextEncoder();

/**
 * The fixed salt, of all deployments. HKDF gives one key for some different salts (short ones that differ in trailing
 * zeros), so that what varies there may collide: the alternative `vantage-id` of the rule `hkdf-salt` shows it.
 */
const SALT = utf8.encode('mvps-perfsec-coupling-00');

/**
 * K_BFD_auth outlives epochs, because the BFD sequence that it protects does not restart with them (section 4, Step
 * 3). In (purpose, vantage, epoch) it always stands with this epoch.
 */
export const BFD_KEY_EPOCH = 0 as Epoch;

/** Stands in the info string of a K_BFD_auth that all vantages hold. */
const NO_VANTAGE = '' as VantageId;

/** K_op of the deployments that are searched. Public: what is searched for does not depend on it. */
export const SEARCHED_OPERATOR_KEY = utf8.encode(
  'a public K_op, 32 octets exactly',
) as Uint8Array as OperatorKey;

/** The K_op of the same deployments after so many replacements. */
export function operatorKeyAfter(replaced: number): OperatorKey {
  const octets = Uint8Array.from(SEARCHED_OPERATOR_KEY);
  octets[0] = ((octets[0] as number) + replaced) % 256;
  return octets as Uint8Array as OperatorKey;
}

/** Of the legacy derivation: the string that the published Coherence-BFD capture authenticates with. */
const LEGACY_SECRET = utf8.encode('MVPS-shared-secret-deterministic-2026') as Uint8Array as BfdKey;

type Extracted = HmacSha256<PseudorandomKey>;
export type BfdKeyDerivation = AlternativeOf<'bfd-key-derivation'>;

/** HKDF-SHA256 (RFC 5869) from K_op to the keys of every vantage and epoch. */
export class KeySchedule {
  readonly #operatorKey: OperatorKey;
  readonly #bfdDerivation: BfdKeyDerivation;
  readonly #legacyKey: AlternativeOf<'legacy-bfd-key'>;
  readonly #rules: RuleChoices;
  readonly #extracted: Extracted;
  readonly #info: InfoEncoding;
  readonly #octets: number;
  readonly #sharesBfdKey: boolean;

  /** `bfdDerivation` decides for a deployment that is known to use one or the other. */
  constructor(
    operatorKey: OperatorKey,
    rules: RuleChoices,
    bfdDerivation: BfdKeyDerivation = rules['bfd-key-derivation'],
  ) {
    this.#operatorKey = operatorKey;
    this.#bfdDerivation = bfdDerivation;
    this.#legacyKey = rules['legacy-bfd-key'];
    this.#rules = rules;
    this.#extracted = new HmacSha256(hkdfExtract(SALT, operatorKey));
    this.#info = new InfoEncoding(rules);
    this.#octets = KEY_OCTETS[rules['key-octets']];
    this.#sharesBfdKey = rules['bfd-key-scope'] === 'deployment';
  }

  /** K_v_epoch: what a vantage authenticates its snapshots of one epoch with. */
  epochKey(vantage: VantageId, epoch: Epoch): EpochKey {
    return this.#derive('K_v_epoch', vantage, epoch, this.#extractedFor(vantage)) as EpochKey;
  }

  /** K_BFD_auth: what a vantage authenticates its pushes with, in every epoch. */
  bfdKey(vantage: VantageId): BfdKey {
    if (this.#bfdDerivation === 'legacy') return this.#legacyBfdKey(vantage);
    const owner = this.#sharesBfdKey ? NO_VANTAGE : vantage;
    return this.#derive('K_BFD_auth', owner, BFD_KEY_EPOCH, this.#extractedFor(owner)) as BfdKey;
  }

  /** The info string that a key is expanded with. */
  info(purpose: KeyPurpose, vantage: VantageId, epoch: Epoch): Uint8Array {
    const shared = this.#sharesBfdKey && purpose === 'K_BFD_auth';
    return this.#info.encode(purpose, shared ? NO_VANTAGE : vantage, epoch);
  }

  /** What somebody gets who takes octets for the PRK of HKDF-Extract, and expands them to the K_v_epoch of a vantage. */
  epochKeyExpandedFrom(octets: Uint8Array, vantage: VantageId, epoch: Epoch): EpochKey {
    const extracted = new HmacSha256(octets as PseudorandomKey);
    return this.#derive('K_v_epoch', vantage, epoch, extracted) as EpochKey;
  }

  #derive(purpose: KeyPurpose, vantage: VantageId, epoch: Epoch, extracted: Extracted): Uint8Array {
    if (this.#octets === 0) return new Uint8Array(0);
    return hkdfExpand(extracted, this.info(purpose, vantage, epoch), this.#octets);
  }

  #extractedFor(vantage: VantageId): Extracted {
    if (this.#rules['hkdf-salt'] === 'fixed') return this.#extracted;
    return new HmacSha256(hkdfExtract(this.#info.vantageOctets(vantage), this.#operatorKey));
  }

  #legacyBfdKey(vantage: VantageId): BfdKey {
    switch (this.#legacyKey) {
      case 'shared-secret':
        return LEGACY_SECRET;
      case 'operator-key':
        return this.#operatorKey as Uint8Array as BfdKey;
      case 'extracted-key':
        return this.#extractedFor(vantage).key as Uint8Array as BfdKey;
      case 'epoch-key':
        return this.epochKey(vantage, 0 as Epoch) as Uint8Array as BfdKey;
    }
  }
}

const KEY_OCTETS = { '32-octets': SHA256_OCTETS, '16-octets': 16, '1-octet': 1, none: 0 } as const;
