import {
  type CwtCounter,
  type Epoch,
  type TickInstant,
  type VantageId,
  vantageId,
} from '../../spec/language/notation.ts';
import { readUint32, readUint64, writeUint32, writeUint64 } from '../primitives/big-endian.ts';
import { type Decoded, decoded, faulty, layOut, type WireFault, type WireField } from './decoded.ts';
import { idOctets } from './id-octets.ts';

/** The fields of a CWT snapshot (section 4; CWT section 6.3), its tag apart. */
export interface CwtFields {
  readonly vantage: VantageId;
  readonly epoch: Epoch;
  readonly counter: CwtCounter;
  /** The first tick in which it is stale. */
  readonly expiresAt: TickInstant;
  readonly payload: Uint8Array;
}

export type CwtFaultReason = 'length' | 'vantage id' | 'epoch' | 'counter' | 'expires_at';
export type CwtFault = WireFault<CwtFaultReason>;

export const CWT_TAG_OCTETS = 32;
const FIXED_OCTETS = 4 + 8 + 8 + 8 + 4 + CWT_TAG_OCTETS;

/** Strict: octets that no id has are refused, and a byte order mark is a character of the id. */
const fromUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The octets of a snapshot, with a tag of zeros to be filled in. The layout of CWT is not public; this one is the
 * project's own.
 *
 *     4      v        8       8        8        4      p        32
 *  +-----+--------+-------+---------+---------+-----+---------+-----+
 *  | v   | vantage| epoch | counter | expires | p   | payload | tag |     integers big-endian
 *  |     | id     |       |         | _at     |     |         |     |     id in UTF-8
 *  +-----+--------+-------+---------+---------+-----+---------+-----+
 */
export function encodeCwt({ vantage, epoch, counter, expiresAt, payload }: CwtFields): Uint8Array {
  const id = idOctets(vantage);
  const octets = new Uint8Array(FIXED_OCTETS + id.length + payload.length);
  const rest = 4 + id.length;
  writeUint32(octets, 0, id.length);
  octets.set(id, 4);
  writeUint64(octets, rest, epoch);
  writeUint64(octets, rest + 8, counter);
  writeUint64(octets, rest + 16, expiresAt);
  writeUint32(octets, rest + 24, payload.length);
  octets.set(payload, rest + 28);
  return octets;
}

/** The fields of a snapshot, or the first thing that is wrong with it. The tag is not looked at. */
export function decodeCwt(octets: Uint8Array): Decoded<CwtFields, CwtFault> {
  const { length } = octets;
  if (length < FIXED_OCTETS) return faulty('length', length, `at least ${FIXED_OCTETS} octets`);
  const idOctets = readUint32(octets, 0);
  if (idOctets > length - FIXED_OCTETS) {
    return faulty('vantage id', idOctets, `at most the ${length - FIXED_OCTETS} octets that are there`);
  }
  const rest = 4 + idOctets;
  const payloadOctets = readUint32(octets, rest + 24);
  const whole = FIXED_OCTETS + idOctets + payloadOctets;
  if (length !== whole) return faulty('length', length, `${whole} octets, as its lengths add up to`);
  const vantage = decodeId(octets.subarray(4, rest));
  if (vantage === null) return faulty('vantage id', idOctets, 'octets of UTF-8');
  const epoch = readUint64(octets, rest);
  if (!Number.isSafeInteger(epoch)) return faulty('epoch', epoch, SAFE);
  const counter = readUint64(octets, rest + 8);
  if (!Number.isSafeInteger(counter)) return faulty('counter', counter, SAFE);
  const expiresAt = readUint64(octets, rest + 16);
  if (!Number.isSafeInteger(expiresAt)) return faulty('expires_at', expiresAt, SAFE);
  return decoded({
    vantage,
    epoch: epoch as Epoch,
    counter: counter as CwtCounter,
    expiresAt: expiresAt as TickInstant,
    payload: octets.subarray(rest + 28, length - CWT_TAG_OCTETS),
  });
}

const SAFE = 'at most 2^53 - 1';

/** Where expires_at stands in a snapshot of a vantage whose id has so many octets. */
export function expiryOffset(idOctets: number): number {
  return 4 + idOctets + 16;
}

/** The fields of a snapshot with an id and a payload of so many octets; either may be empty. */
export function cwtLayout(idOctets: number, payloadOctets: number): readonly WireField[] {
  return layOut([
    ['id length', 32],
    ['vantage id', 8 * idOctets],
    ['epoch', 64],
    ['counter', 64],
    ['expires_at', 64],
    ['payload length', 32],
    ['payload', 8 * payloadOctets],
    ['CWT tag', 8 * CWT_TAG_OCTETS],
  ]);
}

function decodeId(octets: Uint8Array): VantageId | null {
  try {
    return vantageId(fromUtf8.decode(octets));
  } catch {
    return null;
  }
}
