import { type Epoch, type VantageId, vantageId } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { MacObservation, Path } from '../../spec/mac-inheritance/check.ts';
import type { Domain, Named, Scenario, StepKind, Word } from '../../src/search/case/scenario.ts';
import { BFD_LAYOUT } from '../../src/wire/bfd.ts';
import { cwtLayout } from '../../src/wire/cwt.ts';
import type { WireField } from '../../src/wire/decoded.ts';
import { integers, numbers, oneOf } from '../domains.ts';
import { octetsOf, spellId } from '../vantage-ids.ts';
import { type MacSetting, MacWorld } from './mac-world.ts';

/** Every vantage that the broker has admitted; flipped low bits of a discriminator lead to the next. */
const IDS: readonly VantageId[] = ['v1', 'v2', 'v\u00e9', '', 'v'.padEnd(255, 'a'), '軌道'].map(vantageId);
const ID_OCTETS = IDS.map(octetsOf);
const SESSIONS: ReadonlyMap<number, VantageId> = new Map(IDS.map((id, index) => [index + 1, id]));
/** The draft measures payloads of 497 octets (section 1.2). */
const PAYLOADS: readonly Uint8Array[] = [4, 497, 0, 1].map((octets) =>
  Uint8Array.from({ length: octets }, (_, index) => 31 * index + 7),
);

const SETTING: readonly Domain<void>[] = [
  oneOf('vantage', IDS.map(spellId)),
  numbers('epoch', [0, 1, 2 ** 32 - 1, 2 ** 53 - 1]),
  numbers('first counter', [0, 1, 2 ** 32 - 1, 2 ** 53 - 64]),
  numbers('first BFD sequence', [0, 1, 2 ** 31 - 1, 2 ** 32 - 1]),
  numbers(
    'payload octets',
    PAYLOADS.map(({ length }) => length),
  ),
];

const PATHS: readonly Path[] = ['A', 'B'];
export const pathOf = (value: number): Path => PATHS[value] ?? 'A';

/** A path on which something was sent. */
export const sentPath: Domain<MacWorld> = {
  ...oneOf('path', PATHS),
  valueOf: (word, world) => (world.hasSent ? word % PATHS.length : -1),
};
const cwtField = fieldOf('field of the snapshot', 'A', cwtLayout(0, 0).length);
const bfdField = fieldOf('field of the push', 'B', BFD_LAYOUT.length);
const bitOfSnapshot = bitOf('bit of the snapshot', 'A', 1 << 13);
const bitOfPush = bitOf('bit of the push', 'B', 1 << 9);
const octets = integers('octets', 1, 64);

/** The one definition of every step. */
export const MAC_STEPS: readonly StepKind<MacWorld>[] = [
  { name: 'transmit', choice: null, weight: 1, args: [], run: (world) => world.transmit() },
  {
    name: 'flip-ends-of-snapshot-field',
    choice: 'tamper',
    weight: 6,
    args: [cwtField],
    run: (world, field) => world.flipEnds('A', world.layoutOn('A')[field] as WireField),
  },
  {
    name: 'flip-ends-of-push-field',
    choice: 'tamper',
    weight: 12,
    args: [bfdField],
    run: (world, field) => world.flipEnds('B', world.layoutOn('B')[field] as WireField),
  },
  {
    name: 'flip-bit-of-snapshot',
    choice: 'tamper',
    weight: 2,
    args: [bitOfSnapshot],
    run: (world, bit) => world.flipBit('A', bit, fieldAt(world.layoutOn('A'), bit)),
  },
  {
    name: 'flip-bit-of-push',
    choice: 'tamper',
    weight: 2,
    args: [bitOfPush],
    run: (world, bit) => world.flipBit('B', bit, fieldAt(world.layoutOn('B'), bit)),
  },
  {
    name: 'cut',
    choice: 'tamper',
    weight: 2,
    args: [sentPath, octets],
    run: (world, which, count) => world.cut(pathOf(which), count),
  },
  {
    name: 'extend',
    choice: 'tamper',
    weight: 2,
    args: [sentPath, octets],
    run: (world, which, count) => world.extend(pathOf(which), count),
  },
  {
    name: 'exchange-tags',
    choice: 'tamper',
    weight: 2,
    args: [],
    run: (world) => {
      if (world.hasSent) world.exchangeTags();
    },
  },
];

/** Tick pairs on both paths, on real octets, and what becomes of them when somebody alters them (T-AUTH-INHERIT). */
export function macScenario(revision: Revision): Scenario<MacWorld, MacObservation> {
  return {
    subject: 'mac-inheritance',
    streamVersion: 1,
    setting: SETTING,
    steps: MAC_STEPS,
    length: { min: 1, max: 8 },
    createWorld: () => new MacWorld(revision, SESSIONS, settingOf),
  };
}

/** What the values of the setting stand for; the simplest of each where there is none. */
function settingOf(values: readonly number[]): MacSetting {
  const [id = 0, epoch = 0, counter = 0, sequence = 0, payloadOctets] = values;
  const payload = PAYLOADS.find(({ length }) => length === payloadOctets) ?? (PAYLOADS[0] as Uint8Array);
  return {
    vantage: IDS[id] as VantageId,
    discriminator: id + 1,
    epoch: epoch as Epoch,
    counter,
    sequence,
    payload,
    snapshotLayout: cwtLayout(ID_OCTETS[id] as number, payload.length),
  };
}

/** A field of the last packet on a path, by its place in the layout. One that is empty here has no bits to flip. */
function fieldOf(name: string, on: Path, size: number): Domain<MacWorld> {
  const isThere = (place: number, world: MacWorld): boolean =>
    world.hasSent && (world.layoutOn(on)[place]?.bits ?? 0) > 0;
  return {
    name,
    size,
    edges: [],
    drawn: 'edges',
    valueOf: (word, world) => (isThere(word, world) ? word : -1),
    nameOf: (value, world) => world.layoutOn(on)[value]?.name ?? '?',
    valueNamed(found: Named, world) {
      const place = world.layoutOn(on).findIndex((field) => field.name === found);
      return isThere(place, world) ? place : -1;
    },
  };
}

/** A bit of the last packet on a path, counted from its first. */
function bitOf(name: string, on: Path, size: number): Domain<MacWorld> {
  return {
    name,
    size,
    edges: [],
    drawn: 'edges',
    valueOf: (word: Word, world) => (world.hasSent ? word % (8 * world.octetsOn(on)) : -1),
    nameOf: (value) => value,
    valueNamed: (found: Named, world) =>
      Number.isInteger(found) && Number(found) >= 0 && Number(found) < 8 * world.octetsOn(on)
        ? Number(found)
        : -1,
  };
}

/** The layout leaves no gap, so that every bit lies in a field; of two that begin with it the first is empty. */
function fieldAt(layout: readonly WireField[], bit: number): WireField {
  return layout.findLast(({ firstBit }) => firstBit <= bit) as WireField;
}
