import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** Cases in a block: a block is what one worker runs at a time, and what an auditor can run again alone. */
export const BLOCK_CASES = 4096;

/** Cases in a block of a directed search, each of which learns from those before it and starts from nothing. */
export const DIRECTED_BLOCK_CASES = 4 * BLOCK_CASES;

/** Where a block of cases stands. The revision is not part of it: two revisions see the same cases. */
export interface BlockAddress {
  readonly seed: number;
  readonly check: string;
  readonly streamVersion: number;
  readonly block: number;
}

/** 128 bits for the random stream of a block, as four 32-bit words: SHA-256 over its address. */
export function streamSeed({ seed, check, streamVersion, block }: BlockAddress): Uint32Array {
  const digest = sha256(
    utf8ToBytes(JSON.stringify(['mvps-verify/stream/1', seed, check, streamVersion, block])),
  );
  const view = new DataView(digest.buffer, digest.byteOffset);
  return Uint32Array.from([0, 4, 8, 12], (offset) => view.getUint32(offset));
}
