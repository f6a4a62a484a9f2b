import { createHash } from 'node:crypto';
import { storeClosest } from '../measure/closest.ts';
import { packFingerprints } from '../measure/fingerprint-bytes.ts';
import type { BlockResult } from './block-result.ts';

/** The first 128 bits of SHA-256 over all that a block came to, in hex: the counts as JSON, then the hashes. */
export function digestBlock(result: Omit<BlockResult, 'digest'>): string {
  const { cases, discarded, reached, failing, closest, scripts, behaviours } = result;
  return createHash('sha256')
    .update(JSON.stringify([cases, discarded, reached, failing, storeClosest(closest)]))
    .update(packFingerprints(scripts))
    .update(packFingerprints(behaviours))
    .digest('hex')
    .slice(0, 32);
}
