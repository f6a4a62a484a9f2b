import { fromBreach } from '../language/from-breach.ts';
import type { Statement } from '../language/statement.ts';
import {
  areSameOctets,
  type Derivation,
  describeDerivation,
  isSameKeyName,
  type KeyObservation,
} from './check.ts';

/** What somebody who holds a K_BFD_auth made of it, by the derivation that everybody knows. */
export interface Attempt {
  readonly held: Derivation;
  /** A K_v_epoch of the same deployment. */
  readonly wanted: Derivation;
  /** HKDF with the held key for K_op, and with the held key for what HKDF-Extract makes of K_op. */
  readonly fromOperatorKey: Uint8Array;
  readonly fromExtracted: Uint8Array;
}

/** The keys of one case, and what was made of them. */
export interface KeyUseObservation extends KeyObservation {
  /** How many entries of `attempts` belong to this case. */
  readonly attempted: number;
  readonly attempts: readonly Attempt[];
}

/** The first two keys of a case that are one and the same and may not be. */
function sharedKey(
  { count, derivations }: KeyObservation,
  mayShare: (left: Derivation, right: Derivation) => boolean,
): string | null {
  for (let second = 1; second < count; second++) {
    for (let first = 0; first < second; first++) {
      const left = derivations[first] as Derivation;
      const right = derivations[second] as Derivation;
      if (mayShare(left, right) || !areSameOctets(left.key, right.key)) continue;
      return `${describeDerivation(left)} and ${describeDerivation(right)}: expected different keys, found equal ones`;
    }
  }
  return null;
}

/** The first attempt of a case that came to the key that was wanted. */
function computedKey({ attempted, attempts }: KeyUseObservation): string | null {
  for (let index = 0; index < attempted; index++) {
    const { held, wanted, fromOperatorKey, fromExtracted } = attempts[index] as Attempt;
    const place = areSameOctets(fromOperatorKey, wanted.key)
      ? 'K_op'
      : areSameOctets(fromExtracted, wanted.key)
        ? 'the extracted key'
        : null;
    if (place === null) continue;
    return `${describeDerivation(wanted)}: expected unknown to the holder of ${describeDerivation(held)}, found it by HKDF with that in the place of ${place}`;
  }
  return null;
}

/**
 * Different keys, neither of which gives the other by HKDF: what independence comes to where it can be observed. That
 * HKDF-SHA256 gives nothing else away is assumed (RFC 5869).
 */
function breachOfIndependence(observation: KeyUseObservation): string | null {
  return sharedKey(observation, (left, right) => left.purpose === right.purpose) ?? computedKey(observation);
}

/** T-HKDF-PS as it is printed: of every vantage and epoch, across the two purposes. */
export const INDEPENDENT_KEYS: Statement<KeyUseObservation> = fromBreach<KeyUseObservation>({
  id: 'T-HKDF-PS/independent',
  clause: '8',
  sentence:
    'K_BFD_auth and K_v_epoch are independent under K_op: no K_BFD_auth is a K_v_epoch of any vantage and epoch, and none can be computed from it.',
  hypotheses: ['H-HKDF-PS'],
  formula: 'K_BFD_auth(v) != K_v_epoch(v2, e), and K_v_epoch(v2, e) != HKDF(K_BFD_auth(v), info(v2, e))',
  breach: breachOfIndependence,
});

/** One key for each name: that K_BFD_auth is a vantage's, and K_v_epoch a vantage's in one epoch. */
export const DISTINCT_KEYS: Statement<KeyUseObservation> = fromBreach<KeyUseObservation>({
  id: 'T-HKDF-PS/distinct',
  clause: '4',
  sentence: 'No two different (purpose, vantage, epoch) share a key, whatever ids and epochs there are.',
  hypotheses: ['H-HKDF-PS'],
  formula: 'K(p, v, e) = K(p2, v2, e2) only if (p, v, e) = (p2, v2, e2)',
  breach: (observation) => sharedKey(observation, isSameKeyName),
});

/** The other branch of H-HKDF-PS, by itself. Section 4, Step 1 and section 6.3 rely on either. */
export const INDEPENDENT_LEGACY_KEYS: Statement<KeyUseObservation> = fromBreach<KeyUseObservation>({
  id: 'T-HKDF-PS/legacy',
  clause: '1.4',
  sentence:
    'Where the legacy derivation of Coherence-BFD is used, K_BFD_auth is as independent of every K_v_epoch as H-HKDF-PS guarantees.',
  hypotheses: ['H-HKDF-PS'],
  formula: 'K_legacy(v) != K_v_epoch(v2, e), and K_v_epoch(v2, e) != HKDF(K_legacy(v), info(v2, e))',
  breach: breachOfIndependence,
});
