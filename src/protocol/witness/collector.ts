import type { Witness } from '../../../spec/language/notation.ts';
import type { WitnessCrypto } from '../../crypto/witness-crypto.ts';
import type { Checkpoint, Cosignature } from '../../messages/checkpoints.ts';
import type { WitnessAnswer } from './witness.ts';

/** A checkpoint and the cosignatures over it that the collector was given. */
export interface Publication {
  readonly checkpoint: Checkpoint;
  readonly cosignatures: Cosignature[];
}

/** What a collector fills up the cosignatures of a checkpoint with. */
export const PADDINGS = ['repeated', 'borrowed', 'forged', 'relabelled'] as const;
export type Padding = (typeof PADDINGS)[number];

/** A collector, honest or not: it keeps the cosignatures it was given, and may pass them off for others. */
export class Collector {
  readonly #crypto: WitnessCrypto;
  readonly #publications: Publication[] = [];

  constructor(crypto: WitnessCrypto) {
    this.#crypto = crypto;
  }

  /** Forgets everything that it published. */
  clear(): void {
    this.#publications.length = 0;
  }

  /** Begins to gather cosignatures over a checkpoint. */
  prepare(checkpoint: Checkpoint): Publication {
    const publication = { checkpoint, cosignatures: [] };
    this.#publications.push(publication);
    return publication;
  }

  /**
   * The cosignatures over a checkpoint, then others that are none: the same ones again, those over other checkpoints,
   * or some in the names of the first `witnesses` witnesses, made up or with the name changed.
   */
  pad(publication: Publication, padding: Padding, witnesses: number): readonly Cosignature[] {
    const { cosignatures } = publication;
    switch (padding) {
      case 'repeated':
        return Array.from({ length: witnesses }, () => cosignatures).flat();
      case 'borrowed':
        return [...cosignatures, ...this.#others(publication).flatMap((other) => other.cosignatures)];
      case 'forged':
        return [...cosignatures, ...names(witnesses).map((witness) => this.#crypto.forge(witness))];
      case 'relabelled': {
        const [first] = cosignatures;
        const others = first === undefined ? [] : names(witnesses);
        return [...cosignatures, ...others.flatMap((name) => this.#renamed(first, name))];
      }
    }
  }

  /**
   * What the collector answers an auditor with in a witness's name: the checkpoint with the witness's cosignature if
   * it has that, else with one that it has over another checkpoint, else with one that is made up.
   */
  answerAs(witness: Witness, publication: Publication): WitnessAnswer {
    const of = (one: Publication) => one.cosignatures.find((cosignature) => cosignature.witness === witness);
    const borrowed = (): Cosignature | undefined =>
      this.#others(publication)
        .map(of)
        .find((found) => found !== undefined);
    const cosignature = of(publication) ?? borrowed() ?? this.#crypto.forge(witness);
    return { checkpoint: publication.checkpoint, cosignature };
  }

  /** Other publications, those of the same bundle first. */
  #others(publication: Publication): readonly Publication[] {
    const { bundleId, bundleSeq } = publication.checkpoint;
    const isOfSame = ({ checkpoint }: Publication): boolean =>
      checkpoint.bundleId === bundleId && checkpoint.bundleSeq === bundleSeq;
    const others = this.#publications.filter((other) => other !== publication);
    return [...others.filter(isOfSame), ...others.filter((other) => !isOfSame(other))];
  }

  #renamed(cosignature: Cosignature | undefined, witness: Witness): Cosignature[] {
    if (cosignature === undefined || cosignature.witness === witness) return [];
    return [this.#crypto.relabel(cosignature, witness)];
  }
}

function names(witnesses: number): Witness[] {
  return Array.from({ length: witnesses }, (_, witness) => witness as Witness);
}
