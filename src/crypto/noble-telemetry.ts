import {
  type BfdSequence,
  type CwtCounter,
  type Epoch,
  type Microseconds,
  type TickInstant,
  type Vantage,
  type VantageId,
  vantageId,
} from '../../spec/language/notation.ts';
import type { RuleChoices } from '../../spec/rules/catalogue.ts';
import { operatorKeyAfter, SEARCHED_OPERATOR_KEY } from '../keys/keys.ts';
import type { BfdForgery, BfdPush, CwtForgery, CwtSnapshot } from '../messages/packets.ts';
import { readUint32, readUint64, writeUint32, writeUint64 } from '../primitives/big-endian.ts';
import {
  BFD_FLAG,
  BFD_SEQUENCE_OFFSET,
  BFD_STATE,
  BFD_TAG_OFFSET,
  decodeBfd,
  encodeBfd,
} from '../wire/bfd.ts';
import { CWT_TAG_OCTETS, decodeCwt, encodeCwt } from '../wire/cwt.ts';
import { MacKeys } from './mac-keys.ts';
import { bfdTagOctets, PacketTags } from './packet-tags.ts';
import { bindsHalves, FORMER_KEYS, type TelemetryCrypto } from './telemetry-crypto.ts';

/** What the payload says does not matter here; that there is one does. */
const PAYLOAD = Uint8Array.of(0x6d, 0x76, 0x70, 0x73);

/** A session that is up, with nothing but its parties and its sequence left to say. */
const SESSION = {
  diagnostic: 0,
  state: BFD_STATE.up,
  flags: BFD_FLAG.authentication,
  detectMultiplier: 3,
  desiredMinTx: 50_000 as Microseconds,
  requiredMinRx: 50_000 as Microseconds,
  requiredMinEchoRx: 0 as Microseconds,
  keyId: 1,
  sequence: 0 as BfdSequence,
};

const NO_KEY = -1;

/**
 * Telemetry on real octets: each half carries those it stands as on the wire, its fields are read from them, and a
 * verification computes the HMAC over them anew. Only keys are kept.
 */
export class NobleTelemetryCrypto implements TelemetryCrypto {
  readonly #rules: RuleChoices;
  /** The keys under each K_op, in the order in which they replace each other. */
  readonly #keys: MacKeys[];
  #operatorKey = 0;
  readonly #tags: PacketTags;
  readonly #bfdTagOctets: number;
  readonly #ids: VantageId[] = [];
  readonly #firstPushes: Uint8Array[] = [];
  readonly #bindsHalves: boolean;

  constructor(rules: RuleChoices) {
    this.#rules = rules;
    this.#keys = [new MacKeys(SEARCHED_OPERATOR_KEY, rules)];
    this.#tags = new PacketTags(rules);
    this.#bfdTagOctets = bfdTagOctets(rules);
    this.#bindsHalves = bindsHalves(rules);
  }

  get operatorKey(): number {
    return this.#operatorKey;
  }

  start(): void {
    this.#operatorKey = 0;
  }

  rollKey(): void {
    this.#operatorKey++;
    this.#keys[this.#operatorKey] ??= new MacKeys(operatorKeyAfter(this.#operatorKey), this.#rules);
  }

