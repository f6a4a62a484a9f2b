import { atMost, equal } from '../language/comparisons.ts';
import { law, type Of, type SideConditions } from '../language/law.ts';
import { distance } from '../language/notation.ts';
import { implied, ours, printed } from '../language/origin.ts';
import type { OperatingPoint, Revision } from '../language/revision.ts';
import { statement } from '../language/statement.ts';
import { type BrokerLoadObservation, type LoadReading, T_JCOST_HYPOTHESES } from './broker-load.ts';
import { type BudgetLaw, inEveryWindow, type Window } from './budget-windows.ts';
import { closedForm } from './closed-form.ts';

const SECOND = 1_000_000n;

/** Tick pairs of one vantage, times T_tick: none where a bucket holds no more than a tick brings. */
function burstOf(tick: number, { R_L, B_F }: Revision): bigint {
  const burst = BigInt(B_F) * SECOND - BigInt(R_L) * BigInt(tick);
  return burst > 0n ? burst : 0n;
}

/** All amounts of a CPU budget are times T_tick and the ticks of a bundle period. */
const scale: Of<OperatingPoint, bigint> = ({ T_tick, bundle_period }) =>
  BigInt(T_tick) * BigInt(bundle_period);

/** The telemetry of a tick. */
function telemetryOf({ N, bundle_period }: OperatingPoint, { c_path }: Revision): bigint {
  return BigInt(N) * c_path * BigInt(bundle_period);
}

/** What a tick may cost, where so many times the telemetry is budgeted. */
function perTick(times: (revision: Revision) => bigint): Of<OperatingPoint, bigint> {
  return (point, revision) => {
    const tick = BigInt(point.T_tick);
    return telemetryOf(point, revision) * tick * times(revision) + closedForm(point, revision).C.cpu * tick;
  };
}

/** The CPU budget of section 2. */
const JOINT_BUDGET: BudgetLaw = {
  unit: 'ns',
  counted: ({ spent }) => spent,
  scale,
  perTick: perTick(() => 1n),
  perPair: null,
  once: null,
  lessThan: null,
  says: ({ found, allowed, scale }, isStrict) => ({
    expected: `at most ${allowed / scale} ns of CPU${isStrict ? ' and less than a bundle' : ''}`,
    found: `${found / scale} ns`,
  }),
};

const AND_ONE_BUNDLE: SideConditions<BudgetLaw> = {
  'and-one-bundle': {
    replacement: {
      words: {
        'budget of JOINT': 'budget of one bundle more than JOINT',
        '<= JOINT': '< q c_ed25519 + JOINT',
      },
      parts: {
        lessThan: (point, { cost }) =>
          cost.c_ed25519 * BigInt(point.q) * BigInt(point.T_tick) * BigInt(point.bundle_period),
      },
    },
  },
};

const UNDER_ATTACK: SideConditions<BudgetLaw> = {
  // What H-RL lets the vantages cost: R_L tick pairs a tick each, and what a burst holds beyond a tick of that.
  'under-attack': {
    replacement: {
      words: {
        ' suffices': ', with R_L times the telemetry and the burst of H-RL in it, suffices',
        'JOINT *': 'JOINT(R_L PPS_t, burst of B_F) *',
      },
      parts: {
        perTick: perTick(({ R_L }) => BigInt(R_L)),
        once: (point, revision) => telemetryOf(point, revision) * burstOf(point.T_tick, revision),
      },
    },
  },
  'with-lookups': {
    replacement: {
      words: {
        ' suffices': ' and a lookup of each tick pair offered suffices',
        'CPU in any': 'CPU - c_xdp * tick pairs offered in any',
      },
      parts: {
        perPair: (point, { cost }) => cost.c_xdp * BigInt(point.T_tick) * BigInt(point.bundle_period),
      },
    },
  },
};

