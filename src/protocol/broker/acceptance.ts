import type {
  BfdSequence,
  CwtCounter,
  Epoch,
  TickInstant,
  Vantage,
} from '../../../spec/language/notation.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { REFUSAL, type Refusals } from '../../../spec/replay-coherence/refusal.ts';
import type { BfdPush, CwtSnapshot } from '../../messages/packets.ts';

import { taken } from '../rule-table.ts';
import {
  CONJUNCTION,
  COUNTER_IS_NEW,
  type Conjunction,
  type CounterComparison,
  EPOCH_MAY_COME,
  type EpochOrder,
  type Freshness,
  IS_FRESH,
  IS_KEPT,
  type Keeping,
  LAST_COUNTER_BEFORE,
  NOTHING,
  SEQUENCE_IS_NEW,
  type SequenceComparison,
} from './conditions.ts';
import {
  CONJUNCTION_FAULTS,
  COUNTER_FAULTS,
  COUNTER_SCOPE_FAULTS,
  DURABILITY_FAULTS,
  EPOCH_ENTRY_FAULTS,
  EPOCH_ORDER_FAULTS,
  FRESHNESS_FAULTS,
  KEEPING_FAULTS,
  REFUSED_FAULTS,
  SEQUENCE_FAULTS,
  SEQUENCE_SCOPE_FAULTS,
} from './faults.ts';
import {
  DURABILITY,
  type Durability,
  ENTER_EPOCH,
  EPOCH_OF_COUNTER,
  KEPT_OF_REFUSED,
  SEQUENCE_AFTER,
  VANTAGE_OF_SEQUENCE,
  VantageState,
} from './state.ts';

/**
 * The joint acceptance predicate of section 4 and the state it reads and writes. Rule alternatives are looked up
 * once, when it is built.
 */
export class JointAcceptance {
  /** By vantage; the first place is for a sequence that the whole deployment shares. */
  readonly #vantages: VantageState[] = [];
  readonly #isSequenceNew: SequenceComparison;
  readonly #isCounterNew: CounterComparison;
  readonly #isFresh: Freshness;
  readonly #mayEpochCome: EpochOrder;
  readonly #accept: Conjunction;
  readonly #isKept: Keeping;
  readonly #lastCounterBefore: number;
  readonly #epochOfCounter: (epoch: number) => number;
  readonly #vantageOfSequence: (vantage: number) => number;
  readonly #sequenceAfter: (sequence: number, entersEpoch: boolean) => number;
  readonly #enterEpoch: (state: VantageState) => void;
  readonly #durability: Durability;
  readonly #keptOfRefused: number;
  #refusedKept = 0;

  constructor({ rules, M }: Revision) {
    this.#isSequenceNew = taken(rules, 'bfd-sequence-comparison', SEQUENCE_IS_NEW, SEQUENCE_FAULTS)(M);
    this.#isCounterNew = taken(rules, 'cwt-counter-comparison', COUNTER_IS_NEW, COUNTER_FAULTS);
    this.#isFresh = taken(rules, 'expiry-comparison', IS_FRESH, FRESHNESS_FAULTS);
    this.#mayEpochCome = taken(rules, 'epoch-order', EPOCH_MAY_COME, EPOCH_ORDER_FAULTS);
    this.#accept = taken(rules, 'conjunction', CONJUNCTION, CONJUNCTION_FAULTS);
    this.#isKept = taken(rules, 'state-update', IS_KEPT, KEEPING_FAULTS);
    this.#lastCounterBefore = taken(rules, 'first-counter-of-epoch', LAST_COUNTER_BEFORE);
    this.#epochOfCounter = taken(rules, 'counter-scope', EPOCH_OF_COUNTER, COUNTER_SCOPE_FAULTS);
    this.#vantageOfSequence = taken(rules, 'sequence-scope', VANTAGE_OF_SEQUENCE, SEQUENCE_SCOPE_FAULTS);
    this.#sequenceAfter = taken(rules, 'sequence-at-epoch-change', SEQUENCE_AFTER);
    this.#enterEpoch = taken(rules, 'old-epoch-counters', ENTER_EPOCH, EPOCH_ENTRY_FAULTS);
    this.#keptOfRefused = taken(rules, 'old-epoch-counters', KEPT_OF_REFUSED, REFUSED_FAULTS);
    this.#durability = taken(rules, 'state-durability', DURABILITY, DURABILITY_FAULTS);
  }

