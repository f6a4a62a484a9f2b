import type { Revision } from '../../../spec/language/revision.ts';
import { type Readings, taken } from '../rule-table.ts';
import { ADMISSION_FAULTS, BUCKET_FAULTS, type BucketClass, CAP_FAULTS, REFILL_FAULTS } from './faults.ts';
import { SecondBucket } from './second-bucket.ts';
import { ADMISSION, CAP, GAINED, REFILL, type Share, TokenBucket } from './token-bucket.ts';

const BUCKET: Readings<'limiter-refill', BucketClass> = { R_L: TokenBucket };

const INTERVAL: Readings<'refill-interval', (perTick: BucketClass) => BucketClass> = {
  'each-tick': (perTick) => perTick,
  'each-second': () => SecondBucket,
};

/** The bucket of a vantage, or of one of its paths, as a revision has it. */
export function createTokenBucket(revision: Revision, share: Share = 'vantage'): TokenBucket {
  const { rules } = revision;
  const perTick = taken(rules, 'limiter-refill', BUCKET, BUCKET_FAULTS);
  const Bucket = taken(rules, 'refill-interval', INTERVAL)(perTick);
  return new Bucket(revision, share, {
    factor: taken(rules, 'limiter-refill', REFILL, REFILL_FAULTS),
    gained: taken(rules, 'refill-fraction', GAINED),
    cap: taken(rules, 'limiter-cap', CAP, CAP_FAULTS),
    kept: taken(rules, 'limiter-admission', ADMISSION, ADMISSION_FAULTS),
  });
}
