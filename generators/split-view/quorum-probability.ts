import type { Revision } from '../../spec/language/revision.ts';
import type { QuorumProbabilityObservation } from '../../spec/split-view/quorum-probability.ts';
import {
  type Scenario,
  type Script,
  type Space,
  STEP_WORDS,
  type StepKind,
} from '../../src/search/case/scenario.ts';
import { integers } from '../domains.ts';
import { MOST_IN_POOL, QuorumProbabilityWorld } from './quorum-probability-world.ts';

const CORRUPT = 0;

const STEPS: readonly StepKind<QuorumProbabilityWorld>[] = [
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
  return {
    subject: 'split-view',
    streamVersion: 1,
    setting: [integers('w', 1, MOST_IN_POOL), integers('q', 1, MOST_IN_POOL), integers('f', 0, MOST_IN_POOL)],
    steps: STEPS,
    length: { min: 0, max: 1 },
    space: everyPool(),
    createWorld: (level) => new QuorumProbabilityWorld(revision, level),
  };
}

function everyPool(): Space {
  const scripts: Script[] = [];
  for (let w = 1; w <= MOST_IN_POOL; w++) {
    for (let q = 1; q <= w; q++) {
      for (let f = 0; f <= w; f++) {
        const setting = [w - 1, q - 1, f];
        scripts.push(setting);
        if (f > 0) scripts.push([...setting, CORRUPT, ...new Array<number>(STEP_WORDS - 1).fill(0)]);
      }
    }
  }
  return {
    bound: `every w, q and f to ${MOST_IN_POOL} with q <= w and f <= w`,
    size: scripts.length,
    scriptAt: (index) => [...(scripts[index] as Script)],
  };
}
