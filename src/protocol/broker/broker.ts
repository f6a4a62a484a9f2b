import type { Epoch, TickInstant } from '../../../spec/language/notation.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { REFUSAL, type Refusals } from '../../../spec/replay-coherence/refusal.ts';
import type { Meter } from '../../cost/meter.ts';
import type { TelemetryCrypto } from '../../crypto/telemetry-crypto.ts';
import type { BfdPush, CwtSnapshot } from '../../messages/packets.ts';
import { JointAcceptance } from './acceptance.ts';
import { createHalfPairing, type HalfPairing } from './half-pairing.ts';

/**
 * The broker behind the limiter: decodes and authenticates both halves of a joint packet, then decides on it.
 *
 * `alike` stands for that many packets that differ in nothing that is priced: those of so many alike vantages, or
 * a run of one vantage of which the newest is shown. They are metered one by one and decided once.
 */
export class Broker {
  readonly acceptance: JointAcceptance;
  readonly #meter: Meter;
  readonly #crypto: TelemetryCrypto;
  readonly #verifiesBfd: boolean;
  readonly #verifiesCwt: boolean;
  readonly #counterBeforeMac: boolean;
  readonly #newestKeyOnly: boolean;
  readonly #sharesMac: boolean;
  readonly #decodesOfSnapshot: number;
  readonly #parsesRunOnce: boolean;
  readonly #macOfPushOnPathA: boolean;
  readonly #refusedPairing: HalfPairing;

  constructor(revision: Revision, crypto: TelemetryCrypto, meter: Meter) {
    const { rules } = revision;
    this.acceptance = new JointAcceptance(revision);
    this.#meter = meter;
    this.#crypto = crypto;
    this.#verifiesBfd = rules['bfd-mac-verification'] === 'before-conditions';
    this.#verifiesCwt = rules['cwt-mac-verification'] !== 'never';
    this.#counterBeforeMac = rules['cwt-mac-verification'] === 'after-counter';
    this.#newestKeyOnly = rules['cwt-key-epoch'] === 'newest';
    this.#sharesMac = rules['mac-per-path'] === 'shared';
    this.#decodesOfSnapshot = rules['stage-count'] === 'decode-twice' ? 2 : 1;
    this.#parsesRunOnce = rules['stage-count'] === 'parse-once-a-run';
    this.#macOfPushOnPathA = rules['stage-count'] === 'push-mac-on-path-a';
    this.#refusedPairing = createHalfPairing(rules);
  }

  /** Path A up to the joint decision: JSON decode, then HMAC under K_v_epoch (2, Step 3). */
  authenticateCwt(snapshot: CwtSnapshot, alike = 1): Refusals {
    this.#meter.jsonDecodes += alike * this.#decodesOfSnapshot;
    if (!this.#verifiesCwt) return 0;
    if (this.#counterBeforeMac && !this.acceptance.isCounterNew(snapshot)) return REFUSAL.cwtCounter;
    this.#meter.cwtMacs += alike;
    return this.#crypto.isCwtAuthentic(snapshot, this.#keyEpoch(snapshot)) ? 0 : REFUSAL.cwtMac;
  }

  /** Path B up to the joint decision: binary parse, then HMAC under K_BFD_auth (2, Step 4). */
  authenticateBfd(push: BfdPush, alike = 1): Refusals {
    this.#meter.bfdParses += this.#parsesRunOnce ? 1 : alike;
    if (!this.#verifiesBfd) return 0;
    if (this.#macOfPushOnPathA) this.#meter.cwtMacs += alike;
    else if (!this.#sharesMac) this.#meter.bfdMacs += alike;
    return this.#crypto.isBfdAuthentic(push) ? 0 : REFUSAL.bfdMac;
  }

  /**
   * Takes in a joint packet and says why it refuses it; 0 means accepted. Both HMACs are always verified, and a
   * packet with a bad one is not held against the conditions (RFC 5880 erratum 7083).
   */
  receive(cwt: CwtSnapshot, bfd: BfdPush, now: TickInstant, alike = 1): Refusals {
    const unauthentic = this.authenticateCwt(cwt, alike) | this.authenticateBfd(bfd, alike);
    if (unauthentic !== 0) return unauthentic;
    const unpaired = this.#refusedPairing(cwt, bfd, now, this.acceptance);
    return unpaired !== 0 ? unpaired : this.acceptance.decide(cwt, bfd, now);
  }

  /** The rest of a run of packets of one vantage, one a tick, after one that was accepted; see `acceptRun`. */
  receiveRun(cwt: CwtSnapshot, bfd: BfdPush, now: TickInstant, alike: number): void {
    this.authenticateCwt(cwt, alike);
    this.authenticateBfd(bfd, alike);
    this.acceptance.acceptRun(cwt, bfd, now);
  }

  #keyEpoch(snapshot: CwtSnapshot): Epoch {
    if (!this.#newestKeyOnly) return snapshot.epoch;
    return Math.max(this.acceptance.newestEpoch(snapshot.vantage), snapshot.epoch) as Epoch;
  }
}
