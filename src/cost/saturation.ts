import type { Microseconds, Nanoseconds } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';

const NANOSECONDS_PER_MICROSECOND = 1000n;

/** Whether the work of one tick is more than a broker with `cores` cores can do in it. */
export function isSaturated({ cores, rules }: Revision, work: Nanoseconds, tick: Microseconds): boolean {
  const capacity = BigInt(cores) * BigInt(tick) * NANOSECONDS_PER_MICROSECOND;
  return rules.saturation === 'at' ? work >= capacity : work > capacity;
}
