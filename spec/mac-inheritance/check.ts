import { type Law, law } from '../language/law.ts';
import type { KeyPurpose } from '../language/notation.ts';
import { printed } from '../language/origin.ts';
import { condition, every, type List } from '../language/quantifiers.ts';
import { statement } from '../language/statement.ts';

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
  /** Whether they are a packet of their path, from the first to the last (well-formed.ts). */
  readonly wellFormed: boolean;
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

/** Everything that was verified, each with what was presented to whom. */
export const VERIFICATIONS: List<MacObservation, Verification> = {
  of: ({ verifications }) => verifications,
  count: ({ count }) => count,
  name: (verification, number) => `verification ${number}, ${describeVerification(verification)}`,
};

function isSentUnderItsKey({ altered, key, path }: Verification): boolean {
  return altered === null && key === KEY_OF_PATH[path];
}

function isSentUnderTheOtherKey({ altered, key, path }: Verification): boolean {
  return altered === null && key !== KEY_OF_PATH[path];
}

/** What section 6.3 asks of the verifiers of both paths. */
export const ROUND_TRIP_LAWS: readonly Law<MacObservation>[] = [
  law(
    'authentic under the key of its path',
    'octets were sent on the path of K => verify(K, octets)',
    every(
      VERIFICATIONS,
      condition<Verification>({
        given: isSentUnderItsKey,
        holds: ({ outcome }) => outcome === 'authentic',
        expected: 'authentic',
        found: ({ outcome }) => outcome,
      }),
    ),
  ),
  law(
    'comes out as it went in',
    'octets were sent on the path of K => parse(octets) = the fields that were sent',
    every(
      VERIFICATIONS,
      condition<Verification>({
        given: (verification) => isSentUnderItsKey(verification) && verification.outcome === 'authentic',
        holds: ({ fieldsKept }) => fieldsKept,
        expected: 'the fields that were sent',
        found: 'others',
      }),
    ),
  ),
  law(
    'no key substitutes for the other',
    'octets were sent on the other path than that of K => verify(K, octets) finds a wrong tag',
    every(
      VERIFICATIONS,
      condition<Verification>({
        given: isSentUnderTheOtherKey,
        holds: ({ outcome }) => outcome === 'wrong tag',
        expected: 'wrong tag',
        found: ({ outcome }) => outcome,
      }),
    ),
  ),
  law(
    'nothing else is authentic',
    'octets were not sent on the path of K, and not on the other => not verify(K, octets)',
    every(
      VERIFICATIONS,
      condition<Verification>({
        given: ({ altered }) => altered !== null,
        holds: ({ outcome }) => outcome !== 'authentic',
        expected: 'a refusal',
        found: 'it authentic',
      }),
    ),
  ),
];

/** T-AUTH-INHERIT: section 6.3, with the BFD path composed. */
export const MAC_INHERITANCE = statement<MacObservation>({
  id: 'T-AUTH-INHERIT',
  clause: '6.3',
  origin: printed('8', 'CWT HMAC roundtrip preserved', 'the witness of that name'),
  sentence:
    'With both paths in use what a vantage sends is authentic under the key of its path and comes out as it went in, is not authentic under the key of the other path, and is refused once anything in it is altered, be it a single bit.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  laws: ROUND_TRIP_LAWS,
});

/** What was presented to whom: "path A under K_v_epoch, first bit of epoch flipped". */
export function describeVerification({ path, key, altered }: Verification): string {
  const presented = `path ${path} under ${key}`;
  if (altered === null) return `${presented}, as sent`;
  if (altered.what !== 'bit flipped') return `${presented}, ${altered.what}`;
  const which = altered.isFirstBit ? 'first bit' : altered.isLastBit ? 'last bit' : 'a bit';
  return `${presented}, ${which} of ${altered.field} flipped`;
}
