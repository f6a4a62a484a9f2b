import { MOST_FLOOD } from '../../spec/language/revision.ts';
import type { Offer } from '../../src/protocol/entrance/traffic.ts';
import type { Domain, StepKind } from '../../src/search/case/scenario.ts';
import { integers, oneOf } from '../domains.ts';

const MOST_TICKS = 2000;
const ticks = integers('ticks', 1, MOST_TICKS, [2, 20, 1200]);
const PACKETS_PER_PAIR = 2;

/** A world with insiders that flood at one F, if they flood. */
export interface Insiders {
  readonly F: number;
  /** Whether vantages may still behave in it before insiders take over. */
  readonly isHonest: boolean;
  sendNaturally(ticks: number): void;
  flood(ticks: number): void;
  /** So many tick pairs per tick: none, or as many as are natural. */
  holdBack(pairs: number, ticks: number): void;
  /** From here on so many of the 2 F packets of a tick are snapshots, and they come first. */
  split(snapshots: number): void;
}

/** How many of the 2 F packets of a tick are snapshots: all of them is the simplest, none the last. */
const snapshots: Domain<Insiders> = {
  name: 'snapshots per tick',
  size: PACKETS_PER_PAIR * MOST_FLOOD + 1,
  edges: [0, 1, MOST_FLOOD, PACKETS_PER_PAIR * MOST_FLOOD],
  drawn: 'edges',
  valueOf: (word, { F }) => Math.max(0, PACKETS_PER_PAIR * F - word),
  nameOf: (value) => value,
  valueNamed: (found, { F }) =>
    typeof found === 'number' && Number.isInteger(found) && found >= 0 && found <= PACKETS_PER_PAIR * F
      ? found
      : -1,
};

const honestTicks: Domain<Insiders> = {
  ...ticks,
  valueOf: (word, world) => (world.isHonest ? ticks.valueOf(word, world) : -1),
  valueNamed: (found, world) => (world.isHonest ? ticks.valueNamed(found, world) : -1),
};

/** What insiders may do at all: the honest step, and one for each thing that they may choose. */
export const INSIDER_STEPS: readonly StepKind<Insiders>[] = [
  {
    name: 'send-naturally',
    choice: null,
    weight: 1,
    args: [honestTicks],
    run: (world, count) => world.sendNaturally(count),
  },
  { name: 'flood', choice: 'flood', weight: 3, args: [ticks], run: (world, count) => world.flood(count) },
  {
    name: 'hold-back',
    choice: 'burst',
    weight: 1,
    args: [oneOf('rate', ['silent', 'natural']), ticks],
    run: (world, pairs, count) => world.holdBack(pairs, count),
  },
  {
    name: 'split-the-flood',
    choice: 'choose-path',
    weight: 1,
    args: [snapshots],
    run: (world, count) => world.split(count),
  },
];

/** What an insider offers per tick at flood factor F: tick pairs in turn, or so many snapshots before all pushes. */
export function floodOf(F: number, split: number | null): Offer {
  if (split === null) return { snapshots: F, pushes: F, order: 'in-turn' };
  return { snapshots: split, pushes: PACKETS_PER_PAIR * F - split, order: 'snapshots-first' };
}
