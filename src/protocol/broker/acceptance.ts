import type {
  BfdSequence,
  CwtCounter,
  Epoch,
  TickInstant,
  Vantage,
} from '../../../spec/language/notation.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { REFUSAL, type Refusals } from '../../../spec/replay-coherence/refusal.ts';
import { EpochMap } from '../../messages/epoch-map.ts';
import type { BfdPush, CwtSnapshot } from '../../messages/packets.ts';
import { createSequenceComparison, NOTHING, type SequenceComparison } from './sequence-comparison.ts';

/** What the broker keeps for one vantage. */
class VantageState {
  lastSequence = NOTHING;
  newestEpoch = NOTHING;
  /** When a packet of it was accepted last. */
  heardAt = NOTHING;
  /** last_cwt. */
  readonly lastCounter = new EpochMap();

  clear(): void {
    this.lastSequence = NOTHING;
    this.newestEpoch = NOTHING;
    this.heardAt = NOTHING;
    this.lastCounter.clear();
  }
}

/**
 * The joint acceptance predicate of section 4 and the state it reads and writes. Rule alternatives are looked up
 * once, when it is built.
 */
export class JointAcceptance {
  /** By vantage; the first place is for a sequence that the whole deployment shares. */
  readonly #vantages: VantageState[] = [];
  readonly #floor: number;
  readonly #isSequenceNew: SequenceComparison;
  readonly #equalCounterPasses: boolean;
  /** How many ticks past the last one before expires_at still pass. */
  readonly #expirySlack: number;
  readonly #eitherCounter: boolean;
  readonly #eager: boolean;
  readonly #countersShareEpochs: boolean;
  readonly #vantagesShareSequence: boolean;
  readonly #resetsSequence: boolean;
  readonly #forgetsOldEpochs: boolean;
  readonly #checksEpoch: boolean;
  /** How far below the newest accepted epoch a snapshot may be, where that is checked. */
  readonly #epochSlack: number;
  readonly #losesSequence: boolean;
  readonly #losesCounters: boolean;

  constructor({ rules, M }: Revision) {
    this.#floor = rules['first-counter-of-epoch'] === 'accepted' ? NOTHING : 0;
    this.#isSequenceNew = createSequenceComparison(rules, M);
    this.#equalCounterPasses = rules['cwt-counter-comparison'] === 'at-least';
    this.#expirySlack = EXPIRY_SLACK[rules['expiry-comparison']];
    this.#eitherCounter = rules.conjunction === 'either-counter';
    this.#eager = rules['state-update'] === 'eager';
    this.#countersShareEpochs = rules['counter-scope'] === 'vantage';
    this.#vantagesShareSequence = rules['sequence-scope'] === 'deployment';
    this.#resetsSequence = rules['sequence-at-epoch-change'] === 'reset';
    this.#forgetsOldEpochs = rules['old-epoch-counters'] === 'forgotten';
    this.#checksEpoch = rules['epoch-order'] !== 'unchecked';
    this.#epochSlack = rules['epoch-order'] === 'strict' ? -1 : 0;
    const durability = rules['state-durability'];
    this.#losesSequence = durability === 'volatile' || durability === 'counters-only';
    this.#losesCounters = durability === 'volatile' || durability === 'sequence-only';
  }