  /** Forgets everything that was accepted. */
  clear(): void {
    for (const state of this.#vantages) state.clear();
    this.#refusedKept = 0;
  }

  /** Comes up again with what survives a restart. */
  restart(): void {
    for (const state of this.#vantages) this.#durability.restart(state);
  }

  /** How many numbers it keeps: each last_bfd_seq and last_cwt, and what of packets that it refused. */
  get size(): number {
    return this.#vantages.reduce((sum, state) => sum + state.size, this.#refusedKept);
  }

  /** A packet was refused, whatever for. */
  noteRefused(): void {
    this.#refusedKept += this.#keptOfRefused;
  }

  /** The newest epoch from which a packet of this vantage was accepted; -1 before the first. */
  newestEpoch(vantage: Vantage): number {
    return this.#stateOf(vantage).newestEpoch;
  }

  /** When a packet of a vantage was accepted last; -1 before the first. */
  heardAt(vantage: Vantage): number {
    return this.#stateOf(this.#vantageOfSequence(vantage)).heardAt;
  }

  /** last_cwt of a vantage and epoch; -1 before the first packet. */
  lastCounter(vantage: Vantage, epoch: Epoch): number {
    return this.#stateOf(vantage).lastCounter.get(this.#epochOfCounter(epoch), this.#lastCounterBefore);
  }

  /** Whether condition (b) would hold. */
  isCounterNew({ vantage, epoch, counter }: CwtSnapshot): boolean {
    return this.#isCounterNew(counter, this.lastCounter(vantage, epoch));
  }

  /**
   * Evaluates (a), (b) and (c) on two authentic halves of one vantage and updates the state. Section 4. `now` is that of
   * (c); `at` is the time by the clock that measures intervals.
   */
  decide(cwt: CwtSnapshot, bfd: BfdPush, now: TickInstant, at = now): Refusals {
    const a = this.#isBfdNew(bfd, at);
    const b = this.isCounterNew(cwt);
    const c = this.#isFresh(cwt.expiresAt, now);
    const inOrder = this.#mayEpochCome(cwt.epoch, this.newestEpoch(cwt.vantage));
    const accepted = this.#accept(a, b, c) && inOrder;
    this.#update(cwt, bfd, at, { accepted, a, b });
    if (accepted) return 0;
    return (
      (a ? 0 : REFUSAL.bfdSequence) +
      (b ? 0 : REFUSAL.cwtCounter) +
      (c ? 0 : REFUSAL.expired) +
      (inOrder ? 0 : REFUSAL.oldEpoch)
    );
  }

  /** Keeps the numbers of a packet whose HMACs are not both right, as far as they are new. */
  keepUnverified(cwt: CwtSnapshot, bfd: BfdPush, at: TickInstant): void {
    this.#update(cwt, bfd, at, { accepted: false, a: this.#isBfdNew(bfd, at), b: this.isCounterNew(cwt) });
  }

  /**
   * What is kept after a run of packets of one vantage and epoch, one a tick and each accepted, that ends with these
   * halves at this tick. After an accepted packet the next of its vantage is always accepted, unless bfd_seq wraps
   * between them: the run must not.
   */
  acceptRun(cwt: CwtSnapshot, bfd: BfdPush, at: TickInstant): void {
    const before = { sequence: (bfd.sequence - 1) as BfdSequence, counter: (cwt.counter - 1) as CwtCounter };
    this.#update({ ...cwt, ...before }, { ...bfd, ...before }, (at - 1) as TickInstant, ACCEPTED);
    this.#stateOf(bfd.vantage).makeCheckpointDue();
    this.#update(cwt, bfd, at, ACCEPTED);
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

  #isBfdNew({ vantage, sequence }: BfdPush, at: TickInstant): boolean {
    const { lastSequence, heardAt } = this.#stateOf(this.#vantageOfSequence(vantage));
    return this.#isSequenceNew(sequence, lastSequence, at - heardAt);
  }

  /** Writes what is kept of a packet, once what a restart brings back is prepared. */
  #update(cwt: CwtSnapshot, bfd: BfdPush, at: TickInstant, { accepted, a, b }: Decided): void {
    const state = this.#stateOf(bfd.vantage);
    const before = state.accepted;
    if (accepted) {
      this.#durability.prepare(state);
      state.accepted++;
    }
    if (this.#isKept(accepted, a, before)) this.#keepSequence(bfd.vantage, bfd.sequence, cwt.epoch, at);
    if (this.#isKept(accepted, b, before)) this.#keepCounter(cwt.vantage, cwt.epoch, cwt.counter);
  }

  #keepSequence(vantage: Vantage, sequence: BfdSequence, epoch: Epoch, now: TickInstant): void {
    const state = this.#stateOf(this.#vantageOfSequence(vantage));
    const entersEpoch = epoch > this.newestEpoch(vantage);
    state.heardAt = now;
    state.lastSequence = this.#sequenceAfter(sequence, entersEpoch);
  }

  #keepCounter(vantage: Vantage, epoch: Epoch, counter: CwtCounter): void {
    const state = this.#stateOf(vantage);
    if (epoch > state.newestEpoch) {
      state.newestEpoch = epoch;
      this.#enterEpoch(state);
    }
    state.lastCounter.set(this.#epochOfCounter(epoch), counter);
  }
}

/** What was decided on a packet: in all, and by (a) and by (b). */
interface Decided {
  readonly accepted: boolean;
  readonly a: boolean;
  readonly b: boolean;
}

const ACCEPTED: Decided = { accepted: true, a: true, b: true };

/** Mixed in for no sequence at all: -1 and 2^32 - 1 are the same in 32 bits. */
const NO_SEQUENCE = 0x5bd1e995;
