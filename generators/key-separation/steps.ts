import type { Derivation } from '../../spec/key-separation/check.ts';
import { type Epoch, vantageId } from '../../spec/language/notation.ts';
import type { Domain, Named, StepKind } from '../../src/search/case/scenario.ts';
import { numbers, oneOf } from '../domains.ts';
import { IDS_OF_STEM, spellId, VANTAGE_IDS } from '../vantage-ids.ts';
import type { KeyWorld } from './world.ts';

const SPELLED = VANTAGE_IDS.map(spellId);

/**
 * One of the ids that are made from the stem of the case; the value is its place among all. Drawn often are those that
 * meet: in zeros, case, form, digits, separators and lengths.
 */
const alikeVantage: Domain<KeyWorld> = {
  name: 'vantage id',
  size: IDS_OF_STEM,
  edges: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 18, 20],
  drawn: 'edges',
  valueOf: (word, world) => world.stem * IDS_OF_STEM + (word % IDS_OF_STEM),
  nameOf: (value) => SPELLED[value] ?? '?',
  valueNamed: (found) => SPELLED.indexOf(String(found)),
};

/** Edges of what 8, 32, 53 and 64 bits hold, and numbers whose digits run on from those of an id. */
const alikeEpoch: Domain<unknown> = {
  ...numbers('epoch', [
    0,
    1,
    11,
    2 ** 32,
    10,
    111,
    2 ** 32 + 1,
    2 ** 32 - 1,
    2 ** 53 - 1,
    255,
    256,
    2 ** 31,
    2 ** 33,
    2 ** 52,
    42_949_672_960,
  ]),
  edges: [0, 1, 2, 3],
};

const SURROGATES = 0x800;
const FIRST_SURROGATE = 0xd800;

/** Any Unicode character, by its code point; surrogates are none. */
const character: Domain<unknown> = {
  name: 'character',
  size: 0x110000 - SURROGATES,
  edges: [0, 0x31, 0x41, 0x61, 0x301, 0xe9, 0x212a],
  drawn: 'edges',
  valueOf: (word) => (word < FIRST_SURROGATE ? word : word + SURROGATES),
  nameOf: (value) => `U+${value.toString(16).padStart(4, '0')}`,
  valueNamed: codePointNamed,
};

function codePointNamed(found: Named): number {
  const value = Number.parseInt(/^U\+([0-9a-f]{4,6})$/.exec(String(found))?.[1] ?? '-1', 16);
  const isSurrogate = value >= FIRST_SURROGATE && value < FIRST_SURROGATE + SURROGATES;
  return value < 0x110000 && !isSurrogate ? value : -1;
}

/** Ids as an operator numbers its vantages, and epochs as they come: nobody has chosen them to collide. */
const PLAIN_NAMES = ['v1', 'v2', 'v11', 'v12', 'v3'];
const PLAIN_IDS = PLAIN_NAMES.map(vantageId);

const plainVantage = oneOf('vantage', PLAIN_NAMES);
const plainEpoch: Domain<unknown> = {
  ...numbers('epoch', [0, 1, 2, 11, 12, 3]),
  edges: [0, 1, 2, 3, 4, 5],
};

/** One of the keys of a purpose that were derived so far, by its place among all; the newest first. */
function derivedKey(name: string, purpose: Derivation['purpose']): Domain<KeyWorld> {
  return {
    name,
    size: 6,
    edges: [0, 1],
    drawn: 'edges',
    valueOf(word, world) {
      const places = world.placesOf(purpose);
      return places.length === 0 ? -1 : (places[places.length - 1 - (word % places.length)] as number);
    },
    nameOf: (place) => `derivation ${place + 1}`,
    valueNamed(found, world) {
      const place = Number(/^derivation (\d+)$/.exec(String(found))?.[1] ?? 0) - 1;
      return world.placesOf(purpose).includes(place) ? place : -1;
    },
  };
}

/** The one definition of every step that derives a key, or makes something of one. */
export const KEY_STEPS: readonly StepKind<KeyWorld>[] = [
  {
    name: 'derive-bfd-key-of-vantage',
    choice: null,
    weight: 6,
    args: [plainVantage],
    run: (world, vantage) => world.deriveBfdKey(PLAIN_IDS[vantage]),
  },
  {
    name: 'derive-epoch-key-of-vantage',
    choice: null,
    weight: 6,
    args: [plainVantage, plainEpoch],
    run: (world, vantage, epoch) => world.deriveEpochKey(PLAIN_IDS[vantage], epoch as Epoch),
  },
  {
    name: 'derive-epoch-key',
    choice: 'choose-ids',
    weight: 6,
    args: [alikeVantage, alikeEpoch],
    run: (world, at, e) => world.deriveEpochKey(VANTAGE_IDS[at], e as Epoch),
  },
  {
    name: 'derive-bfd-key',
    choice: 'choose-ids',
    weight: 3,
    args: [alikeVantage],
    run: (world, at) => world.deriveBfdKey(VANTAGE_IDS[at]),
  },
  {
    name: 'derive-epoch-key-of-longer-id',
    choice: 'choose-ids',
    weight: 2,
    args: [alikeVantage, character, alikeEpoch],
    run: (world, at, codePoint, e) =>
      world.deriveEpochKey(world.longer(VANTAGE_IDS[at], codePoint), e as Epoch),
  },
  {
    name: 'compute-epoch-key',
    choice: 'use-held-key',
    weight: 12,
    args: [derivedKey('held', 'K_BFD_auth'), derivedKey('wanted', 'K_v_epoch')],
    run: (world, held, wanted) => world.attempt(held, wanted),
  },
];
