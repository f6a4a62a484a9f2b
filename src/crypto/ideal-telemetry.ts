import type { BfdSequence, CwtCounter, Epoch, TickInstant, Vantage } from '../../spec/language/notation.ts';
import type { RuleChoices } from '../../spec/rules/catalogue.ts';
import type { BfdForgery, BfdPush, CwtForgery, CwtSnapshot, Seal } from '../messages/packets.ts';
import { SEQUENCES } from '../messages/packets.ts';
import { bindsHalves, type TelemetryCrypto } from './telemetry-crypto.ts';

const GENUINE: Seal = { genuine: true, onlyAltered: null };
const COUNTER_ALTERED: Seal = { genuine: false, onlyAltered: 'counter' };
const EXPIRY_ALTERED: Seal = { genuine: false, onlyAltered: 'expiry' };
const FORGED: Seal = { genuine: false, onlyAltered: null };

/** Tags that cannot be forged by definition: the level on which the millions of cases run. */
export class IdealTelemetryCrypto implements TelemetryCrypto {
  readonly #leavesOut: readonly Seal['onlyAltered'][];
  readonly #bindsHalves: boolean;
  readonly #sharesBfdKey: boolean;

  constructor(rules: RuleChoices) {
    this.#leavesOut = LEFT_OUT[rules['cwt-mac-coverage']];
    this.#bindsHalves = bindsHalves(rules);
    this.#sharesBfdKey = rules['bfd-key-scope'] === 'deployment';
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
    return { vantage, epoch, counter, expiresAt, boundTo, proof: keyOf === vantage ? GENUINE : FORGED };
  }

  sealBfd(vantage: Vantage, sequence: BfdSequence, keyOf = vantage): BfdPush {
    return { vantage, sequence, proof: keyOf === vantage || this.#sharesBfdKey ? GENUINE : FORGED };
  }

  forgeCwt(from: CwtSnapshot, field: CwtForgery, by: number): CwtSnapshot {
    switch (field) {
      case 'expiry':
        return { ...from, expiresAt: (from.expiresAt + by) as TickInstant, proof: EXPIRY_ALTERED };
      case 'epoch':
        return { ...from, epoch: (from.epoch + by) as Epoch, proof: FORGED };
      case 'counter':
        return { ...from, counter: (from.counter + by) as CwtCounter, proof: COUNTER_ALTERED };
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
    return untouched && snapshot.epoch === keyEpoch;
  }

  isBfdAuthentic(push: BfdPush): boolean {
    return (push.proof as Seal).genuine;
  }
}

/** A snapshot has no payload on this level, and so no octet of one that a tag could leave out. */
const LEFT_OUT = {
  'all-fields': [],
  'all-but-last-octet': [],
  'all-but-expiry': ['expiry'],
  'payload-only': ['counter', 'expiry'],
} as const;
