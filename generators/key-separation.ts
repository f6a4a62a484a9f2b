import type { KeyObservation } from '../spec/key-separation.ts';
import type { Epoch } from '../spec/notation.ts';
import type { Revision } from '../spec/revision.ts';
import type { Domain, Named, Scenario, StepKind } from '../src/search/scenario.ts';
import { numbers, oneOf } from './domains.ts';
import { KeyWorld } from './key-world.ts';
import { IDS_OF_STEM, STEMS, spellId, VANTAGE_IDS } from './vantage-ids.ts';

const SPELLED = VANTAGE_IDS.map(spellId);

/** One of the ids that are made from the stem of the case; the value is its place among all. */
const vantage: Domain<KeyWorld> = {
  name: 'vantage id',
  size: IDS_OF_STEM,
  edges: [0, 1, 2, 3, 4, 5, 6, 8, 9, 10],
  drawn: 'edges',
  valueOf: (word, world) => world.stem * IDS_OF_STEM + (word % IDS_OF_STEM),
  nameOf: (value) => SPELLED[value] ?? '?',
  valueNamed: (found) => SPELLED.indexOf(String(found)),
};

/** Edges of what 8, 32, 53 and 64 bits hold, and numbers whose digits run on from those of an id. */
const epoch: Domain<unknown> = {
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

/** The one definition of every step. */
const STEPS: readonly StepKind<KeyWorld>[] = [
  {
    name: 'derive-epoch-key',
    choice: 'choose-ids',
    weight: 6,
    args: [vantage, epoch],
    run: (world, id, e) => world.deriveEpochKey(VANTAGE_IDS[id], e as Epoch),
  },
  {
    name: 'derive-bfd-key',
    choice: 'choose-ids',
    weight: 3,
    args: [vantage],
    run: (world, id) => world.deriveBfdKey(VANTAGE_IDS[id]),
  },
  {
    name: 'derive-epoch-key-of-longer-id',
    choice: 'choose-ids',
    weight: 2,
    args: [vantage, character, epoch],
    run: (world, id, codePoint, e) =>
      world.deriveEpochKey(world.longer(VANTAGE_IDS[id], codePoint), e as Epoch),
  },
];

/** A few keys under one K_op, of ids and epochs that are easily taken for one another (T-HKDF-PS). */
export function keyScenario(revision: Revision): Scenario<KeyWorld, KeyObservation> {
  return {
    subject: 'key-separation',
    streamVersion: 1,
    setting: [oneOf('ids made from', STEMS.map(spellId))],
    steps: STEPS,
    length: { min: 2, max: 6 },
    createWorld: () => new KeyWorld(revision),
  };
}
