import type {
  BundleId,
  BundleSequence,
  Seconds,
  Witness as WitnessNumber,
} from '../../spec/language/notation.ts';
import type { RuleChoices } from '../../spec/rules/catalogue.ts';
import type { WitnessCrypto } from '../../src/crypto/witness-crypto.ts';
import type { Checkpoint, Cosignature } from '../../src/messages/checkpoints.ts';
import { CorruptWitness, witnessesOfOneOperator } from '../../src/protocol/witness/corrupt-witness.ts';
import { Witness, type WitnessAnswer } from '../../src/protocol/witness/witness.ts';

/** Witnesses of which those of at most f operators are corrupt, one operator after the other. */
export class MixedWitnesses {
  readonly #honest: Witness[];
  readonly #corrupt: CorruptWitness[];
  readonly #f: number;
  /** How many witnesses are corrupt where an operator is. */
  readonly ofOneOperator: number;
  /** Bits of those that are corrupt. */
  #isCorrupt = 0;
  #corruptOperators = 0;

  constructor(count: number, f: number, rules: RuleChoices, crypto: WitnessCrypto) {
    const numbers = Array.from({ length: count }, (_, number) => number as WitnessNumber);
    this.#honest = numbers.map((number) => new Witness(number, rules, crypto));
    this.#corrupt = numbers.map((number) => new CorruptWitness(number, crypto));
    this.#f = f;
    this.ofOneOperator = witnessesOfOneOperator(rules);
  }

  /** All honest, and none has cosigned anything. */
  clear(): void {
    for (let number = 0; number < this.#honest.length; number++) (this.#honest[number] as Witness).clear();
    this.#isCorrupt = 0;
    this.#corruptOperators = 0;
  }

  isCorrupt(number: number): boolean {
    return (this.#isCorrupt & (1 << number)) !== 0;
  }

  /** One more operator is corrupt, where fewer than f are. The witnesses that are corrupt because of it. */
  corrupt(number: number): readonly number[] {
    if (this.isCorrupt(number) || this.#corruptOperators >= this.#f) return [];
    const first = number - (number % this.ofOneOperator);
    const witnesses = Array.from({ length: this.ofOneOperator }, (_, nth) => first + nth);
    for (const each of witnesses) this.corruptAlone(each);
    this.#corruptOperators++;
    return witnesses;
  }

  /** One witness is corrupt, whoever runs it. */
  corruptAlone(number: number): void {
    this.#isCorrupt |= 1 << number;
  }

  /** An honest one comes up again. */
  restart(number: number): void {
    if (!this.isCorrupt(number)) (this.#honest[number] as Witness).restart();
  }

  cosign(number: number, checkpoint: Checkpoint, time: Seconds): Cosignature | null {
    if (this.isCorrupt(number)) return (this.#corrupt[number] as CorruptWitness).cosign(checkpoint, time);
    return (this.#honest[number] as Witness).cosign(checkpoint, time);
  }

  /** The answers of one of them to two requests that arrive at once. */
  cosignTogether(
    number: number,
    first: Checkpoint,
    second: Checkpoint,
    time: Seconds,
  ): readonly [Cosignature | null, Cosignature | null] {
    if (!this.isCorrupt(number)) {
      return (this.#honest[number] as Witness).cosignTogether(first, second, time);
    }
    return [this.cosign(number, first, time), this.cosign(number, second, time)];
  }

  /** What an honest one answers an auditor. */
  answer(number: number, bundleId: BundleId, bundleSeq: BundleSequence): WitnessAnswer | undefined {
    return (this.#honest[number] as Witness).answer(bundleId, bundleSeq);
  }

  /** How many bodies an honest one remembers. */
  remembered(number: number): number {
    return (this.#honest[number] as Witness).remembered;
  }

  /** A corrupt one says that it cosigned a checkpoint. */
  answerWith(number: number, checkpoint: Checkpoint, time: Seconds): WitnessAnswer {
    return (this.#corrupt[number] as CorruptWitness).answerWith(checkpoint, time);
  }
}
