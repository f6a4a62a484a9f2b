import { law } from '../language/law.ts';
import { implied, printed } from '../language/origin.ts';
import { condition, every, everyPair, type List } from '../language/quantifiers.ts';
import { statement } from '../language/statement.ts';
import {
  areSameOctets,
  DERIVATIONS,
  type Derivation,
  describeDerivation,
  describePair,
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

/** Keys that may not be shared are not. */
function different(mayShare: (left: Derivation, right: Derivation) => boolean) {
  return everyPair<KeyUseObservation, Derivation>(DERIVATIONS, {
    given: (left, right) => !mayShare(left, right),
    holds: (left, right) => !areSameOctets(left.key, right.key),
    at: describePair,
    expected: () => 'different keys',
    found: () => 'equal ones',
  });
}

/** In whose place the held key gave the wanted one; null where in none. */
function placeOf({ wanted, fromOperatorKey, fromExtracted }: Attempt): string | null {
  if (areSameOctets(fromOperatorKey, wanted.key)) return 'K_op';
  return areSameOctets(fromExtracted, wanted.key) ? 'the extracted key' : null;
}

const ATTEMPTS: List<KeyUseObservation, Attempt> = {
  of: ({ attempts }) => attempts,
  count: ({ attempted }) => attempted,
  name: ({ wanted }) => describeDerivation(wanted),
};

const UNKNOWN_TO_HOLDER = every(
  ATTEMPTS,
  condition<Attempt>({
    holds: (attempt) => placeOf(attempt) === null,
    expected: ({ held }) => `unknown to the holder of ${describeDerivation(held)}`,
    found: (attempt) => `it by HKDF with that in the place of ${placeOf(attempt)}`,
  }),
);

const ACROSS_PURPOSES = different((left, right) => left.purpose === right.purpose);

/**
 * T-HKDF-PS as it is printed: of every vantage and epoch, across the two purposes. Different keys, neither of which
 * gives the other by HKDF: what independence comes to where it can be observed. That HKDF-SHA256 gives nothing else away
 * is assumed (RFC 5869).
 */
export const INDEPENDENT_KEYS = statement<KeyUseObservation>({
  id: 'T-HKDF-PS/independent',
  clause: '8',
  origin: printed(
    '8',
    'K_BFD_auth and K_v_epoch independent',
    'the witness of that name, and Step 1 of clause 4',
  ),
  sentence:
    'K_BFD_auth and K_v_epoch are independent under K_op: no K_BFD_auth is a K_v_epoch of any vantage and epoch, and none can be computed from it.',
  hypotheses: ['H-HKDF-PS'],
  laws: [
    law('different across purposes', 'K_BFD_auth(v) != K_v_epoch(v2, e)', ACROSS_PURPOSES),
    law(
      'not computed from one another',
      'K_v_epoch(v2, e) != HKDF(K_BFD_auth(v), info(v2, e))',
      UNKNOWN_TO_HOLDER,
    ),
  ],
});

/** One key for each name: that K_BFD_auth is a vantage's, and K_v_epoch a vantage's in one epoch. */
export const DISTINCT_KEYS = statement<KeyUseObservation>({
  id: 'T-HKDF-PS/distinct',
  clause: '4',
  origin: implied(
    '4',
    'Both keys are independent',
    'keys of two vantages or epochs that are equal are not independent',
  ),
  sentence: 'No two different (purpose, vantage, epoch) share a key, whatever ids and epochs there are.',
  hypotheses: ['H-HKDF-PS'],
  laws: [
    law('distinct', 'K(p, v, e) = K(p2, v2, e2) only if (p, v, e) = (p2, v2, e2)', different(isSameKeyName)),
  ],
});

/** The other branch of H-HKDF-PS, by itself. Section 4, Step 1 and section 6.3 rely on either. */
export const INDEPENDENT_LEGACY_KEYS = statement<KeyUseObservation>({
  id: 'T-HKDF-PS/legacy',
  clause: '1.4',
  origin: implied(
    '1.4',
    'otherwise the legacy Coherence-BFD AuthHMAC key derivation is used',
    'the hypothesis holds with either derivation',
  ),
  sentence:
    'Where the legacy derivation of Coherence-BFD is used, K_BFD_auth is as independent of every K_v_epoch as H-HKDF-PS guarantees: no K_BFD_auth is a K_v_epoch, and none can be computed from it.',
  hypotheses: ['H-HKDF-PS'],
  laws: [
    law('different across purposes', 'K_legacy(v) != K_v_epoch(v2, e)', ACROSS_PURPOSES),
    law(
      'not computed from one another',
      'K_v_epoch(v2, e) != HKDF(K_legacy(v), info(v2, e))',
      UNKNOWN_TO_HOLDER,
    ),
  ],
});
