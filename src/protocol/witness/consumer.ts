import type { BundleId, BundleSequence } from '../../../spec/language/notation.ts';
import type { RuleChoices } from '../../../spec/rules/catalogue.ts';
import type { WitnessCrypto } from '../../crypto/witness-crypto.ts';
import type { Checkpoint, Cosignature } from '../../messages/checkpoints.ts';
import { BundleMemory } from './bundle-memory.ts';

/** Whoever a collector publishes bundles to. It counts cosignatures, and keeps what it was shown last of a bundle. */
export class Consumer {
  readonly #crypto: WitnessCrypto;
  readonly #shown = new BundleMemory<Checkpoint>();
  readonly #countsEach: boolean;
  readonly #takesAny: boolean;
  /** Cosignatures wanted beyond q. */
  readonly #beyond: number;

  constructor(rules: RuleChoices, crypto: WitnessCrypto) {
    this.#crypto = crypto;
    this.#takesAny = rules['consumer-acceptance'] === 'any-view';
    this.#countsEach = rules['quorum-counting'] === 'cosignatures';
    this.#beyond = THRESHOLD[rules['quorum-threshold']];
  }

  /** Forgets everything that it was shown. */
  clear(): void {
    this.#shown.clear();
  }

  /** Takes a checkpoint, and says whether a quorum of q has cosigned it (section 1.1). */
  receive(checkpoint: Checkpoint, cosignatures: readonly Cosignature[], q: number): boolean {
    this.#shown.set(checkpoint.bundleId, checkpoint.bundleSeq, checkpoint);
    return this.#isQuorum(checkpoint, cosignatures, q + this.#beyond);
  }

  /** Whether it goes by what it was shown, where that had a quorum or had none. */
  takes(quorumMet: boolean): boolean {
    return quorumMet || this.#takesAny;
  }

  /** What it was shown last under (bundle_id, bundle_seq), with a quorum or without. */
  viewOf(bundleId: BundleId, bundleSeq: BundleSequence): Checkpoint | undefined {
    return this.#shown.get(bundleId, bundleSeq);
  }

  /** Verifies until enough are right. A deployment has at most 31 witnesses. */
  #isQuorum(checkpoint: Checkpoint, cosignatures: readonly Cosignature[], wanted: number): boolean {
    let counted = 0;
    let names = 0;
    for (const cosignature of cosignatures) {
      if (counted >= wanted) break;
      const name = 1 << cosignature.witness;
      if (!this.#countsEach && (names & name) !== 0) continue;
      if (!this.#crypto.isRight(cosignature, checkpoint)) continue;
      names |= name;
      counted++;
    }
    return counted >= wanted;
  }
}

const THRESHOLD = { q: 0, 'q-minus-one': -1, 'above-q': 1 } as const satisfies Record<
  RuleChoices['quorum-threshold'],
  number
>;
