import type { Revision } from '../../spec/language/revision.ts';
import type { SplitDetectionObservation } from '../../spec/split-view/split-detection.ts';
import { PADDINGS } from '../../src/protocol/witness/collector.ts';
import type { Domain, Scenario, StepKind } from '../../src/search/case/scenario.ts';
import { numbers, oneOf, party } from '../domains.ts';
import { CONSUMERS } from './split-detection-decisions.ts';
import type { Apart } from './split-detection-views.ts';
import { SplitDetectionWorld } from './split-detection-world.ts';
import { MOST_WITNESSES, policiesOf } from './witness-policies.ts';

/** Plain ones, the least of binary64, and what decimal digits get wrong. */
const AGGREGATES = [1, 0, 0.1, 30, 1e-7, 2 ** 53, 5e-324];
/** Always apart: a threshold may lie between any two numbers. */
const APART: readonly Apart[] = [
  { name: 'D_max by 1 ulp', minimaxUlps: 0, maxUlps: 1 },
  { name: 'D_minimax by 1 ulp', minimaxUlps: 1, maxUlps: 0 },
  { name: 'both by 1 ulp', minimaxUlps: 1, maxUlps: 1 },
  { name: 'D_max by 2^30 ulp', minimaxUlps: 0, maxUlps: 2 ** 30 },
  { name: 'D_minimax by 2^30 ulp', minimaxUlps: 2 ** 30, maxUlps: 0 },
];

const first = witness('first witness asked');
/** Counted from the first one that the collector did not ask: a quorum from there on has none in common where it can. */
const firstOther: Domain<SplitDetectionWorld> = {
  ...first,
  edges: [0],
  drawn: 'edges',
  valueOf: (word, world) => world.aim.witnessBeyond(word),
};
const asked = witness('witness');
/** From one that cosigned what is published to everybody, or from one that cosigned the other view, by turns. */
const witnessAudited: Domain<SplitDetectionWorld> = {
  ...asked,
  size: 2 * MOST_WITNESSES,
  edges: [0, 1],
  drawn: 'edges',
  valueOf: (word, world) =>
    word % 2 === 0 ? world.aim.witness(word >> 1) : world.aim.witnessOfOther(word >> 1),
};
const consumer = party('consumer', 'c', CONSUMERS);
/** Either side of a split view. */
const consumerAudited: Domain<SplitDetectionWorld> = { ...consumer, drawn: 'evenly' };
/** Somebody to show another view, once there is one: mostly not the one who was told last what all are told. */
const consumerOfAnother: Domain<SplitDetectionWorld> = {
  ...consumer,
  valueOf: (word, world) => (world.hasPublished ? world.aim.otherConsumer(word) : -1),
  valueNamed: (found, world) => (world.hasPublished ? consumer.valueNamed(found, world) : -1),
};
const padding = oneOf('more cosignatures', PADDINGS);
const answered = oneOf('answered', [
  'the aggregates as they are',
  'others',
  'the next bundle',
  'a bundle of another id',
]);

type SplitDetectionScenario = Scenario<SplitDetectionWorld, SplitDetectionObservation>;

/** The one definition of every step that may split a view, hide that it did, or make it seem so. */
const STEPS: readonly StepKind<SplitDetectionWorld>[] = [
  {
    name: 'publish',
    choice: null,
    weight: 8,
    args: [consumer, first],
    run: (world, c, w) => world.publish(c, w),
  },
  {
    name: 'publish-next-bundle',
    choice: null,
    weight: 2,
    args: [],
    run: (world) => world.publishNextBundle(),
  },
  {
    name: 'audit',
    choice: null,
    weight: 14,
    args: [consumerAudited, witnessAudited],
    run: (world, c, w) => world.audit(c, w),
  },
  {
    name: 'publish-split-view',
    choice: 'split-view',
    weight: 3,
    args: [consumerOfAnother],
    run: (world, c) => world.publishSplitView(c),
  },
  {
    name: 'publish-split-view-by-other-witnesses',
    choice: 'disjoint-quorums',
    weight: 8,
    args: [consumerOfAnother, firstOther],
    run: (world, c, w) => world.publishElsewhere(c, w),
  },
  {
    name: 'publish-both-at-once',
    choice: 'split-view',
    weight: 2,
    args: [first],
    run: (world, w) => world.publishBothAtOnce(w),
  },
  {
    name: 'lie-to-all',
    choice: 'consistent-lie',
    weight: 6,
    args: [first],
    run: (world, w) => world.lieToAll(w),
  },
  {
    name: 'corrupt-witness',
    choice: 'corrupt-witness',
    weight: 3,
    args: [asked],
    run: (world, w) => world.corrupt(w),
  },
  {
    name: 'answer-falsely',
    choice: 'corrupt-witness',
    weight: 1,
    args: [consumerAudited, asked],
    run: (world, c, w) => world.answerFalsely(c, w),
  },
  {
    name: 'pad-cosignatures',
    choice: 'forge-cosignature',
    weight: 3,
    args: [padding],
    run: (world, kind) => world.padCosignatures(PADDINGS[kind] ?? 'forged'),
  },
  {
    name: 'answer-for-witness',
    choice: 'forge-cosignature',
    weight: 3,
    args: [consumerAudited, asked, answered],
    run: (world, c, w, view) => world.answerInName(c, w, view),
  },
];

/** A bundle that is published to two consumers, in one view or two, and audited (section 5). */
export function splitDetectionScenario(revision: Revision): SplitDetectionScenario {
  return scenarioOf(revision, STEPS);
}

/** The same where the collector asks the same witnesses for both views: what they cosign does not turn on the others. */
export function sameWitnessesScenario(revision: Revision): SplitDetectionScenario {
  return scenarioOf(
    revision,
    STEPS.filter(({ choice }) => choice !== 'disjoint-quorums'),
  );
}

function scenarioOf(
  revision: Revision,
  steps: readonly StepKind<SplitDetectionWorld>[],
): SplitDetectionScenario {
  const policies = policiesOf(revision);
  const { corruptWitnesses } = revision;
  const quorums = policies.map(({ w, q }) => `${q} of ${w}`);
  const needed = (q: number) => 2 * Math.max(q, corruptWitnesses + 1) - corruptWitnesses;
  /** Two quorums without an honest witness in common need so many, and are rare among all policies. */
  const disjoint = policies.flatMap(({ w, q }, index) => (w >= needed(q) ? [index] : []));
  /** A quorum may hold all whom an auditor asks, and leave a witness out to cosign another view. */
  const audited = policies.flatMap(({ w, q }, index) =>
    q < w && w - q + 1 + corruptWitnesses <= q ? [index] : [],
  );
  return {
    subject: 'split-view',
    streamVersion: 3,
    setting: [
      { ...oneOf('quorum', quorums), edges: [...disjoint, ...audited] },
      numbers('D_minimax', AGGREGATES),
      numbers('D_max', AGGREGATES),
      oneOf(
        'apart',
        APART.map(({ name }) => name),
      ),
    ],
    steps,
    length: { min: 1, max: 12 },
    createWorld: (level) => new SplitDetectionWorld(revision, level, policies, APART),
  };
}

function witness(name: string): Domain<SplitDetectionWorld> {
  return {
    ...party(name, 'w', MOST_WITNESSES),
    valueOf: (word, world) => word % world.witnesses,
    valueNamed(found, world) {
      const number = Number(String(found).replace(/^w/, '')) - 1;
      return Number.isInteger(number) && number < world.witnesses ? number : -1;
    },
  };
}
