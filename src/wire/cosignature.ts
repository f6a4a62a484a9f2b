import type { Seconds } from '../../spec/language/notation.ts';
import { readUint32, readUint64, writeUint64 } from '../primitives/big-endian.ts';
import { type Signature, sha256, type VerifyingKey } from '../primitives/noble.ts';
import { decodeBase64, isKeyName } from './signed-note.ts';

/** The type octet of Ed25519 keys that sign notes, and of those that make timestamped cosignatures (signed-note). */
export const KEY_TYPE = { ed25519: 0x01, cosignature: 0x04 } as const;

/** A key that verifies signatures of a note, as its owner publishes it. */
export interface NoteKey {
  readonly name: string;
  readonly keyId: number;
  /** The first octet, before the public key. */
  readonly type: number;
  readonly publicKey: VerifyingKey;
}

const TIME_OCTETS = 8;
const COSIGNATURE_OCTETS = TIME_OCTETS + 64;
const utf8 = new TextEncoder();

/**
 * What a witness signs (C2SP tlog-cosignature v1.0.1, Ed25519):
 *
 *   cosignature/v1 LF
 *   time SP <POSIX seconds in decimal> LF
 *   <the whole text of the checkpoint, extension lines and last newline included>
 */
export function cosignatureMessage(time: Seconds, text: string): Uint8Array {
  return utf8.encode(`cosignature/v1\ntime ${time}\n${text}`);
}

/** What stands behind the key ID in a cosignature's line: 64 bits of time, then 64 octets of signature. */
export function encodeCosignature(time: Seconds, signature: Signature): Uint8Array {
  const octets = new Uint8Array(COSIGNATURE_OCTETS);
  writeUint64(octets, 0, time);
  octets.set(signature, TIME_OCTETS);
  return octets;
}

/** Time and signature; null where the length is wrong or the time is not a POSIX time below 2^53. */
export function decodeCosignature(
  octets: Uint8Array,
): { readonly time: Seconds; readonly signature: Signature } | null {
  if (octets.length !== COSIGNATURE_OCTETS) return null;
  const time = readUint64(octets, 0);
  if (!Number.isSafeInteger(time)) return null;
  return { time: time as Seconds, signature: octets.slice(TIME_OCTETS) as Signature };
}

/** The key ID: the first 32 bits of SHA-256 over name, newline, type and public key (signed-note). */
export function computeKeyId(name: string, type: number, publicKey: Uint8Array): number {
  return readUint32(sha256(Uint8Array.of(...utf8.encode(name), 0x0a, type, ...publicKey)), 0);
}

/** A verifier key `name+keyID+base64(type, key)` with an Ed25519 key; null where it is not one or its ID is wrong. */
export function decodeVerifierKey(text: string): NoteKey | null {
  const [, name = '', hex = '', encoded = ''] = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/.exec(text) ?? [];
  const octets = decodeBase64(encoded);
  if (!isKeyName(name) || octets?.length !== 33) return null;
  const type = octets[0] as number;
  if (type !== KEY_TYPE.ed25519 && type !== KEY_TYPE.cosignature) return null;
  const publicKey = octets.slice(1) as VerifyingKey;
  const keyId = computeKeyId(name, type, publicKey);
  return keyId === Number.parseInt(hex, 16) ? { name, keyId, type, publicKey } : null;
}
