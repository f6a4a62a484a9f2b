import type { Seconds, Witness as WitnessNumber } from '../../../spec/language/notation.ts';
import type { RuleChoices } from '../../../spec/rules/catalogue.ts';
import type { WitnessCrypto } from '../../crypto/witness-crypto.ts';
import type { Checkpoint, Cosignature } from '../../messages/checkpoints.ts';
import { type Readings, taken } from '../rule-table.ts';
import type { WitnessAnswer } from './witness.ts';

const OF_ONE_OPERATOR: Readings<'witness-operators', number> = { apart: 1, 'two-of-one': 2 };

/** How many witnesses are corrupt where one operator is. */
export function witnessesOfOneOperator(rules: RuleChoices): number {
  return taken(rules, 'witness-operators', OF_ONE_OPERATOR);
}

/** A witness that helps a collector: it has a key, and no memory that binds it. */
export class CorruptWitness {
  readonly #number: WitnessNumber;
  readonly #crypto: WitnessCrypto;

  constructor(number: WitnessNumber, crypto: WitnessCrypto) {
    this.#number = number;
    this.#crypto = crypto;
  }

  /** Cosigns whatever it is asked for. */
  cosign(checkpoint: Checkpoint, time: Seconds): Cosignature {
    return this.#crypto.cosign(this.#number, checkpoint, time);
  }

  /** Says to an auditor that it cosigned a checkpoint. */
  answerWith(checkpoint: Checkpoint, time: Seconds): WitnessAnswer {
    return { checkpoint, cosignature: this.cosign(checkpoint, time) };
  }
}
