import type { BfdSequence, CwtCounter, Epoch, TickInstant, Vantage } from '../../spec/notation.ts';
import type { RuleChoices } from '../../spec/rules.ts';
import type { BfdForgery, BfdPush, CwtForgery, CwtSnapshot, Seal } from '../protocol/packets.ts';
import { SEQUENCES } from '../protocol/sequence-comparison.ts';
import { bindsHalves, type TelemetryCrypto } from './telemetry-crypto.ts';

const GENUINE: Seal = { genuine: true, expiryAltered: false };
const EXPIRY_ALTERED: Seal = { genuine: false, expiryAltered: true };
const FORGED: Seal = { genuine: false, expiryAltered: false };

/** Tags that cannot be forged by definition: the level on which the millions of cases run. */
export class IdealTelemetryCrypto implements TelemetryCrypto {
  readonly #coversExpiry: boolean;
  readonly #bindsHalves: boolean;
  readonly #sharesBfdKey: boolean;

  constructor(rules: RuleChoices) {
    this.#coversExpiry = rules['cwt-mac-coverage'] === 'all-fields';
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
    const untouched = seal.genuine || (seal.expiryAltered && !this.#coversExpiry);
    return untouched && snapshot.epoch === keyEpoch;
  }

  isBfdAuthentic(push: BfdPush): boolean {
    return (push.proof as Seal).genuine;
  }
}
