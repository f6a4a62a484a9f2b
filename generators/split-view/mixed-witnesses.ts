import type {
  BundleId,
  BundleSequence,
  Seconds,
  Witness as WitnessNumber,
} from '../../spec/language/notation.ts';
import type { RuleChoices } from '../../spec/rules/catalogue.ts';
import type { WitnessCrypto } from '../../src/crypto/witness-crypto.ts';
import type { Checkpoint, Cosignature } from '../../src/messages/checkpoints.ts';
import { CorruptWitness } from '../../src/protocol/witness/corrupt-witness.ts';
import { Witness, type WitnessAnswer } from '../../src/protocol/witness/witness.ts';

/** Witnesses of which at most f are corrupt, one after the other. */
export class MixedWitnesses {
  readonly #honest: Witness[];
  readonly #corrupt: CorruptWitness[];
  readonly #f: number;
  /** Bits of those that are corrupt. */
  #isCorrupt = 0;
  #corruptCount = 0;

  constructor(count: number, f: number, rules: RuleChoices, crypto: WitnessCrypto) {
    const numbers = Array.from({ length: count }, (_, number) => number as WitnessNumber);
    this.#honest = numbers.map((number) => new Witness(number, rules, crypto));
    this.#corrupt = numbers.map((number) => new CorruptWitness(number, crypto));
    this.#f = f;
  }

  /** All honest, and none has cosigned anything. */
  clear(): void {
    for (let number = 0; number < this.#honest.length; number++) (this.#honest[number] as Witness).clear();
    this.#isCorrupt = 0;
    this.#corruptCount = 0;
  }

  isCorrupt(number: number): boolean {
    return (this.#isCorrupt & (1 << number)) !== 0;
  }

  /** One more is corrupt, where fewer than f are. Whether it is now. */
  corrupt(number: number): boolean {
    if (this.isCorrupt(number)) return true;
    if (this.#corruptCount >= this.#f) return false;
    this.#isCorrupt |= 1 << number;
    this.#corruptCount++;
    return true;
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
