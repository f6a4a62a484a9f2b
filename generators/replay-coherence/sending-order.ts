import { EpochMap } from '../../src/messages/epoch-map.ts';

/**
 * The truth about freshness, from the order in which halves were sent rather than from any number they carry: the
 * latest half of each kind that was accepted from a vantage, and from a vantage in an epoch.
 */
export class SendingOrder {
  readonly #sent: number[];
  readonly #latestBfd: number[];
  readonly #newestEpoch: number[];
  readonly #latestCwt: EpochMap[];
  readonly #epochs = new EpochMap();
  #gaps = 0;

  constructor(vantages: number) {
    this.#sent = new Array<number>(vantages).fill(0);
    this.#latestBfd = new Array<number>(vantages).fill(-1);
    this.#newestEpoch = new Array<number>(vantages).fill(-1);
    this.#latestCwt = Array.from({ length: vantages }, () => new EpochMap());
  }

  clear(): void {
    this.#sent.fill(0);
    this.#latestBfd.fill(-1);
    this.#newestEpoch.fill(-1);
    for (const latest of this.#latestCwt) latest.clear();
    this.#epochs.clear();
    this.#gaps = 0;
  }

  /** The place in the sending order of the packet that a vantage sends now. */
  next(vantage: number): number {
    const order = this.#sent[vantage] ?? 0;
    this.#sent[vantage] = order + 1;
    return order;
  }

  isBfdNewer(vantage: number, order: number): boolean {
    return order > (this.#latestBfd[vantage] ?? -1);
  }

  isCwtNewer(vantage: number, epoch: number, order: number): boolean {
    return order > this.#latestOf(vantage).get(epoch, -1);
  }

  /** Whether a packet of a newer epoch was accepted from this vantage. */
  isEpochOver(vantage: number, epoch: number): boolean {
    return epoch < (this.#newestEpoch[vantage] ?? -1);
  }

  /** Accepted packets that came before their predecessor, or without it. */
  get gaps(): number {
    return this.#gaps;
  }

  /** Vantages of which a packet was accepted. */
  get vantages(): number {
    let count = 0;
    for (const latest of this.#latestBfd) if (latest >= 0) count++;
    return count;
  }

  /** Epochs of which a packet was accepted. */
  get epochs(): number {
    return this.#epochs.size;
  }

  acceptBfd(vantage: number, order: number): void {
    if (order > (this.#latestBfd[vantage] ?? -1) + 1) this.#gaps++;
    this.#latestBfd[vantage] = Math.max(order, this.#latestBfd[vantage] ?? -1);
  }

  acceptCwt(vantage: number, epoch: number, order: number): void {
    this.#epochs.set(epoch, 1);
    this.#newestEpoch[vantage] = Math.max(epoch, this.#newestEpoch[vantage] ?? -1);
    const latest = this.#latestOf(vantage);
    latest.set(epoch, Math.max(order, latest.get(epoch, -1)));
  }

  #latestOf(vantage: number): EpochMap {
    return this.#latestCwt[vantage] as EpochMap;
  }
}
