import type {
  BundleId,
  BundleSequence,
  Seconds,
  Witness as WitnessNumber,
} from '../../../spec/language/notation.ts';
import type { RuleChoices } from '../../../spec/rules/catalogue.ts';
import type { WitnessCrypto } from '../../crypto/witness-crypto.ts';
import type { Checkpoint, Cosignature } from '../../messages/checkpoints.ts';
import { type Readings, taken } from '../rule-table.ts';
import { BundleMemory } from './bundle-memory.ts';

/** What a witness shows to an auditor: the body that it cosigned, and its cosignature over it. */
export interface WitnessAnswer {
  readonly checkpoint: Checkpoint;
  readonly cosignature: Cosignature;
}

/** What a restart leaves of what was cosigned. */
const RESTART: Readings<'witness-durability', (cosigned: BundleMemory<WitnessAnswer>) => void> = {
  durable: () => {},
  backup: (cosigned) => cosigned.forgetLast(),
  nothing: (cosigned) => cosigned.clear(),
};

const ANY_SEQUENCE = 0 as BundleSequence;

/**
 * An honest witness: the first body under a (bundle_id, bundle_seq) is the only one that it cosigns (section 5, Step
 * 3). Asked again for the same body it cosigns it afresh. Rule alternatives are looked up once, when it is built.
 */
export class Witness {
  readonly #number: WitnessNumber;
  readonly #crypto: WitnessCrypto;
  /** What it cosigned, by what it remembers it under. */
  readonly #cosigned = new BundleMemory<WitnessAnswer>();
  readonly #comparesTreeHeads: boolean;
  readonly #oneBodyPerId: boolean;
  readonly #keepsLatest: boolean;
  readonly #checksTogether: boolean;
  readonly #storesFirst: boolean;
  readonly #answersInTime: boolean;
  readonly #onRestart: (cosigned: BundleMemory<WitnessAnswer>) => void;

  constructor(number: WitnessNumber, rules: RuleChoices, crypto: WitnessCrypto) {
    this.#number = number;
    this.#crypto = crypto;
    this.#comparesTreeHeads = rules['witness-rule'] === 'tlog-witness';
    this.#keepsLatest = this.#comparesTreeHeads || rules['witness-memory'] === 'latest-bundle';
    this.#oneBodyPerId = this.#keepsLatest || rules['witness-key'] === 'bundle-only';
    this.#checksTogether = rules['witness-update'] === 'check-then-store';
    this.#storesFirst = rules['witness-update'] === 'store-then-check';
    this.#answersInTime = rules['witness-answer'] === 'in-window';
    this.#onRestart = taken(rules, 'witness-durability', RESTART);
  }

  /** How many bodies it remembers. */
  get remembered(): number {
    return this.#cosigned.size;
  }

  /** Forgets everything that it cosigned. */
  clear(): void {
    this.#cosigned.clear();
  }

  /** Comes up again with what it has stored. */
  restart(): void {
    this.#onRestart(this.#cosigned);
  }

  /** A cosignature, or null where the witness refuses. */
  cosign(checkpoint: Checkpoint, time: Seconds): Cosignature | null {
    const permitted = this.#permits(checkpoint);
    return permitted || this.#storesFirst ? this.#give(checkpoint, time, permitted) : null;
  }

  /** The answers to two requests that arrive at once. */
  cosignTogether(
    first: Checkpoint,
    second: Checkpoint,
    time: Seconds,
  ): readonly [Cosignature | null, Cosignature | null] {
    if (!this.#checksTogether) return [this.cosign(first, time), this.cosign(second, time)];
    const firstPermitted = this.#permits(first);
    const secondPermitted = this.#permits(second);
    return [
      firstPermitted ? this.#give(first, time, true) : null,
      secondPermitted ? this.#give(second, time, true) : null,
    ];
  }

  /**
   * Its answer to an auditor within the checkpoint window; undefined where there is none, or where it remembers nothing
   * under (bundle_id, bundle_seq).
   */
  answer(bundleId: BundleId, bundleSeq: BundleSequence): WitnessAnswer | undefined {
    if (!this.#answersInTime) return undefined;
    const found = this.#cosigned.get(bundleId, this.#keyOf(bundleSeq));
    const isOther = this.#keepsLatest && found?.checkpoint.bundleSeq !== bundleSeq;
    return isOther ? undefined : found;
  }

  #permits(checkpoint: Checkpoint): boolean {
    const before = this.#rememberedFor(checkpoint);
    if (before === undefined) return true;
    if (this.#comparesTreeHeads) return this.#follows(before, checkpoint);
    if (this.#keepsLatest && before.bundleSeq !== checkpoint.bundleSeq) return true;
    return this.#crypto.isSameBody(before, checkpoint);
  }

  /** Cosigns and remembers; what is remembered stays as it is where the same body comes again. */
  #give(checkpoint: Checkpoint, time: Seconds, permitted: boolean): Cosignature | null {
    const cosignature = this.#crypto.cosign(this.#number, checkpoint, time);
    const before = this.#rememberedFor(checkpoint);
    if (before === undefined || !this.#crypto.isSameBody(before, checkpoint)) {
      this.#cosigned.set(checkpoint.bundleId, this.#keyOf(checkpoint.bundleSeq), { checkpoint, cosignature });
    }
    return permitted ? cosignature : null;
  }

  #rememberedFor({ bundleId, bundleSeq }: Checkpoint): Checkpoint | undefined {
    return this.#cosigned.get(bundleId, this.#keyOf(bundleSeq))?.checkpoint;
  }

  /** One for all where a witness remembers one body of each bundle_id. */
  #keyOf(bundleSeq: BundleSequence): BundleSequence {
    return this.#oneBodyPerId ? ANY_SEQUENCE : bundleSeq;
  }

  /**
   * Whether a C2SP tlog-witness goes from one tree head to the other: never to a smaller tree, and at the same size only
   * with the same root. A larger tree is taken to come with its consistency proof. Extension lines are not looked at.
   */
  #follows(before: Checkpoint, after: Checkpoint): boolean {
    if (after.bundleSeq !== before.bundleSeq) return after.bundleSeq > before.bundleSeq;
    return this.#crypto.isSameRoot(before, after);
  }
}
