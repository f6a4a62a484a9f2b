import { asPrinted, exactly } from '../formula/as-printed.ts';
import { type LinearBound, upperBound } from '../formula/stretch.ts';
import { isViolated } from '../language/closeness.ts';
import { type Form, type JudgedByFormula, law } from '../language/law.ts';
import { implied, ours } from '../language/origin.ts';
import type { Revision } from '../language/revision.ts';
import { statement } from '../language/statement.ts';
import {
  BEHIND_THE_LIMITER,
  type Counted,
  countedBy,
  type NicBudgetObservation,
  OF_WINDOW,
  passing,
  taken,
} from './observation.ts';
import {
  busiest,
  closestOf,
  isExceeded,
  type ReceivedRun,
  type WindowBudget,
  windowsFrom,
} from './received-windows.ts';
import { symbolsOfNic } from './symbols.ts';

const OF_NIC = symbolsOfNic<NicBudgetObservation>((observed) => observed);
/** T-NIC-SUFF/budget: section 6.1, at the window that it names, its first and last instant included. */
export const NIC_BUDGET = statement<NicBudgetObservation>({
  id: 'T-NIC-SUFF/budget',
  clause: '6.1',
  origin: implied(
    '6.1',
    'NIC_PPS = PPS_t * (R_L + B_F / duration_amortization)',
    'a budget that is required at most is one that nothing exceeds',
  ),
  sentence:
    'Whatever insiders do, the NIC takes in at most PPS_t (R_L + B_F / {nic_window}) packets a second, averaged over {nic_window}.',
  hypotheses: ['H-DDOS-INV', 'H-RL'],
  laws: [
    law(
      'within the budget',
      'packets({nic_window}) <= PPS_t * (R_L + B_F / {nic_window}) * {nic_window}',
      asPrinted<NicBudgetObservation>({
        symbols: {
          ...OF_NIC,
          'packets({nic_window})': { unit: '1', of: busiestStated(taken) },
          'passed({nic_window})': { unit: '1', of: busiestStated(passing) },
        },
        unit: 'packets',
        says: ({ found, allowed, scale }, _, { nicWindow }) =>
          packetsIn(found, allowed, scale, BigInt(nicWindow)),
      }),
      { 'behind-the-limiter': { replacement: { words: BEHIND_THE_LIMITER } } },
    ),
  ],
});

/** The most packets in the window that 6.1 names. */
function busiestStated(counted: Counted) {
  return (observed: NicBudgetObservation, { nicWindow }: Revision): bigint =>
    busiest(counted(observed), Math.floor(nicWindow / observed.T_tick) + 1);
}

function packetsIn(found: bigint, allowed: bigint, scale: bigint, length: bigint) {
  return {
    expected: `at most ${exactly(allowed, scale)} packets in ${length} us`,
    found: `${exactly(found, scale)}`,
  };
}

/**
 * The formula holds of every time d of a tick or more. A shorter one has no average; the busiest window of any length
 * begins and ends with a tick.
 */
const inEveryTime: Form<NicBudgetObservation, JudgedByFormula> = {
  parts: { judgedBy: 'formula' },
  judgeBy(_, formula) {
    const counted = countedBy(formula);
    const on = upperBound(formula, OF_WINDOW);
    return {
      fault(observed, revision) {
        const runs = counted(observed);
        const bound = on(revision).boundIn(observed);
        if (!isExceeded(runs, budgetOf(observed, bound))) return null;
        for (const ticks of windowsFrom(runs, 2)) {
          const { found, allowed } = amountsIn(runs, ticks, observed, bound);
          if (!isViolated(found, 'at most', allowed)) continue;
          return { at: '', ...packetsIn(found, allowed, bound.scale, timeOf(ticks, observed)) };
        }
        return null;
      },
      slack(observed, revision, beyond) {
        const runs = counted(observed);
        const bound = on(revision).boundIn(observed);
        if (beyond !== null && !isExceeded(runs, budgetOf(observed, bound), beyond)) return null;
        return closestOf(runs, budgetOf(observed, bound), 2, beyond);
      },
    };
  },
};

/** How long so many ticks last from the first packet to the last, in microseconds. */
function timeOf(ticks: number, { T_tick }: NicBudgetObservation): bigint {
  return BigInt(ticks - 1) * BigInt(T_tick);
}

/** What the busiest window of so many ticks brings and may bring. */
function amountsIn(
  runs: readonly ReceivedRun[],
  ticks: number,
  observed: NicBudgetObservation,
  { scale, perUnit, once }: LinearBound,
) {
  return { found: busiest(runs, ticks) * scale, allowed: perUnit * timeOf(ticks, observed) + once };
}

/** The same for a number of ticks, the first and the last of which are at the ends of the time. */
function budgetOf({ T_tick }: NicBudgetObservation, { scale, perUnit, once }: LinearBound): WindowBudget {
  const perTick = perUnit * BigInt(T_tick);
  return { perTick, once: once - perTick, scale };
}

/** T-NIC-SUFF/any-window: section 6.1, with duration_amortization free. */
export const NIC_ANY_WINDOW = statement<NicBudgetObservation>({
  id: 'T-NIC-SUFF/any-window',
  clause: '6.1',
  origin: implied('6.1', 'duration_amortization', 'the formula leaves the duration free'),
  sentence:
    'Whatever insiders do, the NIC takes in at most PPS_t (R_L + B_F / d) packets a second, averaged over any d of a tick or more.',
  hypotheses: ['H-DDOS-INV', 'H-RL'],
  laws: [
    law('within the budget', 'packets(d) <= PPS_t * (R_L + B_F / d) * d', inEveryTime, {
      'behind-the-limiter': { replacement: { words: BEHIND_THE_LIMITER } },
    }),
  ],
});

/** T-NIC-SUFF/independent-of-rate: section 6.1, last sentence. R is outside traffic (I1), or a flood of insiders. */
export const NIC_INDEPENDENT = statement<NicBudgetObservation>({
  id: 'T-NIC-SUFF/independent-of-rate',
  clause: '6.1',
  origin: ours(
    'a budget that is fixed says nothing of what arrives; whether that depends on R decides if it holds',
  ),
  sentence:
    'What the NIC takes in does not depend on the rate R of an attack, be it outside traffic or a flood of insiders beyond R_L.',
  hypotheses: ['H-DDOS-INV', 'H-RL'],
  laws: [
    law(
      'independent of the rate',
      'packets(R) = packets(no attack)',
      asPrinted<NicBudgetObservation>({
        symbols: {
          'packets(R)': { unit: '1', of: ({ received }) => received },
          'packets(no attack)': { unit: '1', of: ({ receivedAtLimit }) => receivedAtLimit },
          'packets(no strangers)': { unit: '1', of: ({ receivedInside }) => receivedInside },
        },
        unit: 'packets',
        says: ({ found, allowed }) => ({
          expected: `${allowed} packets as without the attack`,
          found: `${found}`,
        }),
      }),
      {
        'outside-traffic': {
          replacement: {
            words: {
              'an attack, be it outside traffic or a flood of insiders beyond R_L': 'outside traffic',
              'packets(no attack)': 'packets(no strangers)',
            },
          },
        },
      },
    ),
  ],
});
