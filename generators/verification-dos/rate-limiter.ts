import { MOST_FLOOD, type Revision } from '../../spec/language/revision.ts';
import type { LimiterObservation } from '../../spec/verification-dos/rate-limiter.ts';
import type { Scenario, StepKind } from '../../src/search/case/scenario.ts';
import { integers } from '../domains.ts';
import { INSIDER_STEPS } from './insider-steps.ts';
import { RateLimiterWorld } from './rate-limiter-world.ts';
import { floodFactor, tickLength } from './verification-dos.ts';

/** In microseconds: bursts that are no whole number of packets, and ticks longer than a bucket holds the refill of. */
const NOTABLE_TICKS = [3000, 7_000_000, 300_000, 2_000_000, 2_000_001, 3_000_000, 16_000_000, 16_000_001];

/** What comes in the tick that was the last one beside the rest of it: a pair, or enough to empty a bucket. */
const more = integers('tick pairs', 1, MOST_FLOOD, [4, 5, 160]);
const MORE: StepKind<RateLimiterWorld> = {
  name: 'send-more-in-the-tick',
  choice: 'flood',
  weight: 2,
  args: [{ ...more, valueOf: (word, world) => (world.hasBegun ? more.valueOf(word, world) : -1) }],
  run: (world, pairs) => world.sendMore(pairs),
};

/** One vantage that offers anything at any time (T-VDOS-1/limiter). */
export function rateLimiterScenario(revision: Revision): Scenario<RateLimiterWorld, LimiterObservation> {
  return {
    subject: 'verification-dos',
    streamVersion: 2,
    setting: [floodFactor(revision), tickLength(revision, NOTABLE_TICKS)],
    steps: [...INSIDER_STEPS, MORE],
    length: { min: 1, max: 6 },
    createWorld: (level) => new RateLimiterWorld(revision, level),
  };
}
