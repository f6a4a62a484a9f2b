import type { Microseconds } from '../../../spec/language/notation.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { createTokenBucket } from './create-token-bucket.ts';
import type { Passed, TokenBucket } from './token-bucket.ts';
import { type Admitted, type Offer, PACKETS_PER_PAIR } from './traffic.ts';

/** The rate limit of one vantage (1.4, H-RL), or of any number of alike ones: a bucket, or one for each path. */
export class VantageLimiter {
  readonly #bucket: TokenBucket;
  /** The bucket of path B; the other is then that of path A alone. */
  readonly #pushBucket: TokenBucket | null;
  readonly #limitsPushes: boolean;
  readonly #startsFull: boolean;

  constructor(revision: Revision) {
    const { rules } = revision;
    const perPath = rules['limiter-scope'] === 'vantage-and-path';
    this.#bucket = createTokenBucket(revision, perPath ? 'path' : 'vantage');
    this.#pushBucket = perPath ? createTokenBucket(revision, 'path') : null;
    this.#limitsPushes = rules['limiter-charge'] === 'each-packet';
    this.#startsFull = rules['limiter-start'] === 'full';
  }

  /** Starts afresh for a tick of this length, full or empty; unless told which, as the revision has it. */
  open(tick: Microseconds, full: boolean = this.#startsFull): void {
    this.#bucket.open(tick, full);
    this.#pushBucket?.open(tick, full);
  }

  /** Whether the next packets will find all that can be held. */
  get isFull(): boolean {
    return this.#bucket.isFull && (this.#pushBucket?.isFull ?? true);
  }

  /** Whether not even one packet would pass before the next tick. */
  get isEmpty(): boolean {
    return this.#bucket.isEmpty && (this.#pushBucket?.isEmpty ?? true);
  }

  /** Whether a bucket can hold what one tick brings. */
  get holdsRefill(): boolean {
    return this.#bucket.holdsRefill;
  }

  /** What passes of what is offered more in the tick that has begun, whose tokens are there already. */
  admitMore(offer: Offer): Admitted {
    const { snapshots, pushes } = offer;
    if (!this.#limitsPushes) return { ticks: 1, snapshots: this.#bucket.take(snapshots), pushes };
    if (this.#pushBucket === null)
      return split(offer, { ticks: 1, packetsPerTick: this.#bucket.take(snapshots + pushes) });
    return { ticks: 1, snapshots: this.#bucket.take(snapshots), pushes: this.#pushBucket.take(pushes) };
  }

  /** Offers the same on each of so many ticks and says what passes, in the order of time. */
  admit(offer: Offer, ticks: number): Admitted[] {
    const { snapshots, pushes } = offer;
    if (!this.#limitsPushes)
      return merge(this.#bucket.pass(snapshots, ticks), [{ ticks, packetsPerTick: pushes }]);
    if (this.#pushBucket !== null)
      return merge(this.#bucket.pass(snapshots, ticks), this.#pushBucket.pass(pushes, ticks));
    const admitted: Admitted[] = [];
    for (const passed of this.#bucket.pass(snapshots + pushes, ticks)) admitted.push(split(offer, passed));
    return admitted;
  }
}

/** Which packets of an offer they are, when so many of both paths pass. */
function split(offer: Offer, { ticks, packetsPerTick }: Passed): Admitted {
  const snapshots = snapshotsAmong(offer, packetsPerTick);
  return { ticks, snapshots, pushes: packetsPerTick - snapshots };
}

/** How many of the first packets of an offer are snapshots. In turn, until one path has no more. */
function snapshotsAmong({ snapshots, pushes, order }: Offer, packets: number): number {
  if (order === 'snapshots-first') return Math.min(packets, snapshots);
  const inTurn = Math.min(snapshots, pushes);
  if (packets <= PACKETS_PER_PAIR * inTurn) return Math.ceil(packets / PACKETS_PER_PAIR);
  return snapshots > pushes ? packets - pushes : snapshots;
}

/** What passed of each path, cut where either changes. */
function merge(ofSnapshots: readonly Passed[], ofPushes: readonly Passed[]): Admitted[] {
  const merged: Admitted[] = [];
  let behindSnapshots = 0;
  let behindPushes = 0;
  for (let a = 0, b = 0; a < ofSnapshots.length && b < ofPushes.length; ) {
    const snapshots = ofSnapshots[a] as Passed;
    const pushes = ofPushes[b] as Passed;
    const ticks = Math.min(snapshots.ticks - behindSnapshots, pushes.ticks - behindPushes);
    merged.push({ ticks, snapshots: snapshots.packetsPerTick, pushes: pushes.packetsPerTick });
    behindSnapshots += ticks;
    behindPushes += ticks;
    if (behindSnapshots === snapshots.ticks) {
      a++;
      behindSnapshots = 0;
    }
    if (behindPushes === pushes.ticks) {
      b++;
      behindPushes = 0;
    }
  }
  return merged;
}
