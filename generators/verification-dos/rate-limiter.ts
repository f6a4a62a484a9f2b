import type { Revision } from '../../spec/language/revision.ts';
import type { LimiterObservation } from '../../spec/verification-dos/rate-limiter.ts';
import type { Scenario } from '../../src/search/case/scenario.ts';
import { INSIDER_STEPS } from './insider-steps.ts';
import { RateLimiterWorld } from './rate-limiter-world.ts';
import { floodFactor, tickLength } from './verification-dos.ts';

/** In microseconds: bursts that are no whole number of packets, and ticks longer than a bucket holds the refill of. */
const NOTABLE_TICKS = [3000, 7_000_000, 300_000, 2_000_000, 2_000_001, 3_000_000, 16_000_000, 16_000_001];

/** One vantage that offers anything at any time (T-VDOS-1/limiter). */
export function rateLimiterScenario(revision: Revision): Scenario<RateLimiterWorld, LimiterObservation> {
  return {
    subject: 'verification-dos',
    streamVersion: 1,
    setting: [floodFactor(revision), tickLength(revision, NOTABLE_TICKS)],
    steps: INSIDER_STEPS,
    length: { min: 1, max: 6 },
    createWorld: (level) => new RateLimiterWorld(revision, level),
  };
}
