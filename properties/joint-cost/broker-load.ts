import { publishedLoads, quietLoads } from '../../generators/joint-cost/scenario.ts';
import type { DeploymentWorld } from '../../generators/joint-cost/world.ts';
import {
  type BrokerLoadObservation,
  EXACT_AT_EVERY_TICK,
  EXACT_COST,
  type LoadReading,
  PATH_C_COST,
} from '../../spec/joint-cost/broker-load.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { DEPLOYMENT } from '../../spec/rules/parties.ts';
import type { Binding, Reach } from '../../src/search/trial/binding.ts';

type LoadBinding = Binding<DeploymentWorld<BrokerLoadObservation>, BrokerLoadObservation>;

const SIZES: readonly Reach<BrokerLoadObservation>[] = [
  kind('the end of a bundle period', 300, hasWholePeriods),
  kind('more bundles than ticks', 20, ({ point }) => point.cells_k > point.bundle_period),
  kind('a tick that no second is a multiple of', 100, ({ point }) => 1_000_000 % point.T_tick !== 0),
];

/** T-JCOST-1/exact. */
export const exactCost: LoadBinding = {
  statement: EXACT_COST,
  scenario: quietLoads,
  level: 'ideal',
  reads: [...DEPLOYMENT],
  grants: [],
  silence: 'open',
  isRelevant: hasWholePeriods,
  reach: SIZES,
  catches: [
    wrong('emission', 'both-ends'),
    wrong('emission', 'whole-per-second'),
    wrong('bundle-schedule', 'late'),
    wrong('cosignatures-verified', 'q-minus-one'),
    wrong('snapshot-payload', 'one-octet-more'),
    wrong('bfd-send-jitter', 'rfc5880'),
    wrong('bfd-send-jitter', 'longer'),
    wrong('mac-per-path', 'shared'),
    wrong('meter-width', '32-bit'),
  ],
};

/** T-JCOST-1/exact-at-every-tick. */
export const exactAtEveryTick: LoadBinding = {
  ...exactCost,
  statement: EXACT_AT_EVERY_TICK,
  isRelevant: ({ count }) => count > 1,
  reach: [...SIZES, kind('within a bundle period', 300, hasPartOfPeriod)],
  catches: [
    wrong('emission', 'both-ends'),
    wrong('bundle-schedule', 'late'),
    wrong('bundle-schedule', 'together'),
    wrong('cosignatures-verified', 'q-minus-one'),
    wrong('snapshot-payload', 'one-octet-more'),
    wrong('mac-per-path', 'shared'),
  ],
};

/** T-JCOST-1/path-c. */
export const pathCCost: LoadBinding = {
  statement: PATH_C_COST,
  scenario: publishedLoads,
  level: 'ideal',
  reads: [...DEPLOYMENT],
  grants: ['over-cosign', 'over-publish'],
  silence: 'open',
  isRelevant: hasWholePeriods,
  reach: [
    ...SIZES,
    kind('more cosignatures than q', 200, ({ overCosignedTicks }) => overCosignedTicks > 0),
    kind('more bundles than are due', 200, ({ extraBundles }) => extraBundles > 0),
  ],
  catches: [
    wrong('cosignatures-verified', 'q-minus-one'),
    wrong('cosignatures-verified', 'at-most-two'),
    wrong('cosignatures-verified', 'one-past-q'),
    wrong('cosignatures-verified', 'distinct-keys'),
    wrong('path-c-limit', 'one-more'),
    wrong('bundle-schedule', 'late'),
    wrong('bundle-schedule', 'one-per-period'),
  ],
};

function kind(
  name: string,
  perMille: number,
  when: (one: BrokerLoadObservation) => boolean,
): Reach<BrokerLoadObservation> {
  return { name, perMille, when };
}

function hasWholePeriods({ point, count, readings }: BrokerLoadObservation): boolean {
  for (let index = 1; index < count; index++) {
    if ((readings[index] as LoadReading).ticks % point.bundle_period === 0) return true;
  }
  return false;
}

function hasPartOfPeriod({ point, count, readings }: BrokerLoadObservation): boolean {
  for (let index = 1; index < count; index++) {
    if ((readings[index] as LoadReading).ticks % point.bundle_period !== 0) return true;
  }
  return false;
}
