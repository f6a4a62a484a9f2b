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
    const shown = [...cosignatures];
    const [first] = cosignatures;
    switch (padding) {
      case 'repeated':
        for (let times = 1; times < witnesses; times++) shown.push(...cosignatures);
        break;
      case 'borrowed':
        for (const other of this.#others(publication)) shown.push(...other.cosignatures);
        break;
      case 'forged':
        for (let name = 0; name < witnesses; name++) shown.push(this.#crypto.forge(name as Witness));
        break;
      case 'relabelled':
        for (let name = 0; first !== undefined && name < witnesses; name++) {
          if ((first.witness as number) !== name) shown.push(this.#crypto.relabel(first, name as Witness));
        }
        break;
    }
    return shown;
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
    const ofSame: Publication[] = [];
    const ofOthers: Publication[] = [];
    for (const other of this.#publications) {
      if (other === publication) continue;
      const { checkpoint } = other;
      const isOfSame = checkpoint.bundleId === bundleId && checkpoint.bundleSeq === bundleSeq;
      (isOfSame ? ofSame : ofOthers).push(other);
    }
    ofSame.push(...ofOthers);
    return ofSame;
  }
}
