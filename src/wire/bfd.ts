import type { BfdSequence, Microseconds } from '../../spec/language/notation.ts';
import { readUint32, writeUint32 } from '../primitives/big-endian.ts';
import { type Decoded, decoded, faulty, layOut, type WireFault, type WireField } from './decoded.ts';

/** bfd.SessionState on the wire (RFC 5880 section 4.1). */
export const BFD_STATE = { adminDown: 0, down: 1, init: 2, up: 3 } as const;

/** Bits of the second octet below the state (RFC 5880 section 4.1). */
export const BFD_FLAG = {
  poll: 0x20,
  final: 0x10,
  controlPlaneIndependent: 0x08,
  authentication: 0x04,
  demand: 0x02,
  multipoint: 0x01,
} as const;

/** A BFD control packet with the authentication section of this profile, its tag apart. */
export interface BfdControl {
  /** 0 to 31. */
  readonly diagnostic: number;
  /** One of BFD_STATE. */
  readonly state: number;
  /** A sum of BFD_FLAG; authentication always among them, multipoint never. */
  readonly flags: number;
  /** 1 to 255. */
  readonly detectMultiplier: number;
  /** 1 to 2^32 - 1: who sends. */
  readonly myDiscriminator: number;
  /** The receiver's; 0 only while the session is down. */
  readonly yourDiscriminator: number;
  readonly desiredMinTx: Microseconds;
  readonly requiredMinRx: Microseconds;
  readonly requiredMinEchoRx: Microseconds;
  /** 0 to 255. */
  readonly keyId: number;
  readonly sequence: BfdSequence;
}

export type BfdFaultReason =
  | 'version'
  | 'length'
  | 'detect multiplier'
  | 'multipoint bit'
  | 'my discriminator'
  | 'your discriminator'
  | 'authentication bit'
  | 'authentication type'
  | 'authentication length';
export type BfdFault = WireFault<BfdFaultReason>;

const VERSION = 1;
/** Octets of a whole HMAC-SHA256 tag, and of the packet that carries one. */
export const BFD_TAG_OCTETS = 32;
export const BFD_OCTETS = 64;
/** Where bfd_seq stands, and behind it the tag. */
export const BFD_SEQUENCE_OFFSET = 28;
export const BFD_TAG_OFFSET = 32;
/** The mandatory section (RFC 5880 section 4.1). */
export const BFD_MANDATORY_OCTETS = 24;
/** Not assigned by IANA: no authentication type stands for HMAC-SHA256. */
const AUTH_TYPE = 253;
/** Of the authentication section, without its tag. */
const AUTH_FIXED_OCTETS = 8;

/**
 * The octets of a push, with a tag of zeros to be filled in: the mandatory section of RFC 5880 section 4.1, then an
 * authentication section in the style of section 4.4 with a type of this project's own. Lengths are those of a whole
 * tag; of one cut to fewer octets the last ones are left out.
 *
 *   0               1               2               3
 *   0 1 2 3 4 5 6 7 0 1 2 3 4 5 6 7 0 1 2 3 4 5 6 7 0 1 2 3 4 5 6 7
 *  +-----+---------+---+-----------+---------------+---------------+
 *  |Vers1|  Diag   |Sta|P|F|C|1|D|0|  Detect Mult  |  Length = 64  |   0
 *  +-----+---------+---+-----------+---------------+---------------+
 *  |                       My Discriminator                        |   4
 *  |                      Your Discriminator                       |   8
 *  |                    Desired Min TX Interval                    |  12
 *  |                   Required Min RX Interval                    |  16
 *  |                 Required Min Echo RX Interval                 |  20
 *  +---------------+---------------+---------------+---------------+
 *  |   Type 253    |   Len = 40    |    Key ID     |  Reserved 0   |  24
 *  +---------------+---------------+---------------+---------------+
 *  |                        Sequence Number                        |  28
 *  |                    HMAC-SHA256, 32 octets                     |  32 to 63
 *  +---------------------------------------------------------------+
 */
