import type { Microseconds, Nanoseconds, Ticks, VantageCount } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import { FloodedBroker } from '../protocol/deployment/flooded-broker.ts';
import { tickPairs } from '../protocol/entrance/traffic.ts';

/** What a flood begins with: no rate limit, or one whose buckets are empty or full. */
export type RateLimit = 'absent' | 'empty bucket' | 'full bucket';

/** K alike insiders that send F tick pairs on each tick. */
export interface Flood {
  readonly K: VantageCount;
  readonly F: number;
  readonly T_tick: Microseconds;
  readonly ticks: Ticks;
}

/** What a flood costs the broker, metered. */
export function meterFlood(
  revision: Revision,
  { K, F, T_tick, ticks }: Flood,
  limit: RateLimit,
): Nanoseconds {
  const broker = new FloodedBroker(revision, 'ideal', limit !== 'absent');
  broker.open(T_tick, limit === 'full bucket');
  broker.receive(K, tickPairs(F), ticks);
  return broker.meter.spent();
}
