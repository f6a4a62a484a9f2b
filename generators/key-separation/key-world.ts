import type { Derivation, KeyObservation } from '../../spec/key-separation/check.ts';
import { type Epoch, type VantageId, vantageId } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import {
  BFD_KEY_EPOCH,
  type BfdKeyDerivation,
  KeySchedule,
  SEARCHED_OPERATOR_KEY,
} from '../../src/keys/keys.ts';
import type { World } from '../../src/search/case/scenario.ts';
import { octetsOf, VANTAGE_IDS } from '../vantage-ids.ts';

const KNOWN_OCTETS: ReadonlyMap<VantageId, number> = new Map(VANTAGE_IDS.map((id) => [id, octetsOf(id)]));

/** One K_op, and the keys that are derived from it. It works on real octets on either level. */
export class KeyWorld implements World<KeyObservation> {
  /** Which stem the ids of this case are made from. */
  stem = 0;
  readonly #keys: KeySchedule;
  readonly #observation: { count: number; readonly derivations: Derivation[] } = {
    count: 0,
    derivations: [],
  };

  constructor(revision: Revision, bfdDerivation?: BfdKeyDerivation) {
    this.#keys = new KeySchedule(SEARCHED_OPERATOR_KEY, revision.rules, bfdDerivation);
  }

  open([stem = 0]: readonly number[]): void {
    this.stem = stem;
    this.#observation.count = 0;
  }

  /** K_v_epoch, derived anew even if it was before. */
  deriveEpochKey(vantage: VantageId = EMPTY, epoch: Epoch): void {
    const info = this.#keys.info('K_v_epoch', vantage, epoch);
    const key = this.#keys.epochKey(vantage, epoch);
    this.#keep({ purpose: 'K_v_epoch', vantage, idOctets: countOctets(vantage), epoch, info, key });
  }

  /** K_BFD_auth, derived anew even if it was before. */
  deriveBfdKey(vantage: VantageId = EMPTY): void {
    const epoch = BFD_KEY_EPOCH;
    const info = this.#keys.info('K_BFD_auth', vantage, epoch);
    const key = this.#keys.bfdKey(vantage);
    this.#keep({ purpose: 'K_BFD_auth', vantage, idOctets: countOctets(vantage), epoch, info, key });
  }

  /** An id with a character more. */
  longer(vantage: VantageId = EMPTY, codePoint: number): VantageId {
    return vantageId(vantage + String.fromCodePoint(codePoint));
  }

  observe(): KeyObservation {
    return this.#observation;
  }

  /** Both levels are one here. */

  heard(): readonly string[] {
    const { count, derivations } = this.#observation;
    const last = derivations[count - 1];
    if (last === undefined || count === 0) return [];
    return [`info string ${hexOf(last.info)}`, `key ${hexOf(last.key)}`];
  }

  #keep(derivation: Derivation): void {
    this.#observation.derivations[this.#observation.count++] = derivation;
  }
}

const EMPTY = '' as VantageId;

function countOctets(vantage: VantageId): number {
  return KNOWN_OCTETS.get(vantage) ?? octetsOf(vantage);
}

/** As a person can read it: the middle of a long one is left out. */
function hexOf(octets: Uint8Array): string {
  const hex = Array.from(octets, (octet) => octet.toString(16).padStart(2, '0'));
  if (hex.length <= 48) return hex.join('');
  return `${hex.slice(0, 24).join('')}...${hex.slice(-16).join('')} (${hex.length} octets)`;
}
