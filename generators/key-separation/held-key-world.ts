import { type Derivation, describeDerivation } from '../../spec/key-separation/check.ts';
import type { Attempt, KeyUseObservation } from '../../spec/key-separation/key-independence.ts';
import type { OperatorKey } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import { type BfdKeyDerivation, KeySchedule } from '../../src/keys/keys.ts';
import { KeyWorld } from './key-world.ts';

/** The keys of one deployment, and somebody who holds a K_BFD_auth and would like a K_v_epoch. */
export class HeldKeyWorld extends KeyWorld {
  readonly #rules: Revision['rules'];
  readonly #attempts: Attempt[] = [];
  #attempted = 0;
  #isAttempt = false;

  constructor(revision: Revision, bfdDerivation?: BfdKeyDerivation) {
    super(revision, bfdDerivation);
    this.#rules = revision.rules;
  }

  override open(setting: readonly number[]): void {
    super.open(setting);
    this.#attempted = 0;
    this.#isAttempt = false;
  }

  /** Where the keys of one purpose stand among those derived so far. */
  placesOf(purpose: Derivation['purpose']): readonly number[] {
    const { count, derivations } = super.observe();
    const places: number[] = [];
    for (let place = 0; place < count; place++)
      if (derivations[place]?.purpose === purpose) places.push(place);
    return places;
  }

  /** The holder of one key runs the derivation of another with it. Both by their place. */
  attempt(heldPlace: number, wantedPlace: number): void {
    const { derivations } = super.observe();
    const held = derivations[heldPlace] as Derivation;
    const wanted = derivations[wantedPlace] as Derivation;
    const schedule = new KeySchedule(held.key as OperatorKey, this.#rules, 'hkdf');
    this.#attempts[this.#attempted++] = {
      held,
      wanted,
      fromOperatorKey: schedule.epochKey(wanted.vantage, wanted.epoch),
      fromExtracted: schedule.epochKeyExpandedFrom(held.key, wanted.vantage, wanted.epoch),
    };
    this.#isAttempt = true;
  }

  override observe(): KeyUseObservation {
    return { ...super.observe(), attempted: this.#attempted, attempts: this.#attempts };
  }

  override heard(): readonly string[] {
    if (!this.#isAttempt) return super.heard();
    const { held, wanted } = this.#attempts[this.#attempted - 1] as Attempt;
    return [`from ${describeDerivation(held)} to ${describeDerivation(wanted)}`];
  }
}
