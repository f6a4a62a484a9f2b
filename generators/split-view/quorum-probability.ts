import type { Revision } from '../../spec/language/revision.ts';
import type { CoalitionObservation } from '../../spec/split-view/coalition.ts';
import type { QuorumProbabilityObservation } from '../../spec/split-view/quorum-probability.ts';
import {
  type Level,
  type Scenario,
  type Script,
  type Space,
  STEP_WORDS,
  type StepKind,
  type World,
} from '../../src/search/case/scenario.ts';
import { integers } from '../domains.ts';
import { CoalitionWorld } from './coalition-world.ts';
import { MOST_IN_POOL, QuorumProbabilityWorld } from './quorum-probability-world.ts';

const CORRUPT = 0;
/** A coalition is audited with every kind of pair, which takes longer. */
const MOST_IN_COALITION = 7;

const STEPS: readonly StepKind<{ corruptAll(): void }>[] = [
  {
    name: 'corrupt-witnesses',
    choice: 'corrupt-witness',
    weight: 1,
    args: [],
    run: (world) => world.corruptAll(),
  },
];

/** Every pool of witnesses with every quorum, as many of them corrupt as may be or none (T-COMP-SPLIT, Step 1). */
export function quorumProbabilityScenario(
  revision: Revision,
): Scenario<QuorumProbabilityWorld, QuorumProbabilityObservation> {
  return everyPool(MOST_IN_POOL, (level) => new QuorumProbabilityWorld(revision, level));
}

/** The same pools, up to a smaller size, with an auditor (T-COAL-1). */
export function coalitionScenario(revision: Revision): Scenario<CoalitionWorld, CoalitionObservation> {
  return everyPool(MOST_IN_COALITION, (level) => new CoalitionWorld(revision, level, MOST_IN_COALITION));
}

function everyPool<W extends World<Observation> & { corruptAll(): void }, Observation>(
  most: number,
  createWorld: (level: Level) => W,
): Scenario<W, Observation> {
  return {
    subject: 'split-view',
    streamVersion: 1,
    setting: [integers('w', 1, most), integers('q', 1, most), integers('f', 0, most)],
    steps: STEPS,
    length: { min: 0, max: 1 },
    space: poolsUpTo(most),
    createWorld,
  };
}

function poolsUpTo(most: number): Space {
  const scripts: Script[] = [];
  for (let w = 1; w <= most; w++) {
    for (let q = 1; q <= w; q++) {
      for (let f = 0; f <= w; f++) {
        const setting = [w - 1, q - 1, f];
        scripts.push(setting);
        if (f > 0) scripts.push([...setting, CORRUPT, ...new Array<number>(STEP_WORDS - 1).fill(0)]);
      }
    }
  }
  return {
    bound: `every w, q and f to ${most} with q <= w and f <= w`,
    size: scripts.length,
    scriptAt: (index) => [...(scripts[index] as Script)],
  };
}
