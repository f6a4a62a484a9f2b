import type {
  BfdSequence,
  Epoch,
  Microseconds,
  Nanoseconds,
  Ticks,
  Vantage,
  VantageCount,
} from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import { Meter } from '../cost/meter.ts';
import { createTelemetryCrypto } from '../crypto/create-telemetry-crypto.ts';
import { Broker } from '../protocol/broker/broker.ts';
import { Ingress, tickPairs } from '../protocol/entrance/ingress.ts';
import { VantageLimiter } from '../protocol/entrance/vantage-limiter.ts';
import { VantageAgent } from '../protocol/vantage/vantage.ts';

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
  const crypto = createTelemetryCrypto(revision, 'ideal');
  const meter = new Meter(revision);
  const limiter = new VantageLimiter(revision);
  const broker = new Broker(revision, crypto, meter);
  const ingress = new Ingress(revision, meter, broker, limit !== 'absent');
  const insider = new VantageAgent(0 as Vantage, crypto, revision.rules);
  insider.start(0 as BfdSequence, 0 as Epoch);
  limiter.open(T_tick, limit === 'full bucket');
  ingress.offer(insider, limiter, K, tickPairs(F), ticks);
  return meter.spent();
}
