import type {
  BfdKey,
  BfdSequence,
  CwtCounter,
  Epoch,
  Microseconds,
  TickInstant,
  VantageId,
} from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import {
  type Alteration,
  describeVerification,
  KEY_OF_PATH,
  type MacObservation,
  type Path,
  type Verification,
} from '../../spec/mac-inheritance/check.ts';
import { isPush, isSnapshot } from '../../spec/mac-inheritance/well-formed.ts';
import type { RuleChoices } from '../../spec/rules/catalogue.ts';
import { MacKeys } from '../../src/crypto/mac-keys.ts';
import { type BfdMac, bfdTagOctets, type EpochMac, PacketTags } from '../../src/crypto/packet-tags.ts';
import { SEARCHED_OPERATOR_KEY } from '../../src/keys/keys.ts';
import type { HmacSha256 } from '../../src/primitives/noble.ts';
import { TelemetryReceiver } from '../../src/protocol/broker/telemetry-receiver.ts';
import type { World } from '../../src/search/case/scenario.ts';
import {
  BFD_FLAG,
  BFD_STATE,
  BFD_TAG_OFFSET,
  type BfdControl,
  bfdLayout,
  encodeBfd,
} from '../../src/wire/bfd.ts';
import { CWT_TAG_OCTETS, type CwtFields, encodeCwt } from '../../src/wire/cwt.ts';
import type { WireField } from '../../src/wire/decoded.ts';
import { flipBit, isSameBfd, isSameCwt, withTag } from './packet-octets.ts';

/** The vantage of a case, and where its numbers start. */
export interface MacSetting {
  readonly vantage: VantageId;
  readonly discriminator: number;
  readonly epoch: Epoch;
  readonly counter: number;
  readonly sequence: number;
  readonly payload: Uint8Array;
  /** The fields of the snapshots of this vantage with this payload. */
  readonly snapshotLayout: readonly WireField[];
}

/** A tick pair as its vantage sent it: the fields, and the octets that no one has touched. */
export interface SentPair {
  readonly cwt: CwtFields;
  readonly cwtOctets: Uint8Array;
  readonly bfd: BfdControl;
  readonly bfdOctets: Uint8Array;
}

const LIFETIME = 3;

