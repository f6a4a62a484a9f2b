import { anyPackets } from '../../generators/mac-inheritance/scenario.ts';
import type { MacWorld } from '../../generators/mac-inheritance/world.ts';
import type { Alteration, MacObservation, Verification } from '../../spec/mac-inheritance/check.ts';
import { PRESERVED_ROUND_TRIP, SEPARATE_PATHS } from '../../spec/mac-inheritance/mac-composition.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { OCTETS } from '../../spec/rules/parties.ts';
import type { Binding, Reach } from '../../src/search/trial/binding.ts';

type MacBinding = Binding<MacWorld, MacObservation>;

/** T-AUTH-INHERIT/preserved: on real octets only. */
export const preservedRoundTrip: MacBinding = {
  statement: PRESERVED_ROUND_TRIP,
  scenario: anyPackets,
  level: 'noble',
  reads: OCTETS,
  grants: ['tamper', 'cross-paths', 'use-held-key'],
  silence: 'open',
  isRelevant: ({ count }) => count > 0,
  reach: [
    kind('a snapshot as sent', 900, ({ path, altered }) => path === 'A' && altered === null),
    kind('a snapshot under K_BFD_auth', 900, ({ path, key }) => path === 'A' && key === 'K_BFD_auth'),
    kind('a push under K_v_epoch', 900, ({ path, key }) => path === 'B' && key === 'K_v_epoch'),
    altered('a bit flipped', 'bit flipped', 300),
    altered('octets cut off', 'octets cut off', 40),
    altered('octets added', 'octets added', 40),
    altered('a snapshot made by an insider', 'made with the K_BFD_auth of an insider', 60),
    kind(
      'altered, and read without fault',
      200,
      (one) => one.altered !== null && one.outcome === 'wrong tag',
    ),
    kind('the last bit of a tag flipped', 5, isLastBitOfTag),
  ],
  catches: [
    wrong('tag-comparison', 'all-but-last'),
    wrong('tag-comparison', 'first-octet'),
    wrong('cwt-mac-coverage', 'all-but-expiry'),
    wrong('cwt-mac-coverage', 'all-but-last-octet'),
    wrong('cwt-mac-coverage', 'payload-only'),
    wrong('bfd-mac-coverage', 'mandatory-section'),
    wrong('bfd-mac-coverage', 'all-but-last-octet'),
    wrong('verification-key', 'other-purpose'),
    wrong('verification-key', 'previous-epoch'),
    wrong('info-purpose', 'omitted'),
    wrong('key-octets', 'none'),
  ],
};

/** T-AUTH-INHERIT/cross-path: on real octets only. */
export const separatePaths: MacBinding = {
  statement: SEPARATE_PATHS,
  scenario: anyPackets,
  level: 'noble',
  reads: OCTETS,
  grants: ['cross-paths'],
  silence: 'open',
  isRelevant: ({ count }) => count > 0,
  reach: [
    altered('octets of one path on the other', 'sent on the other path', 100),
    altered('tags exchanged', 'tag of the other path', 100),
    altered('a packet built around a tag', 'built around what the other path tagged', 150),
    kind('of those, a snapshot that is read without fault', 50, (one) => isGraft(one, 'A')),
    kind('and a push that is read without fault', 50, (one) => isGraft(one, 'B')),
  ],
  catches: [
    wrong('cwt-mac-verification', 'never'),
    wrong('bfd-mac-verification', 'never'),
    wrong('tag-comparison', 'first-octet'),
  ],
};

function isLastBitOfTag({ altered }: Verification): boolean {
  return altered?.field.endsWith('tag') === true && altered.isLastBit;
}

function isGraft({ altered, path, outcome }: Verification, on: Verification['path']): boolean {
  return (
    altered?.what === 'built around what the other path tagged' && path === on && outcome === 'wrong tag'
  );
}

function altered(name: string, what: Alteration['what'], perMille: number): Reach<MacObservation> {
  return kind(name, perMille, (one) => one.altered?.what === what);
}

/** Cases in which some verification is of this kind. */
function kind(name: string, perMille: number, is: (one: Verification) => boolean): Reach<MacObservation> {
  return {
    name,
    perMille,
    when({ count, verifications }) {
      for (let index = 0; index < count; index++) if (is(verifications[index] as Verification)) return true;
      return false;
    },
  };
}
