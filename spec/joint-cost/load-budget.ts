import { asPrinted, exactly } from '../formula/as-printed.ts';
import { everyStretch, type StretchReading } from '../formula/every-stretch.ts';
import { ofStretch, type Stretch } from '../formula/stretch.ts';
import type { Symbols } from '../formula/vocabulary.ts';
import type { JudgedByFormula } from '../language/law.ts';
import { law, type SideConditions } from '../language/law.ts';
import { implied, ours, printed } from '../language/origin.ts';
import { statement } from '../language/statement.ts';
import { type BrokerLoadObservation, type LoadReading, READINGS, T_JCOST_HYPOTHESES } from './broker-load.ts';
import { costOfTicks, symbolsOfPoint } from './symbols.ts';

const CPU_OF_TICKS: Symbols<Stretch<BrokerLoadObservation>> = {
  ...costOfTicks<BrokerLoadObservation>(),
  'JOINT(R_L * PPS_t)': { means: 'R_L * PPS_t * c_path + bundles_per_sec * q * c_ed25519' },
};

/** What is counted between any two readings. */
const inAnyTicks: Omit<StretchReading<BrokerLoadObservation, LoadReading>, 'symbols' | 'unit' | 'totals'> = {
  from: 'any total',
  at: (from, to) => `in the ${to - from} ticks after tick ${from}`,
};

/** The CPU budget of section 2. */
const withinBudget = everyStretch<BrokerLoadObservation, LoadReading>({
  ...inAnyTicks,
  symbols: CPU_OF_TICKS,
  unit: 'ns',
  totals: { ...READINGS, counted: ({ spent }) => spent },
  says: ({ sense, allowed, scale }, { counted }) => ({
    expected: `${sense} ${exactly(allowed, scale)} ns of CPU`,
    found: `${counted} ns`,
  }),
});

const AND_ONE_BUNDLE: SideConditions<JudgedByFormula> = {
  'and-one-bundle': {
    replacement: {
      words: {
        'budget of JOINT': 'budget of one bundle more than JOINT',
        '<= JOINT': '< q * c_ed25519 + JOINT',
      },
    },
  },
};

const UNDER_ATTACK: SideConditions<JudgedByFormula> = {
  // What H-RL lets the vantages cost: R_L tick pairs a tick each, and what a burst holds beyond a tick of that.
  'under-attack': {
    replacement: {
      words: {
        ' suffices': ', with R_L times the telemetry and the burst of H-RL in it, suffices',
        'JOINT * n * T_tick': 'JOINT(R_L * PPS_t) * n * T_tick + N * c_path * max(0, burst - R_L)',
      },
    },
  },
  'with-lookups': {
    replacement: {
      words: {
        ' suffices': ' and a lookup of each tick pair offered suffices',
        'n * T_tick': 'n * T_tick + c_xdp * pairs_offered(n)',
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
      'n mod bundle_period_ticks = 0 => CPU(n) <= JOINT * n * T_tick',
      withinBudget,
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
    law('within the budget', 'CPU(n) <= JOINT * n * T_tick', withinBudget, {
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
      'packets(n) <= PPS_t * n * T_tick',
      everyStretch<BrokerLoadObservation, LoadReading>({
        ...inAnyTicks,
        symbols: {
          ...CPU_OF_TICKS,
          PPS_t: {
            rule: 'nic-budget-scope',
            alternatives: { 'both-paths': '2 * N / T_tick', 'one-path': 'N / T_tick' },
          },
          'packets(n)': ofStretch('counted', '1'),
        },
        unit: 'packets',
        totals: { ...READINGS, counted: ({ received }) => received },
        says: ({ allowed, scale }, { counted }) => ({
          expected: `at most ${exactly(allowed, scale)} packets at the NIC`,
          found: `${counted}`,
        }),
      }),
      {
        'without-flood': {
          premise: {
            words: 'no vantage sends above its natural rate',
            formula: 'pairs_offered(n) <= N * n',
          },
        },
      },
    ),
  ],
});

const last = ({ count, readings }: BrokerLoadObservation): LoadReading => readings[count - 1] as LoadReading;

/** What the broker spent on the whole case, with an attack at rate R and without. */
const OF_ATTACK: Symbols<BrokerLoadObservation> = {
  ...symbolsOfPoint(({ point }) => point),
  floods: { unit: '1', of: ({ floods }) => floods },
  flood_ticks: { unit: '1', of: ({ floodTicks }) => floodTicks },
  pairs_beyond_natural: { unit: '1', of: (observed) => last(observed).offered - last(observed).natural },
  'CPU(no strangers)': { unit: 'ns', of: ({ withoutStrangers }) => withoutStrangers },
  'CPU(no attack)': { unit: 'ns', of: ({ withoutAttack }) => withoutAttack },
};

/** What the broker spends under an attack is what it spends without. */
const ofAttack = (spent: (observed: BrokerLoadObservation) => bigint) =>
  asPrinted<BrokerLoadObservation>({
    symbols: { ...OF_ATTACK, 'CPU(R)': { unit: 'ns', of: spent } },
    unit: 'ns',
    says: ({ sense, found, allowed, scale }, observed) =>
      sense === undefined
        ? {
            expected: `${exactly(allowed, scale)} ns of CPU as without the attack`,
            found: `${spent(observed)} ns`,
          }
        : {
            expected: `${sense} ${exactly(allowed, scale)} ns of CPU more than without the attack`,
            found: `${exactly(found, scale)} ns more`,
          },
  });

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
      'CPU(R) = CPU(no strangers)',
      ofAttack((observed) => last(observed).spent),
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
      'CPU(R) = CPU(no attack)',
      // Without strangers, so that R is the rate of the flood alone.
      ofAttack(({ withoutStrangers }) => withoutStrangers),
      {
        'at-most-admitted': {
          replacement: {
            words: {
              'does not depend on the rate R at which admitted vantages flood it':
                'under a flood of admitted vantages is, at whatever rate R, at most what it spends without one, what R_L and the burst of H-RL admit of each flood beyond natural traffic, and a lookup for each tick pair',
              'CPU(R) = CPU(no attack)':
                'CPU(R) - CPU(no attack) <= N * c_path * ((R_L - 1) * flood_ticks + floods * max(0, burst - R_L)) + c_xdp * pairs_beyond_natural',
            },
          },
        },
      },
    ),
  ],
});

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
      'CPU(R) = CPU(no attack)',
      ofAttack((observed) => last(observed).spent),
      {
        'outside-traffic': {
          replacement: {
            words: {
              'an attack, be it traffic from outside or a flood of insiders': 'traffic from outside',
              'CPU(no attack)': 'CPU(no strangers)',
            },
          },
        },
      },
    ),
  ],
});
