import type { BundleId, BundleSequence, Witness } from '../../spec/language/notation.ts';

/** What a collector publishes of one bundle: the body that witnesses cosign (section 5, H-DUAL-MODE). */
export interface Checkpoint {
  readonly bundleId: BundleId;
  readonly bundleSeq: BundleSequence;
  /** Which Merkle root: equal numbers stand for equal roots. */
  readonly root: number;
  /** Finite, from 0 up, not -0. */
  readonly dMinimax: number;
  readonly dMax: number;
  /** The collector's own signature stands under it. */
  readonly signed: boolean;
  /** The text of the checkpoint on the level of real octets; empty on the symbolic one. */
  readonly text: string;
}

/** What shows, or is to show, that a witness has cosigned a checkpoint. */
export interface Cosignature {
  /** The witness in whose name it stands. */
  readonly witness: Witness;
  /** What the level of the protocol keeps of it. */
  readonly proof: unknown;
}
