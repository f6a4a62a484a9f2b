import type { TickInstant } from '../../../spec/language/notation.ts';
import { REFUSAL, type Refusals } from '../../../spec/replay-coherence/refusal.ts';
import type { Meter } from '../../cost/meter.ts';
import type { BfdPush, CwtSnapshot } from '../../messages/packets.ts';
import type { Readings } from '../rule-table.ts';

/** What the broker counts of its stages, for so many alike packets (2, Steps 3 and 4). */
export interface Counting {
  decode(meter: Meter, alike: number): void;
  cwtMac(meter: Meter, alike: number): void;
  parse(meter: Meter, alike: number): void;
  bfdMac(meter: Meter, alike: number): void;
}

const EACH_ONCE: Counting = {
  decode(meter, alike) {
    meter.jsonDecodes += alike;
  },
  cwtMac(meter, alike) {
    meter.cwtMacs += alike;
  },
  parse(meter, alike) {
    meter.bfdParses += alike;
  },
  bfdMac(meter, alike) {
    meter.bfdMacs += alike;
  },
};

export const COUNTING: Readings<'stage-count', Counting> = { 'each-once': EACH_ONCE };

/** The two paths verify an HMAC each. */
export const MAC_OF_PUSH: Readings<'mac-per-path', (counting: Counting) => Counting['bfdMac']> = {
  distinct: ({ bfdMac }) => bfdMac,
};

/** Who holds the keys of path A, and knows which counters are new. */
export interface CwtVerifier {
  isCounterNew(snapshot: CwtSnapshot): boolean;
  verifyCwt(snapshot: CwtSnapshot, alike: number): Refusals;
}

/** How a decoded snapshot is authenticated. */
export type CwtCheck = (verifier: CwtVerifier, snapshot: CwtSnapshot, alike: number) => Refusals;

export const CWT_CHECK: Readings<'cwt-mac-verification', CwtCheck> = {
  'before-conditions': (verifier, snapshot, alike) => verifier.verifyCwt(snapshot, alike),
  'after-counter': (verifier, snapshot, alike) =>
    verifier.isCounterNew(snapshot) ? verifier.verifyCwt(snapshot, alike) : REFUSAL.cwtCounter,
};

export interface BfdVerifier {
  verifyBfd(push: BfdPush, alike: number): Refusals;
}

/** How a parsed push is authenticated. */
export type BfdCheck = (verifier: BfdVerifier, push: BfdPush, alike: number) => Refusals;

export const BFD_CHECK: Readings<'bfd-mac-verification', BfdCheck> = {
  'before-conditions': (verifier, push, alike) => verifier.verifyBfd(push, alike),
};

/** Who keeps the numbers of a packet of which no HMAC was found right. */
export interface UnverifiedKeeper {
  keepUnverified(cwt: CwtSnapshot, bfd: BfdPush, at: TickInstant): void;
}

/** What becomes of the numbers of a packet whose HMACs are not both right, at this time by the clock of intervals. */
export type UnverifiedUpdate = (
  keeper: UnverifiedKeeper,
  cwt: CwtSnapshot,
  bfd: BfdPush,
  at: TickInstant,
) => void;

export const ON_UNVERIFIED: Readings<'state-update', UnverifiedUpdate> = {
  atomic: () => {},
  eager: () => {},
  'before-mac': (keeper, cwt, bfd, at) => keeper.keepUnverified(cwt, bfd, at),
};

/** Which epoch's K_v_epoch verifies a snapshot that names one, after the newest that was accepted. */
export const KEY_EPOCH: Readings<'cwt-key-epoch', (named: number, newest: number) => number> = {
  claimed: (named) => named,
  newest: (named, newest) => Math.max(named, newest),
};