export function encodeBfd(packet: BfdControl, tagOctets = BFD_TAG_OCTETS): Uint8Array {
  const octets = new Uint8Array(BFD_TAG_OFFSET + tagOctets);
  octets[0] = (VERSION << 5) | packet.diagnostic;
  octets[1] = (packet.state << 6) | packet.flags;
  octets[2] = packet.detectMultiplier;
  octets[3] = octets.length;
  writeUint32(octets, 4, packet.myDiscriminator);
  writeUint32(octets, 8, packet.yourDiscriminator);
  writeUint32(octets, 12, packet.desiredMinTx);
  writeUint32(octets, 16, packet.requiredMinRx);
  writeUint32(octets, 20, packet.requiredMinEchoRx);
  octets[24] = AUTH_TYPE;
  octets[25] = AUTH_FIXED_OCTETS + tagOctets;
  octets[26] = packet.keyId;
  writeUint32(octets, BFD_SEQUENCE_OFFSET, packet.sequence);
  return octets;
}

/**
 * The fields of a push, or the first thing that is wrong with it, in the order of RFC 5880 section 6.8.6. Octets
 * behind the packet are refused, which the RFC leaves open; the reserved octet is not looked at, nor is the tag.
 */
export function decodeBfd(octets: Uint8Array, tagOctets = BFD_TAG_OCTETS): Decoded<BfdControl, BfdFault> {
  const whole = BFD_TAG_OFFSET + tagOctets;
  if (octets.length !== whole) return faulty('length', octets.length, `${whole} octets`);
  const at = (index: number): number => octets[index] as number;
  if (at(0) >> 5 !== VERSION) return faulty('version', at(0) >> 5, '1');
  if (at(3) !== whole) return faulty('length', at(3), `${whole}, as many octets as there are`);
  if (at(2) === 0) return faulty('detect multiplier', 0, 'at least 1');
  const flags = at(1) & 0x3f;
  if ((flags & BFD_FLAG.multipoint) !== 0) return faulty('multipoint bit', 1, '0');
  const myDiscriminator = readUint32(octets, 4);
  if (myDiscriminator === 0) return faulty('my discriminator', 0, 'at least 1');
  const yourDiscriminator = readUint32(octets, 8);
  const state = at(1) >> 6;
  if (yourDiscriminator === 0 && state > BFD_STATE.down) {
    return faulty('your discriminator', 0, 'at least 1 unless the session is down');
  }
  if ((flags & BFD_FLAG.authentication) === 0) return faulty('authentication bit', 0, '1');
  if (at(24) !== AUTH_TYPE) return faulty('authentication type', at(24), String(AUTH_TYPE));
  const authOctets = AUTH_FIXED_OCTETS + tagOctets;
  if (at(25) !== authOctets) return faulty('authentication length', at(25), String(authOctets));
  return decoded({
    diagnostic: at(0) & 0x1f,
    state,
    flags,
    detectMultiplier: at(2),
    myDiscriminator,
    yourDiscriminator,
    desiredMinTx: readUint32(octets, 12) as Microseconds,
    requiredMinRx: readUint32(octets, 16) as Microseconds,
    requiredMinEchoRx: readUint32(octets, 20) as Microseconds,
    keyId: at(26),
    sequence: readUint32(octets, BFD_SEQUENCE_OFFSET) as BfdSequence,
  });
}

/** The fields of a push with a tag of so many octets. */
export function bfdLayout(tagOctets: number): readonly WireField[] {
  return layOut([
    ['version', 3],
    ['diagnostic', 5],
    ['state', 2],
    ['poll bit', 1],
    ['final bit', 1],
    ['control plane bit', 1],
    ['authentication bit', 1],
    ['demand bit', 1],
    ['multipoint bit', 1],
    ['detect multiplier', 8],
    ['length', 8],
    ['my discriminator', 32],
    ['your discriminator', 32],
    ['desired min TX', 32],
    ['required min RX', 32],
    ['required min echo RX', 32],
    ['authentication type', 8],
    ['authentication length', 8],
    ['key id', 8],
    ['reserved', 8],
    ['bfd_seq', 32],
    ['BFD tag', 8 * tagOctets],
  ]);
}

/** Every field of a push with a whole tag. */
export const BFD_LAYOUT: readonly WireField[] = bfdLayout(BFD_TAG_OCTETS);