/** One vantage that sends on both paths, somebody who alters octets on their way, and the receiver. */
export class MacWorld implements World<MacObservation> {
  readonly rules: RuleChoices;
  readonly #settingOf: (words: readonly number[]) => MacSetting;
  readonly #keys: MacKeys;
  readonly #tags: PacketTags;
  readonly #receiver: TelemetryReceiver;
  readonly #bfdTagOctets: number;
  readonly #pushLayout: readonly WireField[];
  readonly #observation: { count: number; readonly verifications: Verification[] } = {
    count: 0,
    verifications: [],
  };
  #setting: MacSetting;
  #sent: SentPair | null = null;
  #pairs = 0;
  #heardFrom = 0;

  /** `sessions` are the vantages that the broker knows, by the discriminator of their session. */
  constructor(
    revision: Revision,
    sessions: ReadonlyMap<number, VantageId>,
    settingOf: (words: readonly number[]) => MacSetting,
  ) {
    this.rules = revision.rules;
    this.#settingOf = settingOf;
    this.#setting = settingOf([]);
    this.#keys = new MacKeys(SEARCHED_OPERATOR_KEY, revision.rules);
    this.#tags = new PacketTags(revision.rules);
    this.#bfdTagOctets = bfdTagOctets(revision.rules);
    this.#pushLayout = bfdLayout(this.#bfdTagOctets);
    this.#receiver = new TelemetryReceiver(revision.rules, this.#keys, sessions);
  }

  open(words: readonly number[]): void {
    this.#setting = this.#settingOf(words);
    this.#sent = null;
    this.#pairs = 0;
    this.#heardFrom = 0;
    this.#observation.count = 0;
  }

  /** Whether there are octets to be altered. */
  get hasSent(): boolean {
    return this.#sent !== null;
  }

  /** The fields of every packet on a path in this case. */
  layoutOn(path: Path): readonly WireField[] {
    return path === 'A' ? this.#setting.snapshotLayout : this.#pushLayout;
  }

  /** The vantage of the case, and where its numbers start. */
  get setting(): MacSetting {
    return this.#setting;
  }

  /** K_BFD_auth of any vantage of the deployment. */
  bfdKeyOf(vantage: VantageId): BfdKey {
    return this.#keys.bfdMac(vantage).key;
  }

  /** The pair that was sent last. Throws before the first. */
  get lastSent(): SentPair {
    return this.#sentPair();
  }

  /** Octets arrive that somebody has made out of what was sent. */
  deliver(path: Path, octets: Uint8Array, alteration: Alteration): void {
    this.#heardFrom = this.#observation.count;
    this.#present(path, octets, alteration);
  }

  /** Octets of the last packet on a path; 0 before the first. */
  octetsOn(path: Path): number {
    if (this.#sent === null) return 0;
    return path === 'A' ? this.#sent.cwtOctets.length : this.#sent.bfdOctets.length;
  }

  /** The vantage sends a tick pair; both halves arrive as sent, and each is tried with the key of the other path. */
  transmit(): void {
    this.#heardFrom = this.#observation.count;
    const { vantage, epoch } = this.#setting;
    const epochMac = this.#keys.epochMac(vantage, epoch);
    const bfdMac = this.#keys.bfdMac(vantage);
    const sent = this.#send(epochMac, bfdMac);
    this.#present('A', sent.cwtOctets, null);
    this.#present('B', sent.bfdOctets, null);
    // The types keep the two keys apart; what is asked is what happens to somebody who takes one for the other.
    const crossedA = this.#receiver.receiveCwtUnder(sent.cwtOctets, bfdMac as HmacSha256 as EpochMac);
    const crossedB = this.#receiver.receiveBfdUnder(sent.bfdOctets, epochMac as HmacSha256 as BfdMac);
    this.#note('A', 'K_BFD_auth', sent.cwtOctets, null, crossedA.outcome, true);
    this.#note('B', 'K_v_epoch', sent.bfdOctets, null, crossedB.outcome, true);
  }

  /** Two copies arrive, one with the first bit of a field flipped and one with its last. */
  flipEnds(path: Path, { name, firstBit, bits }: WireField): void {
    this.#heardFrom = this.#observation.count;
    const alter = (bit: number): void => {
      const octets = this.#copy(path);
      flipBit(octets, firstBit + bit);
      this.#present(path, octets, flipped(name, bit === 0, bit === bits - 1));
    };
    alter(0);
    if (bits > 1) alter(bits - 1);
  }

  /** A copy arrives with one bit flipped, counted from the first of the packet. */
  flipBit(path: Path, bit: number, { name, firstBit, bits }: WireField): void {
    this.#heardFrom = this.#observation.count;
    const octets = this.#copy(path);
    flipBit(octets, bit);
    this.#present(path, octets, flipped(name, bit === firstBit, bit === firstBit + bits - 1));
  }

  /** A copy arrives without its last octets. */
  cut(path: Path, count: number): void {
    this.#heardFrom = this.#observation.count;
    this.#present(path, this.#copy(path).slice(0, -count), CUT);
  }

  /** A copy arrives with octets behind it. */
  extend(path: Path, count: number): void {
    this.#heardFrom = this.#observation.count;
    const octets = new Uint8Array(this.octetsOn(path) + count);
    octets.set(this.#copy(path));
    this.#present(path, octets, EXTENDED);
  }

  /** Both halves arrive with the tag of the other. */
  exchangeTags(): void {
    this.#heardFrom = this.#observation.count;
    const { cwtOctets, bfdOctets } = this.#sentPair();
    const cwtTagOffset = cwtOctets.length - CWT_TAG_OCTETS;
    this.#present('A', withTag(cwtOctets, cwtTagOffset, bfdOctets.subarray(BFD_TAG_OFFSET)), EXCHANGED);
    this.#present('B', withTag(bfdOctets, BFD_TAG_OFFSET, cwtOctets.subarray(cwtTagOffset)), EXCHANGED);
  }

  observe(): MacObservation {
    return this.#observation;
  }

  /** There are only octets here, and so one level. */

  heard(): readonly string[] {
    return this.#observation.verifications
      .slice(this.#heardFrom, this.#observation.count)
      .map((one) => `${describeVerification(one)}: ${one.outcome}`);
  }

  #send(epochMac: EpochMac, bfdMac: BfdMac): SentPair {
    const { vantage, epoch, counter, sequence, discriminator, payload } = this.#setting;
    const cwt: CwtFields = {
      vantage,
      epoch,
      counter: (counter + this.#pairs) as CwtCounter,
      expiresAt: (this.#pairs + LIFETIME) as TickInstant,
      payload,
    };
    const bfd = upPush(discriminator, ((sequence + this.#pairs) % 2 ** 32) as BfdSequence);
    const cwtOctets = encodeCwt(cwt);
    const bfdOctets = encodeBfd(bfd, this.#bfdTagOctets);
    this.#tags.sealCwt(cwtOctets, epochMac);
    this.#tags.sealBfd(bfdOctets, bfdMac);
    this.#pairs++;
    this.#sent = { cwt, cwtOctets, bfd, bfdOctets };
    return this.#sent;
  }

  /** Hands octets to the receiver of their path, under the key that they ask for themselves. */
  #present(path: Path, octets: Uint8Array, altered: Alteration | null): void {
    const { cwt, bfd } = this.#sentPair();
    if (path === 'A') {
      const received = this.#receiver.receiveCwt(octets);
      const fieldsKept = received.outcome === 'authentic' && isSameCwt(received.fields, cwt);
      this.#note(path, KEY_OF_PATH.A, octets, altered, received.outcome, fieldsKept);
    } else {
      const received = this.#receiver.receiveBfd(octets);
      const fieldsKept = received.outcome === 'authentic' && isSameBfd(received.fields, bfd);
      this.#note(path, KEY_OF_PATH.B, octets, altered, received.outcome, fieldsKept);
    }
  }

  #note(
    path: Path,
    key: Verification['key'],
    octets: Uint8Array,
    altered: Alteration | null,
    outcome: Verification['outcome'],
    fieldsKept: boolean,
  ): void {
    const { verifications } = this.#observation;
    const wellFormed = path === 'A' ? isSnapshot(octets) : isPush(octets, this.#bfdTagOctets);
    verifications[this.#observation.count++] = { path, key, wellFormed, altered, outcome, fieldsKept };
  }

  #copy(path: Path): Uint8Array {
    const { cwtOctets, bfdOctets } = this.#sentPair();
    return path === 'A' ? cwtOctets.slice() : bfdOctets.slice();
  }

  /** Steps that alter something are withheld until something was sent. */
  #sentPair(): SentPair {
    if (this.#sent === null) throw new Error('nothing was sent yet');
    return this.#sent;
  }
}

const CUT = altered('octets cut off');
const EXTENDED = altered('octets added');
const EXCHANGED = altered('tag of the other path');

/** An alteration that is not of one bit. */
export function altered(what: Alteration['what']): Alteration {
  return { what, field: '', isFirstBit: false, isLastBit: false };
}

function flipped(field: string, isFirstBit: boolean, isLastBit: boolean): Alteration {
  return { what: 'bit flipped', field, isFirstBit, isLastBit };
}

/** The push of a vantage whose session is up. */
export function upPush(discriminator: number, sequence: BfdSequence): BfdControl {
  return {
    diagnostic: 0,
    state: BFD_STATE.up,
    flags: BFD_FLAG.authentication,
    detectMultiplier: 1,
    myDiscriminator: discriminator,
    yourDiscriminator: discriminator,
    desiredMinTx: 50_000 as Microseconds,
    requiredMinRx: 50_000 as Microseconds,
    requiredMinEchoRx: 0 as Microseconds,
    keyId: 1,
    sequence,
  };
}
