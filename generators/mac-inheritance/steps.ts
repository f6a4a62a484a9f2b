import type { VantageId } from '../../spec/language/notation.ts';
import type { Path } from '../../spec/mac-inheritance/check.ts';
import type { Domain, Named, StepKind, Word } from '../../src/search/case/scenario.ts';
import { BFD_LAYOUT } from '../../src/wire/bfd.ts';
import { cwtLayout } from '../../src/wire/cwt.ts';
import type { WireField } from '../../src/wire/decoded.ts';
import { integers, oneOf } from '../domains.ts';
import { graft, impersonate, KEY_USES, reflect } from './cross-path-octets.ts';
import type { MacWorld } from './world.ts';

const PATHS: readonly Path[] = ['A', 'B'];
const pathOf = (value: number): Path => PATHS[value] ?? 'A';

/** A path on which something was sent. */
const sentPath: Domain<MacWorld> = {
  ...oneOf('path', PATHS),
  valueOf: (word, world) => (world.hasSent ? word % PATHS.length : -1),
};
const cwtField = fieldOf('field of the snapshot', 'A', cwtLayout(0, 0).length);
const bfdField = fieldOf('field of the push', 'B', BFD_LAYOUT.length);
const bitOfSnapshot = bitOf('bit of the snapshot', 'A', 1 << 13);
const bitOfPush = bitOf('bit of the push', 'B', 1 << 9);
const octets = integers('octets', 1, 64);
/** Insiders by their names. Who is the vantage of the case itself has its K_v_epoch anyway, and does nothing. */
const INSIDERS = ['v1', 'v', 'v11'] as VantageId[];

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
    choice: 'cross-paths',
    weight: 2,
    args: [],
    run: (world) => {
      if (world.hasSent) world.exchangeTags();
    },
  },
  {
    name: 'reflect',
    choice: 'cross-paths',
    weight: 2,
    args: [sentPath],
    run: (world, from) => reflect(world, pathOf(from)),
  },
  {
    name: 'graft',
    choice: 'cross-paths',
    weight: 4,
    args: [sentPath],
    run: (world, from) => graft(world, pathOf(from)),
  },
  {
    name: 'impersonate',
    choice: 'use-held-key',
    weight: 6,
    args: [oneOf('insider', INSIDERS), oneOf('K_BFD_auth', KEY_USES)],
    run: (world, insider, use) => {
      const id = INSIDERS[insider] as VantageId;
      if (world.hasSent && id !== world.setting.vantage) impersonate(world, id, use);
    },
  },
];

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
