import type { BfdSequence, CwtCounter, Epoch, TickInstant, Vantage } from '../../spec/language/notation.ts';
import type { RuleChoices } from '../../spec/rules/catalogue.ts';
import type { BfdForgery, BfdPush, CwtForgery, CwtSnapshot, Seal } from '../messages/packets.ts';
import { SEQUENCES } from '../messages/packets.ts';
import { bindsHalves, FORMER_KEYS, type TelemetryCrypto } from './telemetry-crypto.ts';

/** The seals that can be made under one K_op, by its number. */
interface Seals {
  readonly genuine: Seal;
  readonly counterAltered: Seal;
  readonly expiryAltered: Seal;
}

const SEALS: Seals[] = [];

function sealsUnder(operatorKey: number): Seals {
  SEALS[operatorKey] ??= {
    genuine: { operatorKey, genuine: true, onlyAltered: null },
    counterAltered: { operatorKey, genuine: false, onlyAltered: 'counter' },
    expiryAltered: { operatorKey, genuine: false, onlyAltered: 'expiry' },
  };
  return SEALS[operatorKey];
}

const FORGED: Seal = { operatorKey: 0, genuine: false, onlyAltered: null };

/** Tags that cannot be forged by definition: the level on which the millions of cases run. */
export class IdealTelemetryCrypto implements TelemetryCrypto {
  readonly #leavesOut: readonly Seal['onlyAltered'][];
  readonly #bindsHalves: boolean;
  readonly #sharesBfdKey: boolean;
  readonly #rules: RuleChoices;
  #seals = sealsUnder(0);
  #operatorKey = 0;
  /** The number of the oldest K_op that the broker verifies under. */
  #oldest = 0;

  constructor(rules: RuleChoices) {
    this.#leavesOut = LEFT_OUT[rules['cwt-mac-coverage']];
    this.#bindsHalves = bindsHalves(rules);
    this.#sharesBfdKey = rules['bfd-key-scope'] === 'deployment';
    this.#rules = rules;
  }

  get operatorKey(): number {
    return this.#operatorKey;
  }

  start(): void {
    this.#seals = sealsUnder(0);
    this.#operatorKey = this.#oldest = 0;
  }

  rollKey(): void {
    this.#operatorKey++;
    this.#seals = sealsUnder(this.#operatorKey);
    this.#oldest = Math.max(0, this.#operatorKey - FORMER_KEYS[this.#rules['key-rollover']]);
  }

  sealCwt(
    vantage: Vantage,
    epoch: Epoch,
    counter: CwtCounter,
    expiresAt: TickInstant,
    sequence: BfdSequence,
    keyOf = vantage,
  ): CwtSnapshot {
    const boundTo = this.#bindsHalves ? sequence : null;
    return {
      vantage,
      epoch,
      counter,
      expiresAt,
      boundTo,
      proof: keyOf === vantage ? this.#seals.genuine : FORGED,
    };
  }

  sealBfd(vantage: Vantage, sequence: BfdSequence, keyOf = vantage): BfdPush {
    return {
      vantage,
      sequence,
      proof: keyOf === vantage || this.#sharesBfdKey ? this.#seals.genuine : FORGED,
    };
  }

  forgeCwt(from: CwtSnapshot, field: CwtForgery, by: number): CwtSnapshot {
    const { counterAltered, expiryAltered } = sealsUnder((from.proof as Seal).operatorKey);
    switch (field) {
      case 'expiry':
        return { ...from, expiresAt: (from.expiresAt + by) as TickInstant, proof: expiryAltered };
      case 'epoch':
        return { ...from, epoch: (from.epoch + by) as Epoch, proof: FORGED };
      case 'counter':
        return { ...from, counter: (from.counter + by) as CwtCounter, proof: counterAltered };
      case 'fabricated':
        return { ...from, counter: (from.counter + by) as CwtCounter, proof: FORGED };
      case 'tag':
        return { ...from, proof: FORGED };
    }
  }

  forgeBfd(from: BfdPush, field: BfdForgery, by: number): BfdPush {
    const { vantage, sequence } = from;
    switch (field) {
      case 'sequence':
      case 'fabricated':
        return { vantage, sequence: ((sequence + by) % SEQUENCES) as BfdSequence, proof: FORGED };
      case 'tag':
        return { vantage, sequence, proof: FORGED };
    }
  }

  /** The seal is bound to the epoch that the snapshot names: another epoch's key does not verify it. */
  isCwtAuthentic(snapshot: CwtSnapshot, keyEpoch: Epoch): boolean {
    const seal = snapshot.proof as Seal;
    const untouched =
      seal.genuine || (seal.onlyAltered !== null && this.#leavesOut.includes(seal.onlyAltered));
    return untouched && seal.operatorKey >= this.#oldest && snapshot.epoch === keyEpoch;
  }

  isBfdAuthentic(push: BfdPush): boolean {
    const seal = push.proof as Seal;
    return seal.genuine && seal.operatorKey >= this.#oldest;
  }

  isUnderOneKey(snapshot: CwtSnapshot, _keyEpoch: Epoch, push: BfdPush): boolean {
    return (snapshot.proof as Seal).operatorKey === (push.proof as Seal).operatorKey;
  }
}

/** A snapshot has no payload on this level, and so no octet of one that a tag could leave out. */
const LEFT_OUT = {
  'all-fields': [],
  'all-but-last-octet': [],
  'all-but-expiry': ['expiry'],
  'payload-only': ['counter', 'expiry'],
} as const;
