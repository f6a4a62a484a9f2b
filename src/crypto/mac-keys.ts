import type { Epoch, OperatorKey, VantageId } from '../../spec/language/notation.ts';
import type { RuleChoices } from '../../spec/rules/catalogue.ts';
import { KeySchedule } from '../keys/keys.ts';
import { HmacSha256 } from '../primitives/noble.ts';
import type { BfdMac, EpochMac } from './packet-tags.ts';

/** The keys under one K_op, ready for tags and kept once derived: what vantages and broker have in common. */
export class MacKeys {
  readonly #keys: KeySchedule;
  readonly #bfd = new Map<VantageId, BfdMac>();
  readonly #epochs = new Map<VantageId, Map<Epoch, EpochMac>>();

  constructor(operatorKey: OperatorKey, rules: RuleChoices) {
    this.#keys = new KeySchedule(operatorKey, rules);
  }

  /** K_v_epoch of a vantage in an epoch. */
  epochMac(vantage: VantageId, epoch: Epoch): EpochMac {
    let epochs = this.#epochs.get(vantage);
    if (epochs === undefined) {
      epochs = new Map();
      this.#epochs.set(vantage, epochs);
    }
    let mac = epochs.get(epoch);
    if (mac === undefined) {
      mac = new HmacSha256(this.#keys.epochKey(vantage, epoch));
      epochs.set(epoch, mac);
    }
    return mac;
  }

  /** K_BFD_auth of a vantage. */
  bfdMac(vantage: VantageId): BfdMac {
    let mac = this.#bfd.get(vantage);
    if (mac === undefined) {
      mac = new HmacSha256(this.#keys.bfdKey(vantage));
      this.#bfd.set(vantage, mac);
    }
    return mac;
  }
}
