import { type Derivation, describeDerivation } from '../../spec/key-separation/check.ts';
import type { Attempt, KeyUseObservation } from '../../spec/key-separation/key-independence.ts';
import { type Epoch, type OperatorKey, type VantageId, vantageId } from '../../spec/language/notation.ts';
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
const EMPTY = '' as VantageId;

/**
 * One K_op, the keys that are derived from it, and somebody who holds a K_BFD_auth and would like a K_v_epoch. It works
 * on real octets on either level.
 */
export class KeyWorld implements World<KeyUseObservation> {
  /** Which stem the ids of this case are made from. */
  stem = 0;
  readonly #rules: Revision['rules'];
  readonly #keys: KeySchedule;
  readonly #derivations: Derivation[] = [];
  readonly #attempts: Attempt[] = [];
  readonly #observation = {
    count: 0,
    derivations: this.#derivations,
    attempted: 0,
    attempts: this.#attempts,
  };
  #isAttempt = false;

  constructor({ rules }: Revision, bfdDerivation?: BfdKeyDerivation) {
    this.#rules = rules;
    this.#keys = new KeySchedule(SEARCHED_OPERATOR_KEY, rules, bfdDerivation);
  }

  open([stem = 0]: readonly number[]): void {
    this.stem = stem;
    this.#observation.count = 0;
    this.#observation.attempted = 0;
    this.#isAttempt = false;
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

  /** The holder of one key runs the derivation of another with it. Both by their place. */
  attempt(heldPlace: number, wantedPlace: number): void {
    const held = this.#derivations[heldPlace] as Derivation;
    const wanted = this.#derivations[wantedPlace] as Derivation;
    const schedule = new KeySchedule(held.key as OperatorKey, this.#rules, 'hkdf');
    this.#attempts[this.#observation.attempted++] = {
      held,
      wanted,
      fromOperatorKey: schedule.epochKey(wanted.vantage, wanted.epoch),
      fromExtracted: schedule.epochKeyExpandedFrom(held.key, wanted.vantage, wanted.epoch),
    };
    this.#isAttempt = true;
  }

  /** Where the keys of one purpose stand among those derived so far. */
  placesOf(purpose: Derivation['purpose']): readonly number[] {
    const places: number[] = [];
    for (let place = 0; place < this.#observation.count; place++)
      if (this.#derivations[place]?.purpose === purpose) places.push(place);
    return places;
  }

  /** An id with a character more. */
  longer(vantage: VantageId = EMPTY, codePoint: number): VantageId {
    return vantageId(vantage + String.fromCodePoint(codePoint));
  }

  observe(): KeyUseObservation {
    return this.#observation;
  }

  /** Both levels are one here. */
  decisions(): readonly number[] {
    return [];
  }

  heard(): readonly string[] {
    const { count, attempted } = this.#observation;
    if (this.#isAttempt) {
      const { held, wanted } = this.#attempts[attempted - 1] as Attempt;
      return [`from ${describeDerivation(held)} to ${describeDerivation(wanted)}`];
    }
    if (count === 0) return [];
    const { info, key } = this.#derivations[count - 1] as Derivation;
    return [`info string ${hexOf(info)}`, `key ${hexOf(key)}`];
  }

  #keep(derivation: Derivation): void {
    this.#derivations[this.#observation.count++] = derivation;
    this.#isAttempt = false;
  }
}

function countOctets(vantage: VantageId): number {
  return KNOWN_OCTETS.get(vantage) ?? octetsOf(vantage);
}

/** As a person can read it: the middle of a long one is left out. */
function hexOf(octets: Uint8Array): string {
  const hex = Array.from(octets, (octet) => octet.toString(16).padStart(2, '0'));
  if (hex.length <= 48) return hex.join('');
  return `${hex.slice(0, 24).join('')}...${hex.slice(-16).join('')} (${hex.length} octets)`;
}
