import type { BundleId, BundleSequence, Seconds } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { QuorumProbabilityObservation } from '../../spec/split-view/quorum-probability.ts';
import { createWitnessCrypto } from '../../src/crypto/create-witness-crypto.ts';
import type { WitnessCrypto } from '../../src/crypto/witness-crypto.ts';
import type { Checkpoint, Cosignature } from '../../src/messages/checkpoints.ts';
import { Consumer } from '../../src/protocol/witness/consumer.ts';
import {
  type DetectionTally,
  QuorumChoice,
  type QuorumPair,
  quorumPairs,
} from '../../src/protocol/witness/quorum-pairs.ts';
import { QuorumPolicy } from '../../src/protocol/witness/quorum-policy.ts';
import type { Level, World } from '../../src/search/case/scenario.ts';
import { raiseByUlps } from './binary64.ts';
import { MixedWitnesses } from './mixed-witnesses.ts';

/** w, q and f run to this. */
export const MOST_IN_POOL = 12;
const BUNDLE = 1 as BundleId;
const SEQUENCE = 0 as BundleSequence;
/** Year 2026. */
const NOW = 1_767_139_200 as Seconds;

/**
 * A pool of witnesses, and each pair of quorums in it: the first cosigns one view for a consumer, then the second the
 * other view for another. One pair of each kind is played, and counts for all of its kind.
 */
export class QuorumProbabilityWorld implements World<QuorumProbabilityObservation> {
  readonly #crypto: WitnessCrypto;
  readonly #witnesses: MixedWitnesses;
  readonly #consumer: Consumer;
  readonly #quorumPolicy: QuorumPolicy;
  readonly #quorumChoice: QuorumChoice;
  readonly #views: readonly [Checkpoint, Checkpoint];
  /** Whether the two consumers of a kind of pair detect, by the numbers of its kind. */
  readonly #played = new Map<number, boolean>();
  #w = 1;
  #f = 0;
  #quorum = 1;
  #corrupt = 0;

  constructor(revision: Revision, level: Level) {
    const { rules } = revision;
    this.#crypto = createWitnessCrypto(rules, level);
    this.#witnesses = new MixedWitnesses(MOST_IN_POOL, MOST_IN_POOL, rules, this.#crypto);
    this.#consumer = new Consumer(rules, this.#crypto);
    this.#quorumPolicy = new QuorumPolicy(revision);
    this.#quorumChoice = new QuorumChoice(rules);
    this.#views = [
      this.#crypto.write(BUNDLE, SEQUENCE, 0, 1, 1),
      this.#crypto.write(BUNDLE, SEQUENCE, 0, 1, raiseByUlps(1, 1)),
    ];
  }

  open([w = 1, q = 1, f = 0]: readonly number[]): void {
    this.#w = w;
    this.#f = Math.min(f, w);
    this.#quorum = this.#quorumPolicy.quorumOf({ w, q, f: this.#f });
    this.#corrupt = 0;
  }

  /** All witnesses are corrupt that f operators run. */
  corruptAll(): void {
    this.#corrupt = Math.min(this.#w, this.#f * this.#witnesses.ofOneOperator);
  }

  observe(): QuorumProbabilityObservation {
    return { w: this.#w, q: this.#quorum, corrupt: this.#corrupt, detected: this.#tally().detected };
  }

  heard(): readonly string[] {
    return [`${this.#corrupt} of ${this.#w} witnesses are corrupt`];
  }

  decisions(): readonly number[] {
    const { pairs, detected } = this.#tally();
    return [pairs, detected];
  }

  #tally(): DetectionTally {
    const kinds = quorumPairs(this.#w - this.#corrupt, this.#corrupt, this.#quorum);
    return this.#quorumChoice.tally(kinds, (kind) => this.#detects(kind));
  }

  #detects(kind: QuorumPair): boolean {
    const key = keyOf(kind);
    const known = this.#played.get(key);
    if (known !== undefined) return known;
    const detects = this.#play(kind);
    this.#played.set(key, detects);
    return detects;
  }

  /** The witnesses of both quorums have the first numbers, then come those of the first alone. */
  #play(kind: QuorumPair): boolean {
    const shared = kind.sharedHonest + kind.sharedCorrupt;
    const first = kind.firstHonest + kind.firstCorrupt;
    const size = shared + first;
    this.#witnesses.clear();
    this.#corruptFrom(kind.sharedHonest, shared);
    this.#corruptFrom(shared + kind.firstHonest, size);
    this.#corruptFrom(size + kind.secondHonest, size + first);
    const [one, other] = this.#views;
    const numbers = Array.from({ length: size + first }, (_, number) => number);
    const took = this.#takes(one, numbers.slice(0, size), size);
    const alsoTook = this.#takes(other, [...numbers.slice(0, shared), ...numbers.slice(size)], size);
    return !(took && alsoTook);
  }

  #corruptFrom(from: number, to: number): void {
    for (let number = from; number < to; number++) this.#witnesses.corruptAlone(number);
  }

  /** Whether a consumer that is given what a quorum cosigned of a view takes it. */
  #takes(view: Checkpoint, quorum: readonly number[], q: number): boolean {
    const cosignatures = quorum
      .map((number) => this.#witnesses.cosign(number, view, NOW))
      .filter((cosignature): cosignature is Cosignature => cosignature !== null);
    return this.#consumer.receive(view, cosignatures, q);
  }
}

/** Each number of a kind is at most 12. */
function keyOf(kind: QuorumPair): number {
  const { sharedHonest, sharedCorrupt, firstHonest, firstCorrupt, secondHonest } = kind;
  const base = MOST_IN_POOL + 1;
  return (
    (((sharedHonest * base + sharedCorrupt) * base + firstHonest) * base + firstCorrupt) * base + secondHonest
  );
}
