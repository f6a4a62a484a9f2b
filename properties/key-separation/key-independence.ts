import { derivedKeys, heldKeys, heldLegacyKeys } from '../../generators/key-separation/scenario.ts';
import type { KeyWorld } from '../../generators/key-separation/world.ts';
import { type Derivation, isSameKeyName } from '../../spec/key-separation/check.ts';
import {
  DISTINCT_KEYS,
  INDEPENDENT_KEYS,
  INDEPENDENT_LEGACY_KEYS,
  type KeyUseObservation,
} from '../../spec/key-separation/key-independence.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { KEYS, LEGACY_KEYS } from '../../spec/rules/parties.ts';
import type { Binding, Reach } from '../../src/search/trial/binding.ts';

type KeyBinding = Binding<KeyWorld, KeyUseObservation>;

const onRealOctets = {
  level: 'noble',
  reads: KEYS,
  grants: ['choose-ids', 'use-held-key'],
  silence: 'open',
  isRelevant: ({ count }) => count >= 2,
} as const satisfies Partial<KeyBinding>;

const acrossPurposes: readonly Reach<KeyUseObservation>[] = [
  pair('both keys of one vantage', 30, (a, b) => a.vantage === b.vantage && a.purpose !== b.purpose),
  pair(
    'K_BFD_auth and K_v_epoch of epoch 0',
    8,
    (a, b) => a.vantage === b.vantage && a.purpose !== b.purpose && (a.epoch as number) === b.epoch,
  ),
  pair('keys of two vantages', 300, (a, b) => a.vantage !== b.vantage && a.purpose !== b.purpose),
  { name: 'a K_v_epoch looked for from a K_BFD_auth', perMille: 80, when: ({ attempted }) => attempted > 0 },
  {
    name: 'that of the same vantage looked for',
    perMille: 8,
    when: ({ attempted, attempts }) =>
      attempts.slice(0, attempted).some(({ held, wanted }) => held.vantage === wanted.vantage),
  },
];

/** T-HKDF-PS/independent: on real keys only. */
export const independentKeys: KeyBinding = {
  ...onRealOctets,
  statement: INDEPENDENT_KEYS,
  scenario: heldKeys,
  reach: acrossPurposes,
  catches: [
    wrong('info-purpose', 'omitted'),
    wrong('info-purpose', 'one-label'),
    wrong('key-octets', '1-octet'),
    wrong('key-octets', 'none'),
  ],
};

/** T-HKDF-PS/distinct: on real keys only. */
export const distinctKeys: KeyBinding = {
  ...onRealOctets,
  statement: DISTINCT_KEYS,
  scenario: derivedKeys,
  reach: [
    pair('the same key twice', 30, isSameKeyName),
    pair(
      'two epochs of one vantage',
      50,
      (a, b) => a.vantage === b.vantage && (a.epoch as number) !== b.epoch,
    ),
    pair('one id a proper prefix of the other', 100, isPrefix),
    pair('ids that differ in trailing zeros', 1, (a, b) => a.vantage !== b.vantage && isSamePadded(a, b)),
    pair(
      'epochs a multiple of 2^32 apart',
      10,
      (a, b) => (a.epoch as number) !== b.epoch && (a.epoch - b.epoch) % 2 ** 32 === 0,
    ),
    kind('an empty id', 20, ({ idOctets }) => idOctets === 0),
    kind('an id of 255 octets', 20, ({ idOctets }) => idOctets === 255),
    kind('an id of 256 octets', 20, ({ idOctets }) => idOctets === 256),
    kind('an id beyond ASCII', 100, ({ vantage, idOctets }) => idOctets !== vantage.length),
  ],
  catches: [
    wrong('info-encoding', 'concatenated'),
    wrong('info-encoding', 'one-octet-length'),
    wrong('info-purpose', 'omitted'),
    wrong('info-epoch', '32-bit'),
    wrong('info-epoch', 'omitted'),
    wrong('info-epoch', 'previous'),
    wrong('info-vantage', 'case-folded'),
    wrong('info-vantage', 'normalised'),
    wrong('info-vantage', 'first-255'),
    wrong('hkdf-salt', 'vantage-id'),
    wrong('bfd-key-scope', 'deployment'),
    wrong('key-octets', '1-octet'),
  ],
};

/** T-HKDF-PS/legacy: on real keys only, in a deployment that uses the legacy derivation. */
export const independentLegacyKeys: KeyBinding = {
  ...onRealOctets,
  statement: INDEPENDENT_LEGACY_KEYS,
  reads: LEGACY_KEYS,
  scenario: heldLegacyKeys,
  reach: acrossPurposes,
  catches: [
    wrong('legacy-bfd-key', 'operator-key'),
    wrong('legacy-bfd-key', 'extracted-key'),
    wrong('legacy-bfd-key', 'epoch-key'),
  ],
};

function isPrefix({ vantage: a }: Derivation, { vantage: b }: Derivation): boolean {
  return a.length !== b.length && (a.length < b.length ? b.startsWith(a) : a.startsWith(b));
}

/** One HMAC key, as HKDF-Extract pads its salt. */
function isSamePadded({ vantage: a }: Derivation, { vantage: b }: Derivation): boolean {
  return a.replace(/\0+$/, '') === b.replace(/\0+$/, '');
}

function kind(
  name: string,
  perMille: number,
  is: (derivation: Derivation) => boolean,
): Reach<KeyUseObservation> {
  return { name, perMille, when: ({ count, derivations }) => derivations.slice(0, count).some(is) };
}

/** Cases in which some two derivations stand in this relation, which is symmetric. */
function pair(
  name: string,
  perMille: number,
  are: (a: Derivation, b: Derivation) => boolean,
): Reach<KeyUseObservation> {
  return {
    name,
    perMille,
    when: ({ count, derivations }) =>
      derivations
        .slice(0, count)
        .some((second, at) => derivations.slice(0, at).some((first) => are(first, second))),
  };
}
