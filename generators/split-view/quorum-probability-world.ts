import type { Revision } from '../../spec/language/revision.ts';
import type { QuorumProbabilityObservation } from '../../spec/split-view/quorum-probability.ts';
import {
  type DetectionTally,
  QuorumChoice,
  type QuorumPair,
  quorumPairs,
} from '../../src/protocol/witness/quorum-pairs.ts';
import { QuorumPolicy } from '../../src/protocol/witness/quorum-policy.ts';
import type { Level, World } from '../../src/search/case/scenario.ts';
import { PlayedPairs } from './played-pairs.ts';

/** w, q and f run to this. */
export const MOST_IN_POOL = 12;

/** A pool of witnesses, and each pair of quorums in it. One pair of each kind is played, and counts for all of its kind. */
export class QuorumProbabilityWorld implements World<QuorumProbabilityObservation> {
  readonly #pairs: PlayedPairs;
  readonly #quorumPolicy: QuorumPolicy;
  readonly #quorumChoice: QuorumChoice;
  /** Whether the two consumers of a kind of pair detect, by the numbers of its kind. */
  readonly #played = new Map<number, boolean>();
  #w = 1;
  #f = 0;
  #quorum = 1;
  #corrupt = 0;

  constructor(revision: Revision, level: Level) {
    this.#pairs = new PlayedPairs(revision, level, MOST_IN_POOL);
    this.#quorumPolicy = new QuorumPolicy(revision);
    this.#quorumChoice = new QuorumChoice(revision.rules);
  }

  open([w = 1, q = 1, f = 0]: readonly number[]): void {
    this.#w = w;
    this.#f = Math.min(f, w);
    this.#quorum = this.#quorumPolicy.quorumOf({ w, q, f: this.#f });
    this.#corrupt = 0;
  }

  /** All witnesses are corrupt that f operators run. */
  corruptAll(): void {
    this.#corrupt = this.#pairs.corruptOf(this.#w, this.#f);
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
    const detects = !this.#pairs.isTaken(kind);
    this.#played.set(key, detects);
    return detects;
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
