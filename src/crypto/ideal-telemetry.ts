import type { BfdSequence, CwtCounter, Epoch, TickInstant, Vantage } from '../../spec/notation.ts';
import type { RuleChoices } from '../../spec/rules.ts';
import type { BfdForgery, BfdPush, CwtForgery, CwtSnapshot, Seal } from '../protocol/packets.ts';
import type { TelemetryCrypto } from './telemetry-crypto.ts';

const GENUINE: Seal = { genuine: true, onlyAltered: null };
const COUNTER_ALTERED: Seal = { genuine: false, onlyAltered: 'counter' };
const EXPIRY_ALTERED: Seal = { genuine: false, onlyAltered: 'expiry' };
const FORGED: Seal = { genuine: false, onlyAltered: null };

/** Tags that cannot be forged by definition: the level on which the millions of cases run. */
export class IdealTelemetryCrypto implements TelemetryCrypto {
  readonly #leavesOut: readonly Seal['onlyAltered'][];

  constructor(rules: RuleChoices) {
    this.#leavesOut = LEFT_OUT[rules['cwt-mac-coverage']];
  }

  sealCwt(vantage: Vantage, epoch: Epoch, counter: CwtCounter, expiresAt: TickInstant): CwtSnapshot {
    return { vantage, epoch, counter, expiresAt, proof: GENUINE };
  }

  sealBfd(vantage: Vantage, sequence: BfdSequence): BfdPush {
    return { vantage, sequence, proof: GENUINE };
  }

  forgeCwt(from: CwtSnapshot, field: CwtForgery, by: number): CwtSnapshot {
    const { vantage, epoch, counter, expiresAt } = from;
    switch (field) {
      case 'expiry':
        return { vantage, epoch, counter, expiresAt: (expiresAt + by) as TickInstant, proof: EXPIRY_ALTERED };
      case 'epoch':
        return { vantage, epoch: (epoch + by) as Epoch, counter, expiresAt, proof: FORGED };
      case 'counter':
        return { vantage, epoch, counter: (counter + by) as CwtCounter, expiresAt, proof: COUNTER_ALTERED };
      case 'fabricated':
        return { vantage, epoch, counter: (counter + by) as CwtCounter, expiresAt, proof: FORGED };
      case 'tag':
        return { vantage, epoch, counter, expiresAt, proof: FORGED };
    }
  }

  forgeBfd(from: BfdPush, field: BfdForgery, by: number): BfdPush {
    const { vantage, sequence } = from;
    switch (field) {
      case 'sequence':
      case 'fabricated':
        return { vantage, sequence: (sequence + by) as BfdSequence, proof: FORGED };
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
