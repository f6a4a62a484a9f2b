import { readUint32 } from '../../primitives/big-endian.ts';
import { BFD_FLAG } from '../../wire/bfd.ts';
import { CWT_TAG_OCTETS } from '../../wire/cwt.ts';
import type { Faults } from '../rule-table.ts';
import {
  type Conjunction,
  type CounterComparison,
  circular,
  type EpochOrder,
  type Freshness,
  HALF,
  type Keeping,
  NOTHING,
  type SequenceComparison,
} from './conditions.ts';
import { boundWithin, type HalfPairing } from './half-pairing.ts';
import { type BfdCheck, COUNTING, type Counting, type CwtCheck, type UnverifiedUpdate } from './stages.ts';
import { DURABILITY, type Durability, type VantageState } from './state.ts';
import type { TakenOctets } from './taken-octets.ts';

/** Mistakes that a broker may have, rule by rule. No reading of the draft permits one. */

export const SEQUENCE_FAULTS: Faults<'bfd-sequence-comparison', (M: number) => SequenceComparison> = {
  'at-least': () => (sequence, last) => sequence >= last,
  'half-circle-from-last': (M) => circular(0, HALF - 1, 2 * M),
  'half-circle-one-wider': (M) => circular(1, HALF, 2 * M),
  'half-circle-kept': () => circular(1, HALF - 1, Number.POSITIVE_INFINITY),
  'half-circle-opened-early': (M) => circular(1, HALF - 1, 2 * M - 1),
};

export const COUNTER_FAULTS: Faults<'cwt-counter-comparison', CounterComparison> = {
  'at-least': (counter, last) => counter >= last,
};

export const FRESHNESS_FAULTS: Faults<'expiry-comparison', Freshness> = {
  'at-or-above-now': (expiresAt, now) => expiresAt >= now,
  'one-tick-late': (expiresAt, now) => expiresAt + 1 >= now,
  unchecked: () => true,
};

export const EPOCH_ORDER_FAULTS: Faults<'epoch-order', EpochOrder> = {
  strict: (epoch, newest) => epoch > newest,
};

export const CONJUNCTION_FAULTS: Faults<'conjunction', Conjunction> = {
  'either-counter': (a, b, c) => (a || b) && c,
};

export const COUNTER_SCOPE_FAULTS: Faults<'counter-scope', (epoch: number) => number> = {
  vantage: () => 0,
};

export const SEQUENCE_SCOPE_FAULTS: Faults<'sequence-scope', (vantage: number) => number> = {
  deployment: () => NOTHING,
};

export const DURABILITY_FAULTS: Faults<'state-durability', Durability> = {
  'counters-only': { restart: (state) => state.clearSequence(), prepare: DURABILITY.durable.prepare },
  'sequence-only': { restart: (state) => state.clearCounters(), prepare: DURABILITY.durable.prepare },
};

export const KEEPING_FAULTS: Faults<'state-update', Keeping> = {
  'first-only': (accepted, _, before) => accepted && before === 0,
  'every-other': (accepted, _, before) => accepted && before % 2 === 0,
};

export const UNVERIFIED_FAULTS: Faults<'state-update', UnverifiedUpdate> = {
  'first-only': () => {},
  'every-other': () => {},
};

export const EPOCH_ENTRY_FAULTS: Faults<'old-epoch-counters', (state: VantageState) => void> = {
  'with-every-packet': () => {},
};

export const REFUSED_FAULTS: Faults<'old-epoch-counters', number> = { 'with-every-packet': 1 };

export const PAIRING_FAULTS: Faults<'half-pairing', HalfPairing> = {
  'bound-within-one': boundWithin(1),
};

export const CWT_CHECK_FAULTS: Faults<'cwt-mac-verification', CwtCheck> = {
  never: () => 0,
};

export const BFD_CHECK_FAULTS: Faults<'bfd-mac-verification', BfdCheck> = {
  never: () => 0,
};

const EACH_ONCE = COUNTING['each-once'];

export const COUNTING_FAULTS: Faults<'stage-count', Counting> = {
  'decode-twice': { ...EACH_ONCE, decode: (meter, alike) => EACH_ONCE.decode(meter, 2 * alike) },
  'push-mac-on-path-a': { ...EACH_ONCE, bfdMac: EACH_ONCE.cwtMac },
  'parse-once-a-run': { ...EACH_ONCE, parse: (meter) => EACH_ONCE.parse(meter, 1) },
  'stranger-unseen-by-nic': EACH_ONCE,
  'segments-as-one': EACH_ONCE,
};

export const MAC_OF_PUSH_FAULTS: Faults<'mac-per-path', (counting: Counting) => Counting['bfdMac']> = {
  shared: () => () => {},
};

/** What is behind the length that a packet gives is left out; a packet that gives too much is as it is. */
const upTo = (octets: Uint8Array, length: number): Uint8Array =>
  length < octets.length ? octets.subarray(0, length) : octets;

/** Octets with up to four zeros behind them, where so many are missing to the length that they give. */
function filledUpTo(octets: Uint8Array, length: number): Uint8Array {
  const missing = length - octets.length;
  if (missing < 1 || missing > 4) return octets;
  const filled = new Uint8Array(length);
  filled.set(octets);
  return filled;
}

function lengthOfSnapshot(octets: Uint8Array): number {
  const rest = octets.length < 4 ? 0 : 4 + readUint32(octets, 0);
  return rest + 28 > octets.length
    ? octets.length
    : rest + 28 + readUint32(octets, rest + 24) + CWT_TAG_OCTETS;
}

const lengthOfPush = (octets: Uint8Array): number => octets[3] ?? 0;

function withoutMultipoint(octets: Uint8Array): Uint8Array {
  const copy = octets.slice();
  copy[1] = (copy[1] ?? 0) & ~BFD_FLAG.multipoint;
  return copy;
}

export const OCTETS_FAULTS: Faults<'packet-octets', TakenOctets> = {
  'trailing-octets': {
    snapshot: (octets) => upTo(octets, lengthOfSnapshot(octets)),
    push: (octets) => upTo(octets, lengthOfPush(octets)),
  },
  'missing-octets': {
    snapshot: (octets) => filledUpTo(octets, lengthOfSnapshot(octets)),
    push: (octets) => filledUpTo(octets, lengthOfPush(octets)),
  },
  multipoint: { snapshot: (octets) => octets, push: withoutMultipoint },
};
