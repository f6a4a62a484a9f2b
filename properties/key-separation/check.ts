import { derivedKeys } from '../../generators/key-separation/scenario.ts';
import type { KeyWorld } from '../../generators/key-separation/world.ts';
import {
  type Derivation,
  isSameKeyName,
  KEY_SEPARATION,
  type KeyObservation,
} from '../../spec/key-separation/check.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { KEYS } from '../../spec/rules/parties.ts';
import type { Binding, Reach } from '../../src/search/trial/binding.ts';

/** T-HKDF-PS: on real info strings and real keys only. */
export const keySeparation: Binding<KeyWorld, KeyObservation> = {
  statement: KEY_SEPARATION,
  scenario: derivedKeys,
  level: 'noble',
  reads: KEYS,
  grants: ['choose-ids'],
  isRelevant: ({ count }) => count >= 2,
  reach: [
    pair('both keys of one vantage', 50, (a, b) => a.vantage === b.vantage && a.purpose !== b.purpose),
    pair('K_BFD_auth and K_v_epoch of epoch 0', 8, isOnlyPurposeApart),
    pair('the same key twice', 50, isSameKeyName),
    pair(
      'two epochs of one vantage',
      50,
      (a, b) => a.vantage === b.vantage && (a.epoch as number) !== b.epoch,
    ),
    pair('one id a proper prefix of the other', 200, isPrefix),
    pair('ids that differ in letter case alone', 5, isOtherCase),
    pair('one text in two Unicode forms', 4, isOtherForm),
    pair('id and epoch digits run together to one string', 1, isRunTogether),
    pair('epochs a multiple of 2^32 apart', 20, isMultipleApart),
    kind('an empty id', 100, ({ idOctets }) => idOctets === 0),
    kind('an id of 255 octets', 50, ({ idOctets }) => idOctets === 255),
    kind('an id of 256 octets', 50, ({ idOctets }) => idOctets === 256),
    kind('an id of 257 octets or more', 100, ({ idOctets }) => idOctets >= 257),
    kind('an id with characters beyond ASCII', 200, ({ vantage, idOctets }) => idOctets !== vantage.length),
    kind('a purpose or a separator in an id', 200, ({ vantage }) =>
      /K_v_epoch|K_BFD_auth|[/|\0]/.test(vantage),
    ),
    kind('epoch 2^53 - 1', 20, ({ epoch }) => epoch === Number.MAX_SAFE_INTEGER),
  ],
  catches: [
    wrong('info-encoding', 'one-octet-length'),
    wrong('info-encoding', 'concatenated'),
    wrong('info-purpose', 'omitted'),
    wrong('info-epoch', '32-bit'),
    wrong('info-vantage', 'case-folded'),
    wrong('info-vantage', 'normalised'),
  ],
};

function isOnlyPurposeApart(a: Derivation, b: Derivation): boolean {
  return a.vantage === b.vantage && (a.epoch as number) === b.epoch && a.purpose !== b.purpose;
}

function isPrefix({ vantage: a }: Derivation, { vantage: b }: Derivation): boolean {
  return a.length !== b.length && (a.length < b.length ? b.startsWith(a) : a.startsWith(b));
}

function isOtherCase({ vantage: a }: Derivation, { vantage: b }: Derivation): boolean {
  return a !== b && a.length === b.length && a.toLowerCase() === b.toLowerCase();
}

function isOtherForm(a: Derivation, b: Derivation): boolean {
  const areBeyondAscii = a.idOctets !== a.vantage.length && b.idOctets !== b.vantage.length;
  return areBeyondAscii && a.vantage !== b.vantage && a.vantage.normalize() === b.vantage.normalize();
}

function isRunTogether(a: Derivation, b: Derivation): boolean {
  return a.vantage !== b.vantage && a.vantage + a.epoch === b.vantage + b.epoch;
}

function isMultipleApart(a: Derivation, b: Derivation): boolean {
  return (a.epoch as number) !== b.epoch && (a.epoch - b.epoch) % 2 ** 32 === 0;
}

/** Cases in which some derivation is of this kind. */
function kind(
  name: string,
  perMille: number,
  is: (derivation: Derivation) => boolean,
): Reach<KeyObservation> {
  return {
    name,
    perMille,
    when({ count, derivations }) {
      for (let index = 0; index < count; index++) if (is(derivations[index] as Derivation)) return true;
      return false;
    },
  };
}

/** Cases in which some two derivations stand in this relation, which is symmetric. */
function pair(
  name: string,
  perMille: number,
  are: (a: Derivation, b: Derivation) => boolean,
): Reach<KeyObservation> {
  return {
    name,
    perMille,
    when({ count, derivations }) {
      for (let second = 1; second < count; second++) {
        for (let first = 0; first < second; first++) {
          if (are(derivations[first] as Derivation, derivations[second] as Derivation)) return true;
        }
      }
      return false;
    },
  };
}