/** T-JCOST-1/cpu-budget: section 2, the rule for operators, read for as long as bundles take to come round. */
export const CPU_BUDGET = statement<BrokerLoadObservation>({
  id: 'T-JCOST-1/cpu-budget',
  clause: '2',
  origin: implied(
    '2',
    'budget MUST be at least JOINT',
    'a rule for dimensioning is of use where so much suffices',
  ),
  sentence: 'A CPU budget of JOINT suffices: no whole number of bundle periods in a row asks for more.',
  hypotheses: T_JCOST_HYPOTHESES,
  laws: [
    law(
      'within the budget',
      'CPU in any n bundle periods <= JOINT * n * bundle_period_ticks * T_tick',
      inEveryWindow({
        ...JOINT_BUDGET,
        given: ({ from, to }, _, { point }) => (to.ticks - from.ticks) % point.bundle_period === 0,
      }),
      UNDER_ATTACK,
    ),
  ],
});

/** T-JCOST-1/cpu-budget-at-every-tick: the same over any time of a tick or more. */
export const CPU_BUDGET_AT_EVERY_TICK = statement<BrokerLoadObservation>({
  id: 'T-JCOST-1/cpu-budget-at-every-tick',
  clause: '2',
  origin: ours(
    'a budget per second need not suffice tick by tick: a queue that grows within a bundle period shows here',
  ),
  sentence: 'A CPU budget of JOINT suffices: no whole number of ticks in a row asks for more.',
  hypotheses: T_JCOST_HYPOTHESES,
  laws: [
    law('within the budget', 'CPU in any n ticks <= JOINT * n * T_tick', inEveryWindow(JOINT_BUDGET), {
      ...AND_ONE_BUNDLE,
      ...UNDER_ATTACK,
    }),
  ],
});

/** T-JCOST-1/nic-budget: section 2, Step 1 and the rule for operators. */
export const NIC_BUDGET_OF_JOINT = statement<BrokerLoadObservation>({
  id: 'T-JCOST-1/nic-budget',
  clause: '2',
  origin: implied('2', 'CPU+NIC budget; PPS_t', 'the rule speaks of the NIC too, whose rate Step 1 gives'),
  sentence: 'A NIC budget of PPS_t suffices: no whole number of ticks in a row brings more packets.',
  hypotheses: T_JCOST_HYPOTHESES,
  laws: [
    law(
      'within the budget',
      'packets in any n ticks <= PPS_t * n * T_tick, on each path',
      inEveryWindow({
        unit: 'packets',
        counted: ({ received }) => received,
        scale: () => 1n,
        perTick: ({ N }, { rules }) => BigInt(N) * (rules['nic-budget-scope'] === 'both-paths' ? 2n : 1n),
        perPair: null,
        once: null,
        lessThan: null,
        says: ({ found, allowed }) => ({
          expected: `at most ${allowed} packets at the NIC`,
          found: `${found}`,
        }),
      }),
      {
        'without-flood': {
          premise: {
            words: 'no vantage sends above its natural rate',
            formula: 'no flood',
            given: ({ from, to }: Window, _: Revision, { point }: BrokerLoadObservation) =>
              to.offered - from.offered <= BigInt(point.N) * BigInt(to.ticks - from.ticks),
          },
        },
      },
    ),
  ],
});

/** What the broker spends is the same as without something. */
function asWithout(due: Of<BrokerLoadObservation, bigint>) {
  return equal<BrokerLoadObservation>({ unit: 'ns', found: spentBy, due, says: asWithoutAttack });
}

function asWithoutAttack({ found, allowed }: { readonly found: bigint; readonly allowed: bigint }) {
  return { expected: `${allowed} ns of CPU as without the attack`, found: `${found} ns` };
}

function spentBy({ count, readings }: BrokerLoadObservation): bigint {
  return (readings[count - 1] as LoadReading).spent;
}

/** T-JCOST-1/independent-of-outside-rate: section 2, last sentence of the statement, by I1. */
export const INDEPENDENT_OF_OUTSIDE = statement<BrokerLoadObservation>({
  id: 'T-JCOST-1/independent-of-outside-rate',
  clause: '2',
  origin: printed('2', 'independent of the attack rate R', 'R as I1 has it: traffic from outside'),
  sentence: 'What the broker spends does not depend on the rate R of traffic from outside.',
  hypotheses: T_JCOST_HYPOTHESES,
  laws: [
    law(
      'independent of the rate',
      'CPU at R = CPU at 0, for any R of strangers',
      asWithout(({ withoutStrangers }) => withoutStrangers),
    ),
  ],
});

