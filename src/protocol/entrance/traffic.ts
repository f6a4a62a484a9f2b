import type { Vantage } from '../../../spec/language/notation.ts';
import type { BfdPush, CwtSnapshot } from '../../messages/packets.ts';

/** A CWT and a BFD packet a tick: the natural traffic of a vantage. */
export const PACKETS_PER_PAIR = 2;

/** How many packets of each path, and in which order they come. */
export interface Offer {
  readonly snapshots: number;
  readonly pushes: number;
  /** A snapshot and a push in turn, or every snapshot before the first push. */
  readonly order: 'in-turn' | 'snapshots-first';
}

/** So many tick pairs, in turn one CWT and one BFD packet. */
export function tickPairs(pairs: number): Offer {
  return { snapshots: pairs, pushes: pairs, order: 'in-turn' };
}

/** What each of so many alike senders offers, with one snapshot and one push that stand for all of them. */
export interface Traffic {
  readonly senders: number;
  readonly offer: Offer;
  readonly cwt: CwtSnapshot;
  readonly bfd: BfdPush;
}

/** What passes of an offer, on each of so many ticks. */
export interface Admitted {
  readonly ticks: number;
  readonly snapshots: number;
  readonly pushes: number;
}

/** Who offers the same tick after tick. */
export interface Sender {
  readonly vantage: Vantage;
  readonly offer: Offer;
  emit(): Traffic;
}
