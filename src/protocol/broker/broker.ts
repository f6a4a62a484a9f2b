import type { Epoch, TickInstant } from '../../../spec/language/notation.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { REFUSAL, type Refusals } from '../../../spec/replay-coherence/refusal.ts';
import type { Meter } from '../../cost/meter.ts';
import type { TelemetryCrypto } from '../../crypto/telemetry-crypto.ts';
import type { BfdPush, CwtSnapshot } from '../../messages/packets.ts';
import { taken } from '../rule-table.ts';
import { JointAcceptance } from './acceptance.ts';
import {
  BFD_CHECK_FAULTS,
  COUNTING_FAULTS,
  CWT_CHECK_FAULTS,
  MAC_OF_PUSH_FAULTS,
  PAIRING_FAULTS,
  UNVERIFIED_FAULTS,
} from './faults.ts';
import { HALF_PAIRING, type HalfPairing } from './half-pairing.ts';
import {
  BFD_CHECK,
  type BfdCheck,
  type BfdVerifier,
  COUNTING,
  type Counting,
  CWT_CHECK,
  type CwtCheck,
  type CwtVerifier,
  KEY_EPOCH,
  MAC_OF_PUSH,
  ON_UNVERIFIED,
  type UnverifiedUpdate,
} from './stages.ts';

/**
 * The broker behind the limiter: decodes and authenticates both halves of a joint packet, then decides on it.
 *
 * `alike` stands for that many packets that differ in nothing that is priced: those of so many alike vantages, or
 * a run of one vantage of which the newest is shown. They are metered one by one and decided once.
 */
export class Broker implements CwtVerifier, BfdVerifier {
  readonly acceptance: JointAcceptance;
  readonly #meter: Meter;
  readonly #crypto: TelemetryCrypto;
  readonly #counting: Counting;
  readonly #countMacOfPush: Counting['bfdMac'];
  readonly #checkCwt: CwtCheck;
  readonly #checkBfd: BfdCheck;
  readonly #keyEpoch: (named: number, newest: number) => number;
  readonly #refusedPairing: HalfPairing;
  readonly #onUnverified: UnverifiedUpdate;

  constructor(revision: Revision, crypto: TelemetryCrypto, meter: Meter) {
    const { rules } = revision;
    this.acceptance = new JointAcceptance(revision);
    this.#meter = meter;
    this.#crypto = crypto;
    this.#counting = taken(rules, 'stage-count', COUNTING, COUNTING_FAULTS);
    this.#countMacOfPush = taken(rules, 'mac-per-path', MAC_OF_PUSH, MAC_OF_PUSH_FAULTS)(this.#counting);
    this.#checkCwt = taken(rules, 'cwt-mac-verification', CWT_CHECK, CWT_CHECK_FAULTS);
    this.#checkBfd = taken(rules, 'bfd-mac-verification', BFD_CHECK, BFD_CHECK_FAULTS);
    this.#keyEpoch = taken(rules, 'cwt-key-epoch', KEY_EPOCH);
    this.#refusedPairing = taken(rules, 'half-pairing', HALF_PAIRING, PAIRING_FAULTS);
    this.#onUnverified = taken(rules, 'state-update', ON_UNVERIFIED, UNVERIFIED_FAULTS);
  }

  /** Path A up to the joint decision: JSON decode, then HMAC under K_v_epoch (2, Step 3). */
  authenticateCwt(snapshot: CwtSnapshot, alike = 1): Refusals {
    this.#counting.decode(this.#meter, alike);
    return this.#checkCwt(this, snapshot, alike);
  }

  isCounterNew(snapshot: CwtSnapshot): boolean {
    return this.acceptance.isCounterNew(snapshot);
  }

  verifyCwt(snapshot: CwtSnapshot, alike: number): Refusals {
    this.#counting.cwtMac(this.#meter, alike);
    return this.#crypto.isCwtAuthentic(snapshot, this.#epochOfKey(snapshot)) ? 0 : REFUSAL.cwtMac;
  }

  /** Path B up to the joint decision: binary parse, then HMAC under K_BFD_auth (2, Step 4). */
  authenticateBfd(push: BfdPush, alike = 1): Refusals {
    this.#counting.parse(this.#meter, alike);
    return this.#checkBfd(this, push, alike);
  }

  verifyBfd(push: BfdPush, alike: number): Refusals {
    this.#countMacOfPush(this.#meter, alike);
    return this.#crypto.isBfdAuthentic(push) ? 0 : REFUSAL.bfdMac;
  }

  /**
   * Takes in a joint packet and says why it refuses it; 0 means accepted. Both HMACs are always verified, and a
   * packet with a bad one is not held against the conditions (RFC 5880 erratum 7083). `at` is the time by the clock that
   * measures intervals, which need not be that of `now`.
   */
  receive(cwt: CwtSnapshot, bfd: BfdPush, now: TickInstant, alike = 1, at = now): Refusals {
    const refusals = this.#decide(cwt, bfd, now, alike, at);
    if (refusals !== 0) this.acceptance.noteRefused();
    return refusals;
  }

  /** The rest of a run of packets of one vantage, one a tick, after one that was accepted; see `acceptRun`. */
  receiveRun(cwt: CwtSnapshot, bfd: BfdPush, at: TickInstant, alike: number): void {
    this.authenticateCwt(cwt, alike);
    this.authenticateBfd(bfd, alike);
    this.acceptance.acceptRun(cwt, bfd, at);
  }

  #decide(cwt: CwtSnapshot, bfd: BfdPush, now: TickInstant, alike: number, at: TickInstant): Refusals {
    const unauthentic = this.authenticateCwt(cwt, alike) | this.authenticateBfd(bfd, alike);
    if (unauthentic !== 0) {
      this.#onUnverified(this.acceptance, cwt, bfd, at);
      return unauthentic;
    }
    const unpaired =
      this.#refusedPairing(cwt, bfd, at, this.acceptance.heardAt(bfd.vantage)) || this.#refusedKeys(cwt, bfd);
    return unpaired !== 0 ? unpaired : this.acceptance.decide(cwt, bfd, now, at);
  }

  /** Once K_op was replaced, the halves of a packet may be authentic under two of them. */
  #refusedKeys(cwt: CwtSnapshot, bfd: BfdPush): Refusals {
    if (this.#crypto.operatorKey === 0) return 0;
    return this.#crypto.isUnderOneKey(cwt, this.#epochOfKey(cwt), bfd) ? 0 : REFUSAL.keysApart;
  }

  /** The epoch under whose key the tag of a snapshot is verified. */
  #epochOfKey({ vantage, epoch }: CwtSnapshot): Epoch {
    return this.#keyEpoch(epoch, this.acceptance.newestEpoch(vantage)) as Epoch;
  }
}
