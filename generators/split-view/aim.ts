import { CONSUMERS } from './decisions.ts';

/** Nobody was asked to cosign the other view. */
const NOBODY = -1;

/** Whom the collector went to last, so that a step can aim at either side of a split view. Numbers count round. */
export class SplitAim {
  #witnesses = 1;
  #quorum = 1;
  #first = 0;
  #hasAsked = false;
  #firstOfOther = NOBODY;
  #shownLast = 0;

  open(witnesses: number, quorum: number): void {
    this.#witnesses = witnesses;
    this.#quorum = quorum;
    this.#first = 0;
    this.#hasAsked = false;
    this.#firstOfOther = NOBODY;
    this.#shownLast = 0;
  }

  /** As many witnesses as make a quorum, from this one on, are asked to cosign what is published to everybody. */
  askFrom(witness: number): void {
    this.#first = witness;
    this.#hasAsked = true;
  }

  /** The same for the other view. */
  askOfOtherFrom(witness: number): void {
    this.#firstOfOther = witness;
  }

  /** A consumer is shown what is published to everybody. */
  show(consumer: number): void {
    this.#shownLast = consumer;
  }

  /** Whether a quorum was asked to cosign it: those are the witnesses who would be asked for both views. */
  get hasAsked(): boolean {
    return this.#hasAsked;
  }

  /** The first witness that was asked last to cosign what is published to everybody. */
  get first(): number {
    return this.#first;
  }

  /** Counted from the first witness that was asked last to cosign what is published to everybody. */
  witness(count: number): number {
    return (this.#first + count) % this.#witnesses;
  }

  /** Counted from the one after those that were asked last to cosign it. */
  witnessBeyond(count: number): number {
    return this.witness(this.#quorum + count);
  }

  /** Counted from the first that was asked last for the other view; where none was, from the next in line. */
  witnessOfOther(count: number): number {
    if (this.#firstOfOther === NOBODY) return this.witnessBeyond(count);
    return (this.#firstOfOther + count) % this.#witnesses;
  }

  /** Counted from the consumer after the one that was shown last what is published to everybody. */
  otherConsumer(count: number): number {
    return (this.#shownLast + 1 + count) % CONSUMERS;
  }
}
