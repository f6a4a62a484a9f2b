import type { KeyObservation } from '../../spec/key-separation/check.ts';
import type { Epoch } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { Domain, Named, Scenario, StepKind } from '../../src/search/case/scenario.ts';
import { numbers, oneOf } from '../domains.ts';
import { IDS_OF_STEM, STEMS, spellId, VANTAGE_IDS } from '../vantage-ids.ts';
import { KeyWorld } from './key-world.ts';

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

/** Which ids a case is made from. */
export const STEM = oneOf('ids made from', STEMS.map(spellId));

/** The steps that derive a key, of the ids of a domain and of epochs that are easily taken for one another. */
export function keySteps<W extends KeyWorld>(id: Domain<W>): readonly StepKind<W>[] {
  return [
    {
      name: 'derive-epoch-key',
      choice: 'choose-ids',
      weight: 6,
      args: [id, epoch],
      run: (world, at, e) => world.deriveEpochKey(VANTAGE_IDS[at], e as Epoch),
    },
    {
      name: 'derive-bfd-key',
      choice: 'choose-ids',
      weight: 3,
      args: [id],
      run: (world, at) => world.deriveBfdKey(VANTAGE_IDS[at]),
    },
    {
      name: 'derive-epoch-key-of-longer-id',
      choice: 'choose-ids',
      weight: 2,
      args: [id, character, epoch],
      run: (world, at, codePoint, e) =>
        world.deriveEpochKey(world.longer(VANTAGE_IDS[at], codePoint), e as Epoch),
    },
  ];
}

/** The one definition of every step. */
const STEPS: readonly StepKind<KeyWorld>[] = keySteps(vantage);

/** A few keys under one K_op, of ids and epochs that are easily taken for one another (T-HKDF-PS). */
export function keyScenario(revision: Revision): Scenario<KeyWorld, KeyObservation> {
  return {
    subject: 'key-separation',
    streamVersion: 1,
    setting: [STEM],
    steps: STEPS,
    length: { min: 2, max: 6 },
    createWorld: () => new KeyWorld(revision),
  };
}
