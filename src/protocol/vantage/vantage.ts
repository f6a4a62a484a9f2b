import type {
  BfdSequence,
  CwtCounter,
  Epoch,
  TickInstant,
  Vantage,
} from '../../../spec/language/notation.ts';
import type { RuleChoices } from '../../../spec/rules/catalogue.ts';
import type { TelemetryCrypto } from '../../crypto/telemetry-crypto.ts';
import type { BfdPush, CwtSnapshot } from '../../messages/packets.ts';
import { SEQUENCES } from '../../messages/packets.ts';

/** The first bfd_seq of a vantage that drew a 32-bit number for it. */
export function firstSequenceOf(rules: RuleChoices, random: BfdSequence): BfdSequence {
  return rules['bfd-sequence-start'] === 'random' ? random : (0 as BfdSequence);
}

/**
 * An honest vantage: on each tick a CWT snapshot and a Coherence-BFD push. The counter restarts with each epoch, the
 * BFD sequence does not (section 4, Steps 2 and 3).
 */
export class VantageAgent {
  readonly vantage: Vantage;
  readonly #crypto: TelemetryCrypto;
  readonly #step: number;
  readonly #modulus: number;
  readonly #restartsSequence: boolean;
  readonly #counterStart: RuleChoices['cwt-counter-start'];
  #epoch = 0;
  #nextCounter = 0;
  #firstSequence = 0;
  #nextSequence = 0;

  constructor(vantage: Vantage, crypto: TelemetryCrypto, rules: RuleChoices) {
    this.vantage = vantage;
    this.#crypto = crypto;
    const step = rules['bfd-sequence-step'];
    this.#step = step === 'two' ? 2 : 1;
    this.#modulus = step === 'wraps-at-31-bits' ? SEQUENCES / 2 : SEQUENCES;
    this.#restartsSequence = step === 'restarts-with-epoch';
    this.#counterStart = rules['cwt-counter-start'];
  }

  /** Starts afresh. RFC 5880 section 6.8.1 has the first sequence random. */
  start(firstSequence: BfdSequence, firstEpoch: Epoch): void {
    this.#epoch = firstEpoch;
    this.#nextCounter = this.#counterStart === 'one' ? 1 : 0;
    this.#firstSequence = firstSequence;
    this.#nextSequence = firstSequence;
  }

  get nextSequence(): BfdSequence {
    return this.#nextSequence as BfdSequence;
  }

  get epoch(): Epoch {
    return this.#epoch as Epoch;
  }

  emitSnapshot(expiresAt: TickInstant): CwtSnapshot {
    const counter = this.#nextCounter++ as CwtCounter;
    return this.#crypto.sealCwt(this.vantage, this.epoch, counter, expiresAt, this.nextSequence);
  }

  emitPush(): BfdPush {
    const sequence = this.nextSequence;
    const next = sequence + this.#step;
    this.#nextSequence = next < this.#modulus ? next : next - this.#modulus;
    return this.#crypto.sealBfd(this.vantage, sequence);
  }

  /** How many pushes are left before bfd_seq wraps. */
  get pushesBeforeWrap(): number {
    return Math.ceil((this.#modulus - this.#nextSequence) / this.#step);
  }

  /** Sends so many packets without showing them. */
  passOver(packets: number): void {
    this.#nextCounter += packets;
    this.#nextSequence = (this.#nextSequence + packets * this.#step) % this.#modulus;
  }

  enterNextEpoch(): void {
    this.#epoch++;
    if (this.#counterStart !== 'continued') this.#nextCounter = this.#counterStart === 'one' ? 1 : 0;
    if (this.#restartsSequence) this.#nextSequence = this.#firstSequence;
  }
}
