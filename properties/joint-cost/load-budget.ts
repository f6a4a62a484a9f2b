import { attackedLoads, budgetedLoads } from '../../generators/joint-cost/scenario.ts';
import type { DeploymentWorld } from '../../generators/joint-cost/world.ts';
import type { BrokerLoadObservation } from '../../spec/joint-cost/broker-load.ts';
import {
  CPU_BUDGET,
  CPU_BUDGET_AT_EVERY_TICK,
  INDEPENDENT_OF_INSIDERS,
  INDEPENDENT_OF_OUTSIDE,
  NIC_BUDGET_OF_JOINT,
  VOLUME_INDEPENDENT,
} from '../../spec/joint-cost/load-budget.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { DEPLOYMENT, ENTRANCE, GATED_NIC, VANTAGE } from '../../spec/rules/parties.ts';
import type { Binding, Reach } from '../../src/search/trial/binding.ts';

type LoadBinding = Binding<DeploymentWorld<BrokerLoadObservation>, BrokerLoadObservation>;

const ATTACKS: readonly Reach<BrokerLoadObservation>[] = [
  kind('a flood', 200, ({ floodTicks }) => floodTicks > 0),
  kind('a flood of one path', 15, ({ onePathTicks }) => onePathTicks > 0),
  kind(
    'tokens saved up, and a flood',
    15,
    ({ silentTicks, floodTicks }) => silentTicks > 0 && floodTicks > 0,
  ),
  kind('traffic from outside', 100, ({ offeredOutside }) => offeredOutside > 0),
  kind('both attacks', 30, ({ floodTicks, offeredOutside }) => floodTicks > 0 && offeredOutside > 0),
];
const PUBLISHED: readonly Reach<BrokerLoadObservation>[] = [
  kind('more cosignatures than q', 100, ({ overCosignedTicks }) => overCosignedTicks > 0),
  kind('more bundles than are due', 100, ({ extraBundles }) => extraBundles > 0),
];

/** What every claim over attacks shares. */
const ATTACKED = {
  scenario: attackedLoads,
  level: 'ideal',
  reads: [...DEPLOYMENT, ...VANTAGE, ...ENTRANCE, ...GATED_NIC],
  grants: ['flood', 'choose-path', 'burst', 'outside-traffic'],
  silence: 'open',
  isRelevant: ({ count }) => count > 1,
  reach: ATTACKS,
} as const satisfies Partial<LoadBinding>;

const BUDGETED = {
  ...ATTACKED,
  scenario: budgetedLoads,
  grants: [...ATTACKED.grants, 'over-cosign', 'over-publish'],
  reach: [...ATTACKS, ...PUBLISHED],
} as const satisfies Partial<LoadBinding>;

const GATE = [
  wrong('nic-gate', 'open'),
  wrong('nic-gate', 'first-packet-passes'),
  wrong('nic-gate', 'fails-open-at-limit'),
] as const;

/** T-JCOST-1/independent-of-outside-rate. */
export const independentOfOutside: LoadBinding = {
  ...ATTACKED,
  statement: INDEPENDENT_OF_OUTSIDE,
  catches: GATE,
};

/** T-JCOST-1/independent-of-insider-rate. */
export const independentOfInsiders: LoadBinding = {
  ...ATTACKED,
  statement: INDEPENDENT_OF_INSIDERS,
  catches: [
    wrong('limiter', 'absent'),
    wrong('limiter-cap', 'none'),
    wrong('limiter-cap', 'one-token-more'),
    wrong('limiter-refill', 'R_L-plus-one'),
    wrong('limiter-admission', 'any-token'),
    wrong('limiter-position', 'after-mac'),
    wrong('limiter-charge', 'snapshots-only'),
    wrong('xdp-charge', 'per-packet'),
  ],
};

/** T-VOLINV/universal. */
export const volumeIndependent: LoadBinding = { ...ATTACKED, statement: VOLUME_INDEPENDENT, catches: GATE };

/** T-JCOST-1/cpu-budget. */
export const cpuBudget: LoadBinding = {
  ...BUDGETED,
  statement: CPU_BUDGET,
  catches: [
    wrong('nic-gate', 'open'),
    wrong('limiter', 'absent'),
    wrong('limiter-cap', 'one-token-more'),
    wrong('limiter-refill', 'R_L-plus-one'),
    wrong('limiter-position', 'after-mac'),
    wrong('limiter-charge', 'snapshots-only'),
    wrong('xdp-charge', 'per-packet'),
    wrong('cosignatures-verified', 'one-past-q'),
    wrong('cosignatures-verified', 'all-presented'),
    wrong('path-c-limit', 'one-more'),
    wrong('snapshot-payload', 'one-octet-more'),
  ],
};

/** T-JCOST-1/cpu-budget-at-every-tick. */
export const cpuBudgetAtEveryTick: LoadBinding = {
  ...cpuBudget,
  statement: CPU_BUDGET_AT_EVERY_TICK,
  catches: [...cpuBudget.catches, wrong('bundle-schedule', 'together')],
};

/** T-JCOST-1/nic-budget. */
export const nicBudgetOfJoint: LoadBinding = {
  ...ATTACKED,
  statement: NIC_BUDGET_OF_JOINT,
  reads: [...ATTACKED.reads, 'nic-budget-scope'],
  catches: [
    ...GATE,
    wrong('bfd-send-jitter', 'rfc5880'),
    wrong('snapshot-framing', 'segments'),
    wrong('emission', 'both-ends'),
  ],
};

function kind(
  name: string,
  perMille: number,
  when: (one: BrokerLoadObservation) => boolean,
): Reach<BrokerLoadObservation> {
  return { name, perMille, when };
}
