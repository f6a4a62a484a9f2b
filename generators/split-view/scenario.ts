import type { Revision } from '../../spec/language/revision.ts';
import type { Scenario } from '../../src/search/case/scenario.ts';
import { numbers, oneOf } from '../domains.ts';
import { SPLIT_VIEW_STEPS } from './steps.ts';
import type { SplitObservation } from './truth.ts';
import type { Apart } from './views.ts';
import { type Policy, policiesOf } from './witness-policies.ts';
import { SplitViewWorld } from './world.ts';

type SplitViewScenario = Scenario<SplitViewWorld, SplitObservation>;

/** Plain ones, the least and nearly the largest of binary64, and what decimal digits get wrong. */
const AGGREGATES = [1, 0, 0.1, 30, 1e-7, 2 ** 53, 5e-324, 1.7e308];

/** Other aggregates: by the least that there is, and by what is below and above a tolerance of one part in 10^9. */
const OTHER_AGGREGATES: readonly Apart[] = [
  { name: 'D_max by 1 ulp', root: false, minimaxUlps: 0, maxUlps: 1 },
  { name: 'D_minimax by 1 ulp', root: false, minimaxUlps: 1, maxUlps: 0 },
  { name: 'both by 1 ulp', root: false, minimaxUlps: 1, maxUlps: 1 },
  { name: 'D_max by 2^30 ulp', root: false, minimaxUlps: 0, maxUlps: 2 ** 30 },
  { name: 'D_minimax by 2^30 ulp', root: false, minimaxUlps: 2 ** 30, maxUlps: 0 },
];

/** Another root is what every witness compares, so that it is enough in few cases. */
const OTHER_BODIES: readonly Apart[] = [
  ...OTHER_AGGREGATES,
  { name: 'D_max by 2^22 ulp', root: false, minimaxUlps: 0, maxUlps: 2 ** 22 },
  { name: 'D_minimax by 1000 ulp', root: false, minimaxUlps: 1000, maxUlps: 0 },
  { name: 'the root', root: true, minimaxUlps: 0, maxUlps: 0 },
  { name: 'the root, and D_max by 1 ulp', root: true, minimaxUlps: 0, maxUlps: 1 },
];

const EMPHASIS = 4;
/** What the check turns on: each cosignature and each presentation by itself. */
const ONE_BY_ONE = [
  'show',
  'request-cosignature',
  'show-split-view',
  'request-cosignature-of-split-view',
  'audit',
  'pad-cosignatures',
  'answer-for-witness',
];
/** What the claims turn on: views that whole quorums were asked for. */
const BY_QUORUMS = [
  'publish',
  'audit',
  'publish-next-bundle',
  'publish-both-at-once',
  'publish-split-view',
  'publish-split-view-by-other-witnesses',
  'lie-to-all',
  'corrupt-witness',
  'pad-cosignatures',
  'answer-for-witness',
];

/** A collector that publishes bodies, split or not, to two consumers (T-COMP-SPLIT). */
export function splitBodies(revision: Revision): SplitViewScenario {
  return scenarioOf(revision, OTHER_BODIES, ONE_BY_ONE, 16);
}

/** The same where a lie has other aggregates, of which section 5 speaks (T-COMP-SPLIT/detects and what it rests on). */
export function splitAggregates(revision: Revision): SplitViewScenario {
  return scenarioOf(revision, OTHER_AGGREGATES, BY_QUORUMS, 12);
}

function scenarioOf(
  revision: Revision,
  aparts: readonly Apart[],
  often: readonly string[],
  mostSteps: number,
): SplitViewScenario {
  const policies = policiesOf(revision);
  return {
    subject: 'split-view',
    streamVersion: 5,
    setting: [
      {
        ...oneOf(
          'quorum',
          policies.map(({ w, q }) => `${q} of ${w}`),
        ),
        edges: notableOf(policies, revision),
      },
      numbers('D_minimax', AGGREGATES),
      numbers('D_max', AGGREGATES),
      oneOf(
        'apart',
        aparts.map(({ name }) => name),
      ),
    ],
    steps: SPLIT_VIEW_STEPS.map((step) =>
      often.includes(step.name) ? { ...step, weight: EMPHASIS * step.weight } : step,
    ),
    length: { min: 1, max: mostSteps },
    createWorld: (level) => new SplitViewWorld(revision, level, policies, aparts),
  };
}

/** Policies that are rare among all: two quorums without an honest witness in common, and one that holds all who are asked. */
function notableOf(policies: readonly Policy[], { corruptWitnesses: f }: Revision): number[] {
  const needed = (q: number) => 2 * Math.max(q, f + 1) - f;
  const disjoint = policies.flatMap(({ w, q }, index) => (w >= needed(q) ? [index] : []));
  /** And leaves a witness out to cosign another view. */
  const audited = policies.flatMap(({ w, q }, index) => (q < w && w - q + 1 + f <= q ? [index] : []));
  return [...disjoint, ...audited];
}
