import type {
  BfdSequence,
  CwtCounter,
  Epoch,
  TickInstant,
  Vantage,
} from '../../../spec/language/notation.ts';
import type { RuleChoices } from '../../../spec/rules/catalogue.ts';
import type { TelemetryCrypto } from '../../crypto/telemetry-crypto.ts';
import { type BfdPush, type CwtSnapshot, SEQUENCES } from '../../messages/packets.ts';

/** The first bfd_seq of a vantage that drew a 32-bit number for it. */
export function firstSequenceOf(rules: RuleChoices, random: BfdSequence): BfdSequence {
  return rules['bfd-sequence-start'] === 'random' ? random : (0 as BfdSequence);
}

/** Packets from one time that a vantage stores its numbers to the next. */
const STORING_INTERVAL = 4;

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
  readonly #rules: RuleChoices;
  #epoch = 0;
  #firstSequence = 0;
  #nextCounter = 0;
  #nextSequence = 0;
  #storedCounter = 0;
  #storedSequence = 0;
  #sinceStored = 0;
  /** Numbers of a second process, which sends in turn with the first; -1 where there is none. */
  #otherCounter = NONE;
  #otherSequence = NONE;

  constructor(vantage: Vantage, crypto: TelemetryCrypto, rules: RuleChoices) {
    this.vantage = vantage;
    this.#crypto = crypto;
    const step = rules['bfd-sequence-step'];
    this.#step = step === 'two' ? 2 : 1;
    this.#modulus = step === 'wraps-at-31-bits' ? SEQUENCES / 2 : SEQUENCES;
    this.#restartsSequence = step === 'restarts-with-epoch';
    this.#counterStart = rules['cwt-counter-start'];
    this.#rules = rules;
  }

  /** Starts afresh. RFC 5880 section 6.8.1 has the first sequence random. */
  start(firstSequence: BfdSequence, firstEpoch: Epoch): void {
    this.#epoch = firstEpoch;
    this.#nextCounter = this.#firstCounter;
    this.#firstSequence = firstSequence;
    this.#nextSequence = firstSequence;
    this.#otherCounter = this.#otherSequence = NONE;
    this.#store();
  }

  get nextSequence(): BfdSequence {
    return this.#nextSequence as BfdSequence;
  }

  get epoch(): Epoch {
    return this.#epoch as Epoch;
  }

  emitSnapshot(expiresAt: TickInstant): CwtSnapshot {
    if (this.#sinceStored === STORING_INTERVAL) this.#store();
    const counter = this.#nextCounter++ as CwtCounter;
    return this.#crypto.sealCwt(this.vantage, this.epoch, counter, expiresAt, this.nextSequence);
  }

  emitPush(): BfdPush {
    const sequence = this.nextSequence;
    const next = sequence + this.#step;
    this.#nextSequence = next < this.#modulus ? next : next - this.#modulus;
    this.#sinceStored++;
    if (this.#otherSequence !== NONE) this.#changeTurns();
    return this.#crypto.sealBfd(this.vantage, sequence);
  }

  /** How many pushes are left before bfd_seq wraps. */
  get pushesBeforeWrap(): number {
    return Math.ceil((this.#modulus - this.#nextSequence) / this.#step);
  }

  /** Sends so many packets without showing them; of two processes each sends in turn. */
  passOver(packets: number): void {
    const isAlone = this.#otherSequence === NONE;
    const own = isAlone ? packets : Math.ceil(packets / 2);
    this.#nextCounter += own;
    this.#nextSequence = (this.#nextSequence + own * this.#step) % this.#modulus;
    if (!isAlone) {
      const others = packets - own;
      this.#otherCounter += others;
      this.#otherSequence = (this.#otherSequence + others * this.#step) % this.#modulus;
      if (own > others) this.#changeTurns();
    }
    this.#store();
  }

  enterNextEpoch(): void {
    this.#epoch++;
    if (this.#counterStart !== 'continued') {
      this.#nextCounter = this.#firstCounter;
      if (this.#otherCounter !== NONE) this.#otherCounter = this.#firstCounter;
    }
    if (this.#restartsSequence) this.#nextSequence = this.#firstSequence;
    this.#store();
  }

  /** Comes up again in its epoch. */
  restart(): void {
    switch (this.#rules['vantage-restart']) {
      case 'continued':
        break;
      case 'anew':
        this.#nextCounter = this.#firstCounter;
        this.#nextSequence = this.#firstSequence;
        break;
      case 'stored':
        this.#nextCounter = this.#storedCounter;
        this.#nextSequence = this.#storedSequence;
        break;
      case 'two-at-once':
        this.#otherCounter = this.#nextCounter;
        this.#otherSequence = this.#nextSequence;
        break;
    }
    this.#sinceStored = 0;
  }

  get #firstCounter(): number {
    return this.#counterStart === 'one' ? 1 : 0;
  }

  #store(): void {
    this.#storedCounter = this.#nextCounter;
    this.#storedSequence = this.#nextSequence;
    this.#sinceStored = 0;
  }

  #changeTurns(): void {
    const [counter, sequence] = [this.#nextCounter, this.#nextSequence];
    this.#nextCounter = this.#otherCounter;
    this.#nextSequence = this.#otherSequence;
    this.#otherCounter = counter;
    this.#otherSequence = sequence;
  }
}

const NONE = -1;
