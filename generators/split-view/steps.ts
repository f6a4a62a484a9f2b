import { PADDINGS } from '../../src/protocol/witness/collector.ts';
import type { Domain, StepKind } from '../../src/search/case/scenario.ts';
import { oneOf, party } from '../domains.ts';
import { ANSWERS } from './collected-bundles.ts';
import { CONSUMERS } from './decisions.ts';
import { BUNDLES, nameOfBundle } from './views.ts';
import { MOST_WITNESSES } from './witness-policies.ts';
import type { SplitViewWorld } from './world.ts';

const bundle: Domain<unknown> = { ...oneOf('bundle', BUNDLES.map(nameOfBundle)), drawn: 'few' };
const first = witness('first witness asked');
/** Counted from the first one that the collector did not ask: a quorum from there on has none in common where it can. */
const firstOther: Domain<SplitViewWorld> = {
  ...first,
  edges: [0],
  drawn: 'edges',
  valueOf: (word, world) => world.bundle.aim.witnessBeyond(word),
};
const asked = witness('witness');
const askedOther: Domain<SplitViewWorld> = {
  ...asked,
  valueOf: (word, world) => (world.bundle.isPublished ? asked.valueOf(word, world) : -1),
  valueNamed: (found, world) => (world.bundle.isPublished ? asked.valueNamed(found, world) : -1),
};
/** From one that cosigned what is published to everybody, or from one that cosigned the other view, by turns. */
const witnessAudited: Domain<SplitViewWorld> = {
  ...asked,
  size: 2 * MOST_WITNESSES,
  edges: [0, 1],
  drawn: 'edges',
  valueOf(word, { bundle: { aim } }) {
    return word % 2 === 0 ? aim.witness(word >> 1) : aim.witnessOfOther(word >> 1);
  },
};
const consumer = party('consumer', 'c', CONSUMERS);
/** Either side of a split view. */
const consumerAudited: Domain<unknown> = { ...consumer, drawn: 'evenly' };
/** Somebody to show another view, once there is one: mostly not the one who was shown last what all are shown. */
const consumerOfAnother: Domain<SplitViewWorld> = {
  ...consumer,
  valueOf: (word, { bundle: at }) => (at.isPublished ? at.aim.otherConsumer(word) : -1),
  valueNamed: (found, world) => (world.bundle.isPublished ? consumer.valueNamed(found, world) : -1),
};
/** The same, once there are witnesses to ask for both views. */
const consumerOfBoth: Domain<SplitViewWorld> = {
  ...consumer,
  valueOf: (word, { bundle: { aim } }) => (aim.hasAsked ? aim.otherConsumer(word) : -1),
  valueNamed: (found, world) => (world.bundle.aim.hasAsked ? consumer.valueNamed(found, world) : -1),
};
const padding = oneOf('more cosignatures', PADDINGS);
const answer = oneOf('answered', ANSWERS);

/** The one definition of every step that may split a view, hide that it did, or make it seem so. */
export const SPLIT_VIEW_STEPS: readonly StepKind<SplitViewWorld>[] = [
  { name: 'show', choice: null, weight: 1, args: [consumer], run: (world, c) => world.show(c) },
  {
    name: 'request-cosignature',
    choice: null,
    weight: 1,
    args: [asked],
    run: (world, w) => world.request(w),
  },
  {
    name: 'publish',
    choice: null,
    weight: 8,
    args: [consumer, first],
    run: (world, c, w) => world.publish(c, w),
  },
  {
    name: 'audit',
    choice: null,
    weight: 14,
    args: [consumerAudited, witnessAudited],
    run: (world, c, w) => world.audit(c, w),
  },
  {
    name: 'publish-next-bundle',
    choice: null,
    weight: 2,
    args: [],
    run: (world) => world.publishNextBundle(),
  },
  {
    name: 'turn-to-bundle',
    choice: null,
    weight: 1,
    args: [bundle],
    run: (world, place) => world.turnTo(place),
  },
  {
    name: 'publish-both-at-once',
    choice: 'split-view',
    weight: 2,
    args: [first],
    run: (world, w) => world.publishBothAtOnce(w),
  },
  {
    name: 'show-split-view',
    choice: 'split-view',
    weight: 1,
    args: [consumerOfAnother],
    run: (world, c) => world.showOther(c),
  },
  {
    name: 'request-cosignature-of-split-view',
    choice: 'disjoint-quorums',
    weight: 1,
    args: [askedOther],
    run: (world, w) => world.requestOfOther(w),
  },
  {
    name: 'publish-split-view',
    choice: 'split-view',
    weight: 3,
    args: [consumerOfBoth],
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
    name: 'restore-witness',
    choice: 'restore-witness',
    weight: 2,
    args: [askedOther],
    run: (world, w) => world.restore(w),
  },
  {
    name: 'restore-all-witnesses',
    choice: 'restore-witness',
    weight: 2,
    args: [],
    run: (world) => world.restoreAll(),
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
    args: [consumerAudited, asked, answer],
    run: (world, c, w, which) => world.answerInName(c, w, which),
  },
];

function witness(name: string): Domain<SplitViewWorld> {
  return {
    ...party(name, 'w', MOST_WITNESSES),
    valueOf: (word, world) => word % world.witnesses,
    valueNamed(found, world) {
      const number = Number(String(found).replace(/^w/, '')) - 1;
      return Number.isInteger(number) && number < world.witnesses ? number : -1;
    },
  };
}
