import type { Microseconds, Vantage } from '../../../spec/language/notation.ts';
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

/** The rate limit of one vantage (1.4, H-RL), or of any number of alike ones. */
export interface Limiter {
  /** Starts afresh for a tick of this length, full or empty; unless told which, as the revision has it. */
  open(tick: Microseconds, full?: boolean): void;
  /** Whether the next packets will find all that can be held. */
  readonly isFull: boolean;
  /** Whether not even one packet would pass before the next tick. */
  readonly isEmpty: boolean;
  /** Whether a bucket can hold what one tick brings. */
  readonly holdsRefill: boolean;
  /** A tick begins, and brings its tokens. */
  refill(): void;
  /** What passed in the tick that has begun is given back its tokens. */
  giveBack(passed: Admitted): void;
  /** What passes of what is offered more in the tick that has begun, whose tokens are there already. */
  admitMore(offer: Offer): Admitted;
  /** Offers the same on each of so many ticks and says what passes, in the order of time. */
  admit(offer: Offer, ticks: number): Admitted[];
}

/** What came of two things over the same ticks, together, cut where either changes. */
export function alongside<A extends { readonly ticks: number }, B extends { readonly ticks: number }>(
  left: readonly A[],
  right: readonly B[],
  together: (left: A, right: B, ticks: number) => Admitted,
): Admitted[] {
  const cut: Admitted[] = [];
  let behindLeft = 0;
  let behindRight = 0;
  for (let a = 0, b = 0; a < left.length && b < right.length; ) {
    const [first, second] = [left[a] as A, right[b] as B];
    const ticks = Math.min(first.ticks - behindLeft, second.ticks - behindRight);
    cut.push(together(first, second, ticks));
    behindLeft += ticks;
    behindRight += ticks;
    if (behindLeft === first.ticks) {
      a++;
      behindLeft = 0;
    }
    if (behindRight === second.ticks) {
      b++;
      behindRight = 0;
    }
  }
  return cut;
}
