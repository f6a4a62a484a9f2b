import type { BundleId, BundleSequence, Seconds } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { AuditOutcome } from '../../spec/split-view/check.ts';
import { createWitnessCrypto } from '../../src/crypto/create-witness-crypto.ts';
import type { WitnessCrypto } from '../../src/crypto/witness-crypto.ts';
import type { Checkpoint, Cosignature } from '../../src/messages/checkpoints.ts';
import type { Auditor } from '../../src/protocol/witness/auditor.ts';
import { Consumer } from '../../src/protocol/witness/consumer.ts';
import type { QuorumPair } from '../../src/protocol/witness/quorum-pairs.ts';
import type { Level } from '../../src/search/case/scenario.ts';
import { raiseByUlps } from './binary64.ts';
import { MixedWitnesses } from './mixed-witnesses.ts';

const BUNDLE = 1 as BundleId;
const SEQUENCE = 0 as BundleSequence;
/** Year 2026. */
const NOW = 1_767_139_200 as Seconds;

/** A pool of w witnesses of which so many are corrupt, and how many of them an auditor asks. */
export interface AskedPool {
  readonly w: number;
  readonly corrupt: number;
  readonly asked: number;
}

/**
 * Two quorums of one pool, played: the first cosigns one view for a consumer, then the second the other view for another.
 * The witnesses of both have the first numbers, then come those of the first alone, those of the second alone, and the rest;
 * of each the honest ones first.
 */
export class PlayedPairs {
  readonly crypto: WitnessCrypto;
  readonly #witnesses: MixedWitnesses;
  readonly #consumer: Consumer;
  readonly #views: readonly [Checkpoint, Checkpoint];

  constructor({ rules }: Revision, level: Level, mostWitnesses: number) {
    const crypto = createWitnessCrypto(rules, level);
    this.crypto = crypto;
    this.#witnesses = new MixedWitnesses(mostWitnesses, mostWitnesses, rules, crypto);
    this.#consumer = new Consumer(rules, crypto);
    this.#views = [
      crypto.write(BUNDLE, SEQUENCE, 0, 1, 1),
      crypto.write(BUNDLE, SEQUENCE, 0, 1, raiseByUlps(1, 1)),
    ];
  }

  /** How many of w witnesses are corrupt where f operators are. */
  corruptOf(w: number, f: number): number {
    return Math.min(w, f * this.#witnesses.ofOneOperator);
  }

  /** Whether both consumers find the quorum that they ask for. */
  isTaken(kind: QuorumPair): boolean {
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
    return took && alsoTook;
  }

  /**
   * What an auditor of the first consumer comes to, after `isTaken`, who asks in the order that the coalition would have:
   * first corrupt witnesses, which say that they cosigned what is asked about, then honest ones that did, then those that
   * cosigned nothing, and last those that give the other view away.
   */
  auditFirst(auditor: Auditor, kind: QuorumPair, { w, corrupt, asked }: AskedPool): AuditOutcome {
    const [one] = this.#views;
    const size = kind.sharedHonest + kind.sharedCorrupt + kind.firstHonest + kind.firstCorrupt;
    const inNeither = corrupt - kind.sharedCorrupt - kind.firstCorrupt - kind.secondCorrupt;
    this.#corruptFrom(w - inNeither, w);
    const others = numbersFrom(size, size + kind.secondHonest);
    const order = [...numbersFrom(0, size), ...numbersFrom(size + kind.secondHonest, w), ...others];
    const isCorrupt = (number: number) => this.#witnesses.isCorrupt(number);
    const lies = order.filter(isCorrupt).map((number) => this.#witnesses.answerWith(number, one, NOW));
    const answers = order
      .filter((number) => !isCorrupt(number))
      .map((number) => this.#witnesses.answer(number, BUNDLE, SEQUENCE));
    return auditor.compareWithEach(one, [...lies, ...answers].slice(0, asked));
  }

  #corruptFrom(from: number, to: number): void {
    for (const number of numbersFrom(from, to)) this.#witnesses.corruptAlone(number);
  }

  /** Whether a consumer that is given what a quorum cosigned of a view takes it. */
  #takes(view: Checkpoint, quorum: readonly number[], q: number): boolean {
    const cosignatures = quorum
      .map((number) => this.#witnesses.cosign(number, view, NOW))
      .filter((cosignature): cosignature is Cosignature => cosignature !== null);
    return this.#consumer.receive(view, cosignatures, q);
  }
}

function numbersFrom(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, nth) => from + nth);
}
