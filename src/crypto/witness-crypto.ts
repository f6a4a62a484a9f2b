import type { BundleId, BundleSequence, Seconds, Witness } from '../../spec/language/notation.ts';
import type { Checkpoint, Cosignature } from '../messages/checkpoints.ts';

/**
 * Checkpoints and cosignatures, on either level. The collector writes, witnesses cosign, whoever is shown a
 * cosignature verifies it, and a collector makes up what it has no key for.
 */
export interface WitnessCrypto {
  /** A checkpoint with its extra field, signed by the collector. The aggregates are finite numbers from 0 up, without -0. */
  write(
    bundleId: BundleId,
    bundleSeq: BundleSequence,
    root: number,
    dMinimax: number,
    dMax: number,
  ): Checkpoint;
  /** Whether two checkpoints have the same Merkle root, which covers the extra field where the leaf holds it. */
  isSameRoot(left: Checkpoint, right: Checkpoint): boolean;
  /** Whether two checkpoints have the same octets. */
  isSameBody(left: Checkpoint, right: Checkpoint): boolean;
  /** The cosignature of a witness, made with its key at a time. */
  cosign(witness: Witness, checkpoint: Checkpoint, time: Seconds): Cosignature;
  /** What somebody without the key makes up in a witness's name. */
  forge(witness: Witness): Cosignature;
  /** A cosignature with another witness's name on it. */
  relabel(cosignature: Cosignature, witness: Witness): Cosignature;
  /** Whether the witness in whose name the cosignature stands made it over this checkpoint. */
  isRight(cosignature: Cosignature, checkpoint: Checkpoint): boolean;
}