/** T-JCOST-1/independent-of-insider-rate: the same, where R is the rate of a flood of insiders. */
export const INDEPENDENT_OF_INSIDERS = statement<BrokerLoadObservation>({
  id: 'T-JCOST-1/independent-of-insider-rate',
  clause: '2',
  origin: ours(
    'the statement does not say whose rate R is; clause 3 has insiders attack, and lets them raise the cost',
  ),
  sentence: 'What the broker spends does not depend on the rate R at which admitted vantages flood it.',
  hypotheses: T_JCOST_HYPOTHESES,
  laws: [
    law(
      'independent of the rate',
      'CPU at R = CPU at 0, for any R of admitted vantages',
      // A distance of which nothing is allowed.
      atMost<BrokerLoadObservation>({
        unit: 'ns',
        found: ({ withoutStrangers, withoutAttack }) => distance(withoutStrangers, withoutAttack),
        allowed: () => 0n,
        says: (_, { withoutStrangers, withoutAttack }) =>
          asWithoutAttack({ found: withoutStrangers, allowed: withoutAttack }),
      }),
      {
        'at-most-admitted': {
          replacement: {
            words: {
              'does not depend on the rate R at which admitted vantages flood it':
                'under a flood of admitted vantages is, at whatever rate R, at most what it spends without one, what R_L and the burst of H-RL admit of each flood beyond natural traffic, and a lookup for each tick pair',
              'CPU at R = CPU at 0':
                'CPU at R <= CPU at 0 + c_path * (R_L - 1) PPS_t * time + bursts of B_F + c_xdp * tick pairs',
            },
            parts: {
              scale: ({ point }) => BigInt(point.T_tick),
              found: ({ withoutStrangers, withoutAttack, point }) =>
                (withoutStrangers - withoutAttack) * BigInt(point.T_tick),
              allowed: admittedCost,
              says: ({ allowed, scale }, { withoutStrangers, withoutAttack }) => ({
                expected: `at most ${withoutAttack + allowed / (scale)} ns of CPU`,
                found: `${withoutStrangers} ns`,
              }),
            },
          },
        },
      },
    ),
  ],
});

/** The most that H-RL admits of the floods of a case, times T_tick. */
function admittedCost(observed: BrokerLoadObservation, revision: Revision): bigint {
  const { floods, floodTicks, point, count, readings } = observed;
  const { R_L, c_path, cost } = revision;
  const { offered, natural } = readings[count - 1] as LoadReading;
  const tick = BigInt(point.T_tick);
  const bursts = BigInt(floods) * burstOf(point.T_tick, revision);
  const pairs = BigInt(point.N) * (BigInt(R_L - 1) * BigInt(floodTicks) * tick + bursts);
  return cost.c_xdp * (offered - natural) * tick + c_path * pairs;
}

/** T-VOLINV/universal: section 6.2, for R of any attack on the broker. */
export const VOLUME_INDEPENDENT = statement<BrokerLoadObservation>({
  id: 'T-VOLINV/universal',
  clause: '6.2',
  origin: ours('the corollary does not say whose rate R is; taken of any attack, insiders included'),
  sentence:
    'What the broker spends does not depend on the rate R of an attack, be it traffic from outside or a flood of insiders.',
  hypotheses: T_JCOST_HYPOTHESES,
  laws: [
    law(
      'independent of the rate',
      'JOINT(N, T_tick, q) at R = JOINT(N, T_tick, q) at 0, for any R',
      asWithout(({ withoutAttack }) => withoutAttack),
      {
        'outside-traffic': {
          replacement: {
            words: {
              'an attack, be it traffic from outside or a flood of insiders': 'traffic from outside',
              'for any R': 'for any R of strangers',
            },
            parts: { due: ({ withoutStrangers }) => withoutStrangers },
          },
        },
      },
    ),
  ],
});
