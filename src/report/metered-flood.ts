import type {
  BfdSequence,
  Epoch,
  Microseconds,
  Nanoseconds,
  Ticks,
  Vantage,
  VantageCount,
} from '../../spec/notation.ts';
import type { Revision } from '../../spec/revision.ts';
import { Meter } from '../cost/meter.ts';
import { createTelemetryCrypto } from '../crypto/create-telemetry-crypto.ts';
import { Broker } from '../protocol/broker.ts';
import { Ingress } from '../protocol/ingress.ts';
import { TokenBucket } from '../protocol/limiter.ts';
import { VantageAgent } from '../protocol/vantage.ts';

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
  const bucket = new TokenBucket(revision);
  const broker = new Broker(revision, crypto, meter);
  const ingress = new Ingress(revision, meter, broker, limit !== 'absent');
  const insider = new VantageAgent(0 as Vantage, crypto, revision.rules);
  insider.start(0 as BfdSequence, 0 as Epoch);
  bucket.open(T_tick, limit === 'full bucket');
  ingress.offer(insider, bucket, K, F, ticks);
  return meter.spent();
}
