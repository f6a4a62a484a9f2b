import type { Microseconds } from '../../../spec/language/notation.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { createTokenBucket } from './create-token-bucket.ts';
import type { Passed, TokenBucket } from './token-bucket.ts';
import { type Admitted, alongside, type Limiter, type Offer, PACKETS_PER_PAIR } from './traffic.ts';

/** The rate limit of one vantage as one broker keeps it: a bucket, or one for each path. */
export class VantageLimiter implements Limiter {
  readonly #bucket: TokenBucket;
  /** The bucket of path B; the other is then that of path A alone. */
  readonly #pushBucket: TokenBucket | null;
  readonly #limitsPushes: boolean;
  readonly #startsFull: boolean;
  readonly #dropsIdle: boolean;
  #tick = 1 as Microseconds;
  #full = false;

  constructor(revision: Revision) {
    const { rules } = revision;
    const perPath = rules['limiter-scope'] === 'vantage-and-path';
    this.#bucket = createTokenBucket(revision, perPath ? 'path' : 'vantage');
    this.#pushBucket = perPath ? createTokenBucket(revision, 'path') : null;
    this.#limitsPushes = rules['limiter-charge'] !== 'snapshots-only';
    this.#startsFull = rules['limiter-start'] === 'full';
    this.#dropsIdle = rules['bucket-eviction'] === 'when-idle';
  }

  open(tick: Microseconds, full: boolean = this.#startsFull): void {
    this.#tick = tick;
    this.#full = full;
    this.#bucket.open(tick, full);
    this.#pushBucket?.open(tick, full);
  }

  refill(): void {
    this.#bucket.pass(0, 1);
    this.#pushBucket?.pass(0, 1);
  }

  get isFull(): boolean {
    return this.#bucket.isFull && (this.#pushBucket?.isFull ?? true);
  }

  get isEmpty(): boolean {
    return this.#bucket.isEmpty && (this.#pushBucket?.isEmpty ?? true);
  }

  get holdsRefill(): boolean {
    return this.#bucket.holdsRefill;
  }

  giveBack({ snapshots, pushes }: Admitted): void {
    if (this.#pushBucket === null) {
      this.#bucket.giveBack(snapshots + pushes);
      return;
    }
    this.#bucket.giveBack(snapshots);
    this.#pushBucket.giveBack(pushes);
  }

  admitMore(offer: Offer): Admitted {
    const { snapshots, pushes } = offer;
    if (!this.#limitsPushes) return { ticks: 1, snapshots: this.#bucket.take(snapshots), pushes };
    if (this.#pushBucket === null)
      return split(offer, { ticks: 1, packetsPerTick: this.#bucket.take(snapshots + pushes) });
    return { ticks: 1, snapshots: this.#bucket.take(snapshots), pushes: this.#pushBucket.take(pushes) };
  }

  admit(offer: Offer, ticks: number): Admitted[] {
    const { snapshots, pushes } = offer;
    if (this.#dropsIdle && ticks > 0 && snapshots + pushes === 0) {
      this.open(this.#tick, this.#full);
      return [{ ticks, snapshots, pushes }];
    }
    if (!this.#limitsPushes)
      return alongside(this.#bucket.pass(snapshots, ticks), [{ ticks, packetsPerTick: pushes }], byPath);
    if (this.#pushBucket !== null)
      return alongside(this.#bucket.pass(snapshots, ticks), this.#pushBucket.pass(pushes, ticks), byPath);
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

/** What passed of each path. */
function byPath(ofSnapshots: Passed, ofPushes: Passed, ticks: number): Admitted {
  return { ticks, snapshots: ofSnapshots.packetsPerTick, pushes: ofPushes.packetsPerTick };
}
