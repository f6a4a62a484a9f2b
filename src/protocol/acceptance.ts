import type { BfdSequence, CwtCounter, Epoch, TickInstant, Vantage } from '../../spec/notation.ts';
import { REFUSAL, type Refusals } from '../../spec/refusal.ts';
import type { RuleChoices } from '../../spec/rules.ts';
import { EpochMap } from './epoch-map.ts';
import type { BfdPush, CwtSnapshot } from './packets.ts';

/** Nothing accepted yet: below every sequence number and counter. */
const NOTHING = -1;

/** What the broker keeps for one vantage. */
class VantageState {
  lastSequence = NOTHING;
  newestEpoch = NOTHING;
  /** last_cwt. */
  readonly lastCounter = new EpochMap();

  clear(): void {
    this.lastSequence = NOTHING;
    this.newestEpoch = NOTHING;
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
  readonly #equalSequencePasses: boolean;
  readonly #equalCounterPasses: boolean;
  readonly #equalExpiryPasses: boolean;
  readonly #eitherCounter: boolean;
  readonly #eager: boolean;
  readonly #countersShareEpochs: boolean;
  readonly #vantagesShareSequence: boolean;
  readonly #resetsSequence: boolean;
  readonly #forgetsOldEpochs: boolean;

  constructor(rules: RuleChoices) {
    this.#floor = rules['first-counter-of-epoch'] === 'accepted' ? NOTHING : 0;
    this.#equalSequencePasses = rules['bfd-sequence-comparison'] === 'at-least';
    this.#equalCounterPasses = rules['cwt-counter-comparison'] === 'at-least';
    this.#equalExpiryPasses = rules['expiry-comparison'] === 'at-or-above-now';
    this.#eitherCounter = rules.conjunction === 'either-counter';
    this.#eager = rules['state-update'] === 'eager';
    this.#countersShareEpochs = rules['counter-scope'] === 'vantage';
    this.#vantagesShareSequence = rules['sequence-scope'] === 'deployment';
    this.#resetsSequence = rules['sequence-at-epoch-change'] === 'reset';
    this.#forgetsOldEpochs = rules['old-epoch-counters'] === 'forgotten';
  }

  /** Forgets everything that was accepted. */
  clear(): void {
    for (const state of this.#vantages) state.clear();
  }

  /** The newest epoch from which a packet of this vantage was accepted; -1 before the first. */
  newestEpoch(vantage: Vantage): number {
    return this.#stateOf(vantage).newestEpoch;
  }

  /** last_bfd_seq of a vantage; -1 before the first packet. */
  lastSequence(vantage: Vantage): number {
    return this.#stateOf(this.#sequenceKey(vantage)).lastSequence;
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
    const last = this.lastSequence(bfd.vantage);
    const a = bfd.sequence > last || (this.#equalSequencePasses && bfd.sequence === last);
    const b = this.isCounterNew(cwt);
    const c = cwt.expiresAt > now || (this.#equalExpiryPasses && cwt.expiresAt === now);
    const accepted = (this.#eitherCounter ? a || b : a && b) && c;
    if (accepted || (this.#eager && a)) this.#keepSequence(bfd.vantage, bfd.sequence, cwt.epoch);
    if (accepted || (this.#eager && b)) this.#keepCounter(cwt.vantage, cwt.epoch, cwt.counter);
    if (accepted) return 0;
    return (a ? 0 : REFUSAL.bfdSequence) + (b ? 0 : REFUSAL.cwtCounter) + (c ? 0 : REFUSAL.expired);
  }

  /** A number that differs, for small states, whenever anything kept differs. */
  fingerprint(): number {
    let mix = 17;
    for (const { lastSequence, newestEpoch, lastCounter } of this.#vantages) {
      mix = (Math.imul(mix, 31) + lastSequence) | 0;
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

  #keepSequence(vantage: Vantage, sequence: BfdSequence, epoch: Epoch): void {
    const state = this.#stateOf(this.#sequenceKey(vantage));
    const entersEpoch = epoch > this.newestEpoch(vantage);
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
