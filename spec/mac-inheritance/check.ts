import { fromBreach } from '../language/from-breach.ts';
import type { KeyPurpose } from '../language/notation.ts';
import type { Statement } from '../language/statement.ts';

/** Path A carries CWT snapshots, path B BFD pushes. */
export type Path = 'A' | 'B';

/** The key that belongs to each path. */
export const KEY_OF_PATH: Readonly<Record<Path, KeyPurpose>> = { A: 'K_v_epoch', B: 'K_BFD_auth' };

/** What was done to octets on their way. */
export interface Alteration {
  readonly what:
    | 'bit flipped'
    | 'octets cut off'
    | 'octets added'
    | 'tag of the other path'
    | 'sent on the other path'
    | 'built around what the other path tagged'
    | 'made with the K_BFD_auth of an insider';
  /** The field in which a bit was flipped; empty where something else was done. */
  readonly field: string;
  /** Whether that bit is the first of its field, the last, both, or neither. */
  readonly isFirstBit: boolean;
  readonly isLastBit: boolean;
}

/** Octets that were presented to the verifier of their path. */
export interface Verification {
  readonly path: Path;
  /** The key that they were verified under. */
  readonly key: KeyPurpose;
  /** Null where they are as the vantage sent them. */
  readonly altered: Alteration | null;
  readonly outcome: 'authentic' | 'malformed' | 'unknown vantage' | 'wrong tag';
  /** Whether the verifier handed on the very fields that the vantage sent. */
  readonly fieldsKept: boolean;
}

/** Everything that was verified in one case. */
export interface MacObservation {
  /** How many entries of `verifications` belong to this case; later ones are left over from another. */
  readonly count: number;
  readonly verifications: readonly Verification[];
}

/** What is asked of one verification, and null where it is met. */
function breachOf({ path, key, altered, outcome, fieldsKept }: Verification): string | null {
  if (altered !== null) return outcome === 'authentic' ? 'expected a refusal, found it authentic' : null;
  if (key !== KEY_OF_PATH[path]) {
    return outcome === 'wrong tag' ? null : `expected wrong tag, found ${outcome}`;
  }
  if (outcome !== 'authentic') return `expected authentic, found ${outcome}`;
  return fieldsKept ? null : 'expected the fields that were sent, found others';
}

/** T-AUTH-INHERIT: section 6.3, with the BFD path composed. */
export const MAC_INHERITANCE: Statement<MacObservation> = fromBreach<MacObservation>({
  id: 'T-AUTH-INHERIT',
  clause: '6.3',
  sentence:
    'With both paths in use what a vantage sends is authentic under the key of its path and comes out as it went in, is not authentic under the key of the other path, and is refused with any bit flipped.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  formula: 'verify(K, octets) iff octets are those sent on the path of K',
  breach: (observation) => firstBreach(observation, breachOf),
});

/** The first verification of a case that is not as it should be, and where it stands. */
export function firstBreach(
  { count, verifications }: MacObservation,
  breachOfOne: (verification: Verification) => string | null = breachOf,
): string | null {
  for (let index = 0; index < count; index++) {
    const verification = verifications[index] as Verification;
    const found = breachOfOne(verification);
    if (found !== null) return `verification ${index + 1}, ${describeVerification(verification)}: ${found}`;
  }
  return null;
}

/** What was presented to whom: "path A under K_v_epoch, first bit of epoch flipped". */
export function describeVerification({ path, key, altered }: Verification): string {
  const presented = `path ${path} under ${key}`;
  if (altered === null) return `${presented}, as sent`;
  if (altered.what !== 'bit flipped') return `${presented}, ${altered.what}`;
  const which = altered.isFirstBit ? 'first bit' : altered.isLastBit ? 'last bit' : 'a bit';
  return `${presented}, ${which} of ${altered.field} flipped`;
}
