import * as ed25519 from '@noble/ed25519';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 as nobleSha256, sha512 } from '@noble/hashes/sha2.js';
import type { Bytes } from '../../spec/language/notation.ts';

/**
 * The one place where the noble libraries are set up. Everything here is synchronous, deterministic and takes
 * octets; which key may be used for what is for the brands of spec/language/notation.ts to say.
 */
ed25519.hashes.sha512 = sha512;

/** Octets of a SHA-256 digest, and of a full HMAC-SHA256 tag. */
export const SHA256_OCTETS = 32;
/** RFC 5869 section 2.3: an expansion has at most 255 blocks, numbered in one octet. */
const MOST_EXPANDED = 255 * SHA256_OCTETS;

/** The result of HKDF-Extract (RFC 5869 section 2.2). */
export type PseudorandomKey = Bytes<'PRK'>;
/** The 32 octets that an Ed25519 private key is made from (RFC 8032 section 5.1.5). */
export type SigningSeed = Bytes<'Ed25519 seed'>;
/** 32 octets (RFC 8032 section 5.1.5). */
export type VerifyingKey = Bytes<'Ed25519 public key'>;
/** 64 octets (RFC 8032 section 5.1.6). */
export type Signature = Bytes<'Ed25519 signature'>;

/** SHA-256 (FIPS 180-4). */
export function sha256(message: Uint8Array): Uint8Array {
  return nobleSha256(message);
}

type HashState = ReturnType<typeof nobleSha256.create>;

/** A block of SHA-256, to which a key is padded, and what the two pads are mixed with (RFC 2104 section 2). */
const BLOCK_OCTETS = 64;
const INNER_PAD = 0x36;
const OUTER_PAD = 0x5c;

/** Every tag is computed in here; a keyed state is copied into it first, and nothing of the last tag is left. */
const scratch = nobleSha256.create();
const innerDigest = new Uint8Array(SHA256_OCTETS);

/**
 * HMAC-SHA256 (RFC 2104) under one key. The two blocks that depend on the key alone are hashed once, which halves
 * the time of a short message; put together from SHA-256 here, which takes a fifth off what `hmac` of noble takes to wipe
 * its state after each tag.
 */
export class HmacSha256<Key extends Uint8Array = Uint8Array> {
  readonly key: Key;
  readonly #inner: HashState;
  readonly #outer: HashState;

  constructor(key: Key) {
    this.key = key;
    this.#inner = padded(key, INNER_PAD);
    this.#outer = padded(key, OUTER_PAD);
  }

  /** The tag of a message, all 32 octets of it. */
  tag(message: Uint8Array): Uint8Array {
    const tag = new Uint8Array(SHA256_OCTETS);
    this.#inner._cloneInto(scratch).update(message).digestInto(innerDigest);
    this.#outer._cloneInto(scratch).update(innerDigest).digestInto(tag);
    return tag;
  }
}

function padded(key: Uint8Array, pad: number): HashState {
  const block = new Uint8Array(BLOCK_OCTETS);
  block.set(key.length > BLOCK_OCTETS ? nobleSha256(key) : key);
  for (let index = 0; index < BLOCK_OCTETS; index++) block[index] = (block[index] as number) ^ pad;
  return nobleSha256.create().update(block);
}

/** HMAC-SHA256 for a key that is used once. */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  return hmac(nobleSha256, key, message);
}

/** HKDF-Extract with SHA-256 (RFC 5869 section 2.2). An empty salt counts as 32 zero octets. */
export function hkdfExtract(salt: Uint8Array, keyMaterial: Uint8Array): PseudorandomKey {
  return hmacSha256(salt, keyMaterial) as PseudorandomKey;
}

/**
 * HKDF-Expand with SHA-256 (RFC 5869 section 2.3) to 1 to 8160 octets. Throws a RangeError on any other length: an
 * empty key would be everybody's key.
 */
export function hkdfExpand(
  extracted: HmacSha256<PseudorandomKey>,
  info: Uint8Array,
  octets: number,
): Uint8Array {
  if (!Number.isInteger(octets) || octets < 1 || octets > MOST_EXPANDED) {
    throw new RangeError(`HKDF expands to 1 to ${MOST_EXPANDED} octets, found ${octets}`);
  }
  const expanded = new Uint8Array(octets);
  // T(n) = HMAC(PRK, T(n - 1) | info | n), where T(0) is empty
  let previous = new Uint8Array(0);
  for (let number = 1, at = 0; at < octets; number++, at += SHA256_OCTETS) {
    const input = new Uint8Array(previous.length + info.length + 1);
    input.set(previous);
    input.set(info, previous.length);
    input[input.length - 1] = number;
    previous = extracted.tag(input) as typeof previous;
    expanded.set(previous.subarray(0, octets - at), at);
  }
  return expanded;
}

/** The public key of a seed. Throws on a seed that has not 32 octets. */
export function ed25519PublicKey(seed: SigningSeed): VerifyingKey {
  return ed25519.getPublicKey(seed) as Uint8Array as VerifyingKey;
}

/** An Ed25519 signature (RFC 8032 section 5.1.6); the same message and seed always give the same one. */
export function ed25519Sign(message: Uint8Array, seed: SigningSeed): Signature {
  return ed25519.sign(message, seed) as Uint8Array as Signature;
}

/**
 * Whether a signature is right (RFC 8032 section 5.1.7), by the strict reading: S is below the group order, R and
 * the public key are written canonically, and the key is not one of small order. ZIP-215, which lets other
 * encodings pass, is not used anywhere. A signature or key of a wrong length is a wrong one.
 */
export function ed25519Verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  return ed25519.verify(signature, message, publicKey, { zip215: false });
}
