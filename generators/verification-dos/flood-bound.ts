import type { Revision } from '../../spec/language/revision.ts';
import type { InsiderObservation } from '../../spec/verification-dos/cost-ratio.ts';
import type { Scenario } from '../../src/search/case/scenario.ts';
import { integers } from '../domains.ts';
import { FloodBoundWorld } from './flood-bound-world.ts';
import { INSIDER_STEPS } from './insider-steps.ts';
import { floodFactor, tickLength } from './verification-dos.ts';

/** In microseconds: ticks longer than a bucket holds the refill of, and ticks for which it holds no packet. */
const NOTABLE_TICKS = [2_000_000, 2_000_001, 16_000_000, 16_000_001];

/** K insiders that flood, hold back and split their flood as they like, at one F (the claims of T-VDOS-1). */
export function floodBoundScenario(revision: Revision): Scenario<FloodBoundWorld, InsiderObservation> {
  const { range, R_L, c_path, cost } = revision;
  const { min, max } = range.N;
  // From there on the lookups of a flood outweigh what R_L admits.
  const outweighed = cost.c_xdp === 0n ? 0 : Number((BigInt(R_L) * c_path) / cost.c_xdp);
  return {
    subject: 'verification-dos',
    streamVersion: 1,
    setting: [
      integers('K', min, max, [10, 100, 1000, 10_000]),
      floodFactor(revision, [outweighed, outweighed + 1]),
      tickLength(revision, NOTABLE_TICKS),
    ],
    steps: INSIDER_STEPS,
    length: { min: 1, max: 6 },
    createWorld: (level) => new FloodBoundWorld(revision, level),
  };
}
