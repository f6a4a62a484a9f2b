import { law } from '../language/law.ts';
import type { Epoch, KeyPurpose, VantageId } from '../language/notation.ts';
import { implied } from '../language/origin.ts';
import { everyPair } from '../language/quantifiers.ts';
import { statement } from '../language/statement.ts';

/** One key under K_op: what it was asked for as, and what came of it. */
export interface Derivation {
  readonly purpose: KeyPurpose;
  readonly vantage: VantageId;
  /** Of the vantage id in UTF-8. */
  readonly idOctets: number;
  /** K_BFD_auth is the same in every epoch; it always stands with epoch 0 here. */
  readonly epoch: Epoch;
  /** The HKDF info string. */
  readonly info: Uint8Array;
  readonly key: Uint8Array;
}

/** Every derivation of one case, under one K_op. */
export interface KeyObservation {
  /** How many entries of `derivations` belong to this case; later ones are left over from another. */
  readonly count: number;
  readonly derivations: readonly Derivation[];
}

/** Asked for as one and the same key. Ids are compared character by character: what looks alike is not the same. */
export function isSameKeyName(left: Derivation, right: Derivation): boolean {
  return (
    left.purpose === right.purpose && left.vantage === right.vantage && (left.epoch as number) === right.epoch
  );
}

export const DERIVATIONS = {
  of: ({ derivations }: KeyObservation) => derivations,
  count: ({ count }: KeyObservation) => count,
};

/** T-HKDF-PS: the two keys are derived apart, over every vantage and epoch of a deployment. */
export const KEY_SEPARATION = statement<KeyObservation>({
  id: 'T-HKDF-PS',
  clause: '1.4',
  origin: implied(
    '8',
    'independent under K_op',
    'keys that are equal are not independent: the least of what the witness is of',
  ),
  sentence:
    'K_v_epoch and K_BFD_auth differ: no two different (purpose, vantage, epoch) share a key, and the same one gives the same again.',
  hypotheses: ['H-HKDF-PS'],
  laws: [
    law(
      'one key for each name',
      'key(p, v, e) = key(p2, v2, e2) iff (p, v, e) = (p2, v2, e2)',
      everyPair<KeyObservation, Derivation>(DERIVATIONS, {
        holds: (left, right) => areSameOctets(left.key, right.key) === isSameKeyName(left, right),
        at: describePair,
        expected: (left, right) => `${isSameKeyName(left, right) ? 'equal' : 'different'} keys`,
        found: (left, right) => `${isSameKeyName(left, right) ? 'different' : 'equal'} ones`,
      }),
    ),
  ],
});

/** Which two keys. */
export function describePair(left: Derivation, right: Derivation): string {
  return `${describeDerivation(left)} and ${describeDerivation(right)}`;
}

/** Whether two octet strings are one. */
export function areSameOctets(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false;
  return true;
}

/** Which key it is: "K_v_epoch of id "v1" in epoch 7". */
export function describeDerivation({ purpose, vantage, idOctets, epoch }: Derivation): string {
  const id = idOctets > 40 ? `an id of ${idOctets} octets` : `id "${escapeId(vantage)}"`;
  return purpose === 'K_BFD_auth' ? `K_BFD_auth of ${id}` : `K_v_epoch of ${id} in epoch ${epoch}`;
}

/** What is not printable ASCII by its code point: equal to look at is not equal. */
function escapeId(id: string): string {
  return id.replace(/[^\x20-\x7e]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