  sealCwt(
    vantage: Vantage,
    epoch: Epoch,
    counter: CwtCounter,
    expiresAt: TickInstant,
    sequence: BfdSequence,
    keyOf = vantage,
  ): CwtSnapshot {
    const payload = this.#bindsHalves ? boundPayload(sequence) : PAYLOAD;
    const octets = encodeCwt({ vantage: this.#idOf(vantage), epoch, counter, expiresAt, payload });
    this.#tags.sealCwt(octets, this.#sealing.epochMac(this.#idOf(keyOf), epoch));
    return readSnapshot(octets);
  }

  sealBfd(vantage: Vantage, sequence: BfdSequence, keyOf = vantage): BfdPush {
    const octets = this.#firstPush(vantage).slice();
    writeUint32(octets, BFD_SEQUENCE_OFFSET, sequence);
    this.#tags.sealBfd(octets, this.#sealing.bfdMac(this.#idOf(keyOf)));
    return readPush(octets, this.#bfdTagOctets);
  }

  forgeCwt(from: CwtSnapshot, field: CwtForgery, by: number): CwtSnapshot {
    const octets = (from.proof as Uint8Array).slice();
    const afterId = 4 + readUint32(octets, 0);
    switch (field) {
      case 'epoch':
        addUint64(octets, afterId, by);
        break;
      case 'counter':
        addUint64(octets, afterId + 8, by);
        break;
      case 'expiry':
        addUint64(octets, afterId + 16, by);
        break;
      case 'tag':
        flipLastBit(octets);
        break;
      case 'fabricated':
        addUint64(octets, afterId + 8, by);
        makeUpTag(octets, octets.length - CWT_TAG_OCTETS);
        break;
    }
    return readSnapshot(octets);
  }

  forgeBfd(from: BfdPush, field: BfdForgery, by: number): BfdPush {
    const octets = (from.proof as Uint8Array).slice();
    switch (field) {
      case 'sequence':
        writeUint32(octets, BFD_SEQUENCE_OFFSET, from.sequence + by);
        break;
      case 'tag':
        flipLastBit(octets);
        break;
      case 'fabricated':
        writeUint32(octets, BFD_SEQUENCE_OFFSET, from.sequence + by);
        makeUpTag(octets, BFD_TAG_OFFSET);
        break;
    }
    return readPush(octets, this.#bfdTagOctets);
  }

  isCwtAuthentic(snapshot: CwtSnapshot, keyEpoch: Epoch): boolean {
    return this.#keyOfCwt(snapshot, keyEpoch) !== NO_KEY;
  }

  isBfdAuthentic(push: BfdPush): boolean {
    return this.#keyOfBfd(push) !== NO_KEY;
  }

  isUnderOneKey(snapshot: CwtSnapshot, keyEpoch: Epoch, push: BfdPush): boolean {
    return this.#keyOfCwt(snapshot, keyEpoch) === this.#keyOfBfd(push);
  }

  #keyOfCwt(snapshot: CwtSnapshot, keyEpoch: Epoch): number {
    const [octets, id] = [snapshot.proof as Uint8Array, this.#idOf(snapshot.vantage)];
    return this.#newestRight((keys) => this.#tags.isCwtTagRight(octets, keys.epochMac(id, keyEpoch)));
  }

  #keyOfBfd(push: BfdPush): number {
    const [octets, id] = [push.proof as Uint8Array, this.#idOf(push.vantage)];
    return this.#newestRight((keys) => this.#tags.isBfdTagRight(octets, keys.bfdMac(id)));
  }

  get #sealing(): MacKeys {
    return this.#keys[this.#operatorKey] as MacKeys;
  }

  /** The newest K_op that is taken under which a tag is right, by its number. */
  #newestRight(isRight: (keys: MacKeys) => boolean): number {
    const oldest = Math.max(0, this.#operatorKey - FORMER_KEYS[this.#rules['key-rollover']]);
    for (let key = this.#operatorKey; key >= oldest; key--)
      if (isRight(this.#keys[key] as MacKeys)) return key;
    return NO_KEY;
  }

  /** A push of a vantage with sequence 0 and no tag: its others differ from it in nothing else. */
  #firstPush(vantage: Vantage): Uint8Array {
    const discriminator = vantage + 1;
    this.#firstPushes[vantage] ??= encodeBfd(
      { ...SESSION, myDiscriminator: discriminator, yourDiscriminator: discriminator },
      this.#bfdTagOctets,
    );
    return this.#firstPushes[vantage];
  }

  #idOf(vantage: Vantage): VantageId {
    this.#ids[vantage] ??= vantageId(`v${vantage + 1}`);
    return this.#ids[vantage];
  }
}

/** The vantage of an id that `#idOf` gave. */
function vantageOf(id: VantageId): Vantage {
  return (Number(id.slice(1)) - 1) as Vantage;
}

/** Nothing here makes octets of a wrong shape, so that a fault is one of this program. */
function readSnapshot(octets: Uint8Array): CwtSnapshot {
  const read = decodeCwt(octets);
  if (!read.ok) throw new Error(`a snapshot does not decode: ${read.fault.reason}`);
  const { vantage, epoch, counter, expiresAt, payload } = read.value;
  const bound = payload.length > PAYLOAD.length;
  const boundTo = bound ? (readUint32(payload, PAYLOAD.length) as BfdSequence) : null;
  return { vantage: vantageOf(vantage), epoch, counter, expiresAt, boundTo, proof: octets };
}

/** A payload with the bfd_seq of the push behind it. */
function boundPayload(sequence: BfdSequence): Uint8Array {
  const payload = new Uint8Array(PAYLOAD.length + 4);
  payload.set(PAYLOAD);
  writeUint32(payload, PAYLOAD.length, sequence);
  return payload;
}

function readPush(octets: Uint8Array, tagOctets: number): BfdPush {
  const read = decodeBfd(octets, tagOctets);
  if (!read.ok) throw new Error(`a push does not decode: ${read.fault.reason}`);
  const { yourDiscriminator, sequence } = read.value;
  return { vantage: (yourDiscriminator - 1) as Vantage, sequence, proof: octets };
}

function addUint64(octets: Uint8Array, at: number, by: number): void {
  writeUint64(octets, at, readUint64(octets, at) + by);
}

/** Both kinds of packet end with their tag. */
function flipLastBit(octets: Uint8Array): void {
  const last = octets.length - 1;
  octets[last] = (octets[last] as number) ^ 1;
}

/** What somebody without the key writes: octets that look like a tag. */
function makeUpTag(octets: Uint8Array, at: number): void {
  for (let index = at; index < octets.length; index++) octets[index] = (37 * index + 11) % 256;
}
