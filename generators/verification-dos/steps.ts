import { MOST_FLOOD, type Revision } from '../../spec/language/revision.ts';
import { PACKETS_PER_PAIR } from '../../src/protocol/entrance/traffic.ts';
import type { Domain, StepKind } from '../../src/search/case/scenario.ts';
import { brokerClock, ticksAhead } from '../broker-clock.ts';
import { alikeTicks, integers, oneOf } from '../domains.ts';
import type { FloodWorld } from './world.ts';

/** What is judged of a case does not matter to its steps. */
export type Flooding = FloodWorld<unknown>;

const MOST_TICKS = 2000;

function ticksOn(revision: Revision): Domain<unknown> {
  return alikeTicks(MOST_TICKS, [2, 20, 1200], revision);
}

function honestTicksOn(revision: Revision): Domain<Flooding> {
  const ticks = ticksOn(revision);
  return {
    ...ticks,
    valueOf: (word, world) => (world.isHonest ? ticks.valueOf(word, world) : -1),
    valueNamed: (found, world) => (world.isHonest ? ticks.valueNamed(found, world) : -1),
  };
}

/** How many of the 2 F packets of a tick are snapshots: all of them is the simplest, none the last. */
const snapshots: Domain<Flooding> = {
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

/** What comes in the tick that was the last one beside the rest of it: a pair, or enough to empty a bucket. */
const pairs = integers('tick pairs', 1, MOST_FLOOD, [4, 5, 160]);
const morePairs: Domain<Flooding> = {
  ...pairs,
  valueOf: (word, world) => (world.hasBegun ? pairs.valueOf(word, world) : -1),
  valueNamed: (found, world) => (world.hasBegun ? pairs.valueNamed(found, world) : -1),
};

/** What vantages do that behave, before insiders take their place. */
export function behaving(revision: Revision): readonly StepKind<Flooding>[] {
  return [
    {
      name: 'send-naturally',
      choice: null,
      weight: 1,
      args: [honestTicksOn(revision)],
      run: (world, count) => world.sendNaturally(count),
    },
  ];
}

/** At which rates insiders hold back, the simplest first. */
export type Rates = readonly ['silent'] | readonly ['silent', 'natural'];

/** What insiders do at one F: one row for each thing that they may choose. */
export function flooding(rates: Rates, revision: Revision): readonly StepKind<Flooding>[] {
  const ticks = ticksOn(revision);
  return [
    { name: 'flood', choice: 'flood', weight: 3, args: [ticks], run: (world, count) => world.flood(count) },
    {
      name: 'hold-back',
      choice: 'burst',
      weight: 1,
      args: [oneOf('rate', rates), ticks],
      run: (world, rate, count) => (rate === 0 ? world.beSilent(count) : world.holdBack(count)),
    },
    {
      name: 'split-the-flood',
      choice: 'choose-path',
      weight: 3,
      args: [snapshots],
      run: (world, count) => world.split(count),
    },
  ];
}

/** What insiders do whose tags are wrong, and what becomes of the clock of the broker meanwhile. */
export const FORGERIES_AND_CLOCKS: readonly StepKind<Flooding>[] = [
  { name: 'forge-tags', choice: 'forge-cwt', weight: 1, args: [], run: (world) => world.forgeTags() },
  {
    name: 'set-broker-clock',
    choice: 'step-broker-clock',
    weight: 1,
    args: [brokerClock],
    run: (world, ahead) => world.setBrokerClock(ticksAhead(ahead)),
  },
];

/** What insiders do beyond F, where no statement compares with it. */
export const BEYOND_F: readonly StepKind<Flooding>[] = [
  {
    name: 'send-more-in-the-tick',
    choice: 'flood',
    weight: 2,
    args: [morePairs],
    run: (world, count) => world.sendMore(count),
  },
];