  /** Forgets everything that was accepted. */
  clear(): void {
    for (const state of this.#vantages) state.clear();
  }

  /** Comes up again with what survives a restart. */
  restart(): void {
    for (const state of this.#vantages) {
      if (this.#losesSequence) {
        state.lastSequence = NOTHING;
        state.heardAt = NOTHING;
      }
      if (this.#losesCounters) {
        state.newestEpoch = NOTHING;
        state.lastCounter.clear();
      }
    }
  }

  /** The newest epoch from which a packet of this vantage was accepted; -1 before the first. */
  newestEpoch(vantage: Vantage): number {
    return this.#stateOf(vantage).newestEpoch;
  }

  /** When a packet of a vantage was accepted last; -1 before the first. */
  heardAt(vantage: Vantage): number {
    return this.#stateOf(this.#sequenceKey(vantage)).heardAt;
  }

  /** last_cwt of a vantage and epoch; -1 before the first packet. */
  lastCounter(vantage: Vantage, epoch: Epoch): number {
    return this.#stateOf(vantage).lastCounter.get(this.#counterKey(epoch), this.#floor);
  }

  /** Whether condition (b) would hold. */
  isCounterNew(snapshot: CwtSnapshot): boolean {
    const last = this.lastCounter(snapshot.vantage, snapshot.epoch);
    return snapshot.counter > last || (this.#equalCounterPasses && snapshot.counter === last);
  }

  /** Evaluates (a), (b) and (c) on two authentic halves of one vantage and updates the state. Section 4. */
  decide(cwt: CwtSnapshot, bfd: BfdPush, now: TickInstant): Refusals {
    const { lastSequence, heardAt } = this.#stateOf(this.#sequenceKey(bfd.vantage));
    const a = this.#isSequenceNew(bfd.sequence, lastSequence, now - heardAt);
    const b = this.isCounterNew(cwt);
    const c = cwt.expiresAt + this.#expirySlack > now;
    const d = !this.#checksEpoch || cwt.epoch + this.#epochSlack >= this.newestEpoch(cwt.vantage);
    const accepted = (this.#eitherCounter ? a || b : a && b) && c && d;
    if (accepted || (this.#eager && a)) this.#keepSequence(bfd.vantage, bfd.sequence, cwt.epoch, now);
    if (accepted || (this.#eager && b)) this.#keepCounter(cwt.vantage, cwt.epoch, cwt.counter);
    if (accepted) return 0;
    return (
      (a ? 0 : REFUSAL.bfdSequence) +
      (b ? 0 : REFUSAL.cwtCounter) +
      (c ? 0 : REFUSAL.expired) +
      (d ? 0 : REFUSAL.oldEpoch)
    );
  }

  /**
   * What is kept after a run of packets of one vantage and epoch, one a tick and each accepted, that ends with these
   * halves at this tick. After an accepted packet the next of its vantage is always accepted, unless bfd_seq wraps
   * between them: the run must not.
   */
  acceptRun(cwt: CwtSnapshot, bfd: BfdPush, now: TickInstant): void {
    this.#keepSequence(bfd.vantage, bfd.sequence, cwt.epoch, now);
    this.#keepCounter(cwt.vantage, cwt.epoch, cwt.counter);
  }

  /** A number that differs, for small states, whenever anything kept differs. */
  fingerprint(): number {
    let mix = 17;
    for (let place = 0; place < this.#vantages.length; place++) {
      const state = this.#vantages[place] as VantageState;
      const { lastSequence, newestEpoch, heardAt, lastCounter } = state;
      if (heardAt === NOTHING && newestEpoch === NOTHING) continue;
      mix = (Math.imul(mix, 31) + place) | 0;
      mix = (Math.imul(mix, 31) + (lastSequence === NOTHING ? NO_SEQUENCE : lastSequence)) | 0;
      mix = (Math.imul(mix, 31) + heardAt) | 0;
      mix = lastCounter.mixInto((Math.imul(mix, 31) + newestEpoch) | 0);
    }
    return mix;
  }

  #stateOf(vantage: number): VantageState {
    const place = vantage + 1;
    for (let next = this.#vantages.length; next <= place; next++) this.#vantages.push(new VantageState());
    return this.#vantages[place] as VantageState;
  }

  #sequenceKey(vantage: Vantage): number {
    return this.#vantagesShareSequence ? NOTHING : vantage;
  }

  #counterKey(epoch: Epoch): number {
    return this.#countersShareEpochs ? 0 : epoch;
  }

  #keepSequence(vantage: Vantage, sequence: BfdSequence, epoch: Epoch, now: TickInstant): void {
    const state = this.#stateOf(this.#sequenceKey(vantage));
    const entersEpoch = epoch > this.newestEpoch(vantage);
    state.heardAt = now;
    state.lastSequence = this.#resetsSequence && entersEpoch ? NOTHING : sequence;
  }

  #keepCounter(vantage: Vantage, epoch: Epoch, counter: CwtCounter): void {
    const state = this.#stateOf(vantage);
    if (epoch > state.newestEpoch) {
      state.newestEpoch = epoch;
      if (this.#forgetsOldEpochs) state.lastCounter.clear();
    }
    state.lastCounter.set(this.#counterKey(epoch), counter);
  }
}

const EXPIRY_SLACK = {
  'above-now': 0,
  'at-or-above-now': 1,
  'one-tick-late': 2,
  unchecked: Number.POSITIVE_INFINITY,
} as const satisfies Record<Revision['rules']['expiry-comparison'], number>;

/** Mixed in for no sequence at all: -1 and 2^32 - 1 are the same in 32 bits. */
const NO_SEQUENCE = 0x5bd1e995;
