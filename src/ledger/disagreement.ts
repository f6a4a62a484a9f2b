import type { BlockResult } from '../search/block/block-result.ts';
import { storeClosest } from '../search/measure/closest.ts';
import type { RecordFault } from './record.ts';

/**
 * In what a record differs from the block that was run again; null where in nothing. Hashes that lower blocks have, and a
 * closest case where theirs is as close, may be left out of a record; what it has must be the block's.
 */
export function disagreementOf(recorded: BlockResult, again: BlockResult): RecordFault | null {
  for (const name of ['digest', 'cases', 'discarded', 'reached', 'failing'] as const) {
    const [found, expected] = [JSON.stringify(recorded[name]), JSON.stringify(again[name])];
    if (found !== expected) return { found: `${name} ${found}`, expected };
  }
  const closest = JSON.stringify(storeClosest(again.closest));
  if (recorded.closest !== null && JSON.stringify(storeClosest(recorded.closest)) !== closest) {
    return { found: `closest ${JSON.stringify(storeClosest(recorded.closest))}`, expected: closest };
  }
  for (const name of ['scripts', 'behaviours'] as const) {
    const known = new Set(again[name]);
    const stray = recorded[name].find((hash) => !known.has(hash));
    if (stray !== undefined)
      return { found: `${name} with the hash ${stray}`, expected: 'hashes of its cases' };
  }
  return null;
}
