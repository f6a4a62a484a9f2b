import type { Revision } from '../../spec/language/revision.ts';
import type { SplitViewObservation } from '../../spec/split-view/check.ts';
import { PADDINGS } from '../../src/protocol/witness/collector.ts';
import type { Domain, Scenario, StepKind } from '../../src/search/case/scenario.ts';
import { numbers, oneOf, party } from '../domains.ts';
import { BUNDLES, CONSUMERS, nameOfBundle, SplitViewWorld } from './split-view-world.ts';
import { MOST_WITNESSES, policiesOf } from './witness-policies.ts';

/** A list of what was shown is referred to this far from either end. */
const REFERENCES = 8;

/** Plain ones, the least and nearly the largest of binary64, and what decimal digits get wrong. */
const AGGREGATES = [1, 0, 0.1, 30, 1e-7, 2 ** 53, 5e-324, 1.7e308];
/** By how many numbers of binary64 a view moves an aggregate: from the least there is to what anyone notices. */
const SHIFTS = [0, 1, 2, 1000, 4_194_304, 2 ** 30];

const SPLIT_VIEWS = ['split view', 'second split view'];
const HONEST = 0;

const witness: Domain<SplitViewWorld> = {
  ...party('witness', 'w', MOST_WITNESSES),
  valueOf: (word, world) => word % world.witnesses,
  valueNamed(found, world) {
    const number = Number(String(found).replace(/^w/, '')) - 1;
    return Number.isInteger(number) && number < world.witnesses ? number : -1;
  },
};
const bundle: Domain<unknown> = {
  ...oneOf(
    'bundle',
    BUNDLES.map((_, index) => nameOfBundle(index)),
  ),
  drawn: 'few',
};
const consumer = party('consumer', 'c', CONSUMERS);
const splitView = oneOf('view', SPLIT_VIEWS);
const otherView = oneOf('other view', SPLIT_VIEWS);
const anyView = oneOf('view', ['honest view', ...SPLIT_VIEWS]);
const padding = oneOf('more cosignatures', PADDINGS);
const reach = oneOf('asked', ['one witness', 'q witnesses from it on']);
/** Where no consumer was shown anything, the auditor asks the first one all the same. */
const NOTHING_SHOWN = 0;
const shown: Domain<SplitViewWorld> = {
  name: 'view of',
  size: REFERENCES,
  edges: [0, 1],
  drawn: 'edges',
  valueOf(word, { shown: list }) {
    if (list.length === 0) return NOTHING_SHOWN;
    const nth = word % list.length;
    return list[nth % 2 === 0 ? nth / 2 : list.length - 1 - (nth - 1) / 2] ?? -1;
  },
  nameOf: (value, world) => world.nameOfShown(value),
  valueNamed(found, world) {
    const list = world.shown.length === 0 ? [NOTHING_SHOWN] : world.shown;
    return list.find((value) => world.nameOfShown(value) === found) ?? -1;
  },
};

/** The one definition of every step that a collector, its consumers and an auditor take. */
const STEPS: readonly StepKind<SplitViewWorld>[] = [
  {
    name: 'publish',
    choice: null,
    weight: 3,
    args: [consumer, bundle],
    run: (world, c, b) => world.publish(c, b, HONEST),
  },
  {
    name: 'request-cosignature',
    choice: null,
    weight: 3,
    args: [witness, bundle, reach],
    run: (world, w, b, many) => world.request(w, b, HONEST, many === 0 ? 1 : world.q),
  },
  {
    name: 'audit',
    choice: null,
    weight: 5,
    args: [shown, witness],
    run: (world, s, w) => world.audit(s, w),
  },
  {
    name: 'publish-split-view',
    choice: 'split-view',
    weight: 4,
    args: [consumer, bundle, splitView],
    run: (world, c, b, view) => world.publish(c, b, 1 + view),
  },
  {
    name: 'request-cosignature-of-split-view',
    choice: 'split-view',
    weight: 4,
    args: [witness, bundle, splitView, reach],
    run: (world, w, b, view, many) => world.request(w, b, 1 + view, many === 0 ? 1 : world.q),
  },
  {
    name: 'request-two-at-once',
    choice: 'split-view',
    weight: 1,
    args: [witness, bundle, anyView, otherView],
    run: (world, w, b, view, other) => world.requestTogether(w, b, view, 1 + other),
  },
  {
    name: 'publish-with-more-cosignatures',
    choice: 'forge-cosignature',
    weight: 2,
    args: [consumer, bundle, anyView, padding],
    run: (world, c, b, view, kind) => world.publishPadded(c, b, view, PADDINGS[kind] ?? 'forged'),
  },
  {
    name: 'answer-for-witness',
    choice: 'forge-cosignature',
    weight: 2,
    args: [shown, witness, bundle, anyView],
    run: (world, s, w, b, view) => world.auditCollector(s, w, b, view),
  },
];

/** A collector that publishes a few bundles, honestly or in several views, to a few consumers (T-COMP-SPLIT). */
export function splitViewScenario(revision: Revision): Scenario<SplitViewWorld, SplitViewObservation> {
  const policies = policiesOf(revision);
  const names = policies.map(({ w, q }) => `${q} of ${w}`);
  return {
    subject: 'split-view',
    streamVersion: 1,
    setting: [
      // Two quorums without a witness in common need 2 q witnesses.
      { ...oneOf('quorum', names), edges: indicesOf(policies, ({ w, q }) => w >= 2 * q) },
      numbers('D_minimax', AGGREGATES),
      numbers('D_max', AGGREGATES),
      { ...numbers('D_minimax apart, in ulp', SHIFTS), edges: [0, 1] },
      { ...numbers('D_max apart, in ulp', SHIFTS), edges: [0, 1] },
      // Another root is what every witness compares: what only the aggregates tell apart is drawn more often.
      { ...oneOf('root of a split view', ['the same', 'another']), edges: [0] },
    ],
    steps: STEPS,
    length: { min: 1, max: 16 },
    createWorld: (level) => new SplitViewWorld(revision, level, policies),
  };
}

function indicesOf<T>(list: readonly T[], is: (one: T) => boolean): number[] {
  return list.flatMap((one, index) => (is(one) ? [index] : []));
}
