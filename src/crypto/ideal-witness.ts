import type { BundleId, BundleSequence, Witness } from '../../spec/language/notation.ts';
import type { RuleChoices } from '../../spec/rules/catalogue.ts';
import type { Checkpoint, Cosignature } from '../messages/checkpoints.ts';
import { DualModeExtra } from '../wire/dual-mode-extra.ts';
import type { WitnessCrypto } from './witness-crypto.ts';

/** What a cosignature that no witness made is over. */
const NOTHING = null;

/** Cosignatures that cannot be forged by definition: the level on which the millions of cases run. */
export class IdealWitnessCrypto implements WitnessCrypto {
  readonly #extra: DualModeExtra;
  readonly #coversExtra: boolean;
  readonly #isInLeaf: boolean;

  constructor(rules: RuleChoices) {
    this.#extra = new DualModeExtra(rules);
    this.#coversExtra = rules['cosignature-coverage'] === 'whole-text';
    this.#isInLeaf = rules['extra-placement'] === 'merkle-leaf';
  }

  write(
    bundleId: BundleId,
    bundleSeq: BundleSequence,
    root: number,
    dMinimax: number,
    dMax: number,
  ): Checkpoint {
    return { bundleId, bundleSeq, root, dMinimax, dMax, signed: true, text: '' };
  }

  isSameRoot(left: Checkpoint, right: Checkpoint): boolean {
    return left.root === right.root && (!this.#isInLeaf || this.#extra.isSame(left, right));
  }

  isSameBody(left: Checkpoint, right: Checkpoint): boolean {
    return left === right || (this.#isSameTreeHead(left, right) && this.#extra.isSame(left, right));
  }

  cosign(witness: Witness, checkpoint: Checkpoint): Cosignature {
    return { witness, proof: checkpoint };
  }

  forge(witness: Witness): Cosignature {
    return { witness, proof: NOTHING };
  }

  relabel(_: Cosignature, witness: Witness): Cosignature {
    return { witness, proof: NOTHING };
  }

  isRight({ proof }: Cosignature, checkpoint: Checkpoint): boolean {
    const cosigned = proof as Checkpoint | null;
    if (cosigned === NOTHING) return false;
    return this.#coversExtra
      ? this.isSameBody(cosigned, checkpoint)
      : this.#isSameTreeHead(cosigned, checkpoint);
  }

  #isSameTreeHead(left: Checkpoint, right: Checkpoint): boolean {
    return (
      left.bundleId === right.bundleId && left.bundleSeq === right.bundleSeq && this.isSameRoot(left, right)
    );
  }
}
