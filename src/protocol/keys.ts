import type { BfdKey, Epoch, EpochKey, KeyPurpose, OperatorKey, VantageId } from '../../spec/notation.ts';
import type { RuleChoices } from '../../spec/rules.ts';
import { HmacSha256, hkdfExpand, hkdfExtract, type PseudorandomKey, SHA256_OCTETS } from '../crypto/noble.ts';
import { InfoEncoding } from '../wire/info.ts';

const utf8 = new TextEncoder();

/**
 * One salt for all deployments: HKDF gives one key for some different salts (short ones that differ in trailing
 * zeros), and nothing that varies may stand there.
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

/** HKDF-SHA256 (RFC 5869) from K_op to the keys of every vantage and epoch. */
export class KeySchedule {
  readonly #extracted: HmacSha256<PseudorandomKey>;
  readonly #info: InfoEncoding;
  readonly #sharesBfdKey: boolean;

  constructor(operatorKey: OperatorKey, rules: RuleChoices) {
    this.#extracted = new HmacSha256(hkdfExtract(SALT, operatorKey));
    this.#info = new InfoEncoding(rules);
    this.#sharesBfdKey = rules['bfd-key-scope'] === 'deployment';
  }

  /** K_v_epoch: what a vantage authenticates its snapshots of one epoch with. */
  epochKey(vantage: VantageId, epoch: Epoch): EpochKey {
    return this.#expand(this.info('K_v_epoch', vantage, epoch)) as EpochKey;
  }

  /** K_BFD_auth: what a vantage authenticates its pushes with, in every epoch. */
  bfdKey(vantage: VantageId): BfdKey {
    return this.#expand(this.info('K_BFD_auth', vantage, BFD_KEY_EPOCH)) as BfdKey;
  }

  /** The info string that a key is expanded with. */
  info(purpose: KeyPurpose, vantage: VantageId, epoch: Epoch): Uint8Array {
    const shared = this.#sharesBfdKey && purpose === 'K_BFD_auth';
    return this.#info.encode(purpose, shared ? NO_VANTAGE : vantage, epoch);
  }

  #expand(info: Uint8Array): Uint8Array {
    return hkdfExpand(this.#extracted, info, SHA256_OCTETS);
  }
}
