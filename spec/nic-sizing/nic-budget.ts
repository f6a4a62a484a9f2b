import { asPrinted, exactly } from '../formula/as-printed.ts';
import { type LinearBound, type Stretch, type StretchLaw, upperBound } from '../formula/stretch.ts';
import type { Symbols } from '../formula/vocabulary.ts';
import { type Closeness, closerOf, compared, isViolated, WHOLE_SHARE } from '../language/closeness.ts';
import type { JudgedByFormula } from '../language/law.ts';
import { type Fault, type Form, law } from '../language/law.ts';
import { implied, ours } from '../language/origin.ts';
import type { Revision } from '../language/revision.ts';
import { statement } from '../language/statement.ts';
import type { NicBudgetObservation } from './observation.ts';
import {
  busiest,
  closestOf,
  isExceeded,
  type ReceivedRun,
  type WindowBudget,
  windowsFrom,
} from './received-windows.ts';
import { symbolsOfNic } from './symbols.ts';

/** The packets that a claim counts: those that the NIC takes in, until it is worded for what passes the limiter. */
type Counted = (observed: NicBudgetObservation) => readonly ReceivedRun[];
const taken: Counted = ({ runs }) => runs;
const passing: Counted = ({ passed }) => passed;

/** The phrases of a wording for what passes the limiter. */
const BEHIND_THE_LIMITER = {
  'the NIC takes in at most': 'the limiter lets pass at most',
  'packets(': 'passed(',
};

/** Which of them a formula is about. */
function countedBy(formula: string): Counted {
  return formula.includes('passed(') ? passing : taken;
}

const OF_NIC = symbolsOfNic<NicBudgetObservation>((observed) => observed);
const OF_WINDOW: Symbols<Stretch<NicBudgetObservation>> = {
  ...symbolsOfNic<Stretch<NicBudgetObservation>>(({ observed }) => observed),
  d: { unit: 'us', of: ({ length }) => length },
  n: { unit: '1', of: ({ length }) => length },
  'packets(d)': { unit: '1', of: ({ counted }) => counted },
  'passed(d)': { unit: '1', of: ({ counted }) => counted },
  'packets(n)': { unit: '1', of: ({ counted }) => counted },
  'passed(n)': { unit: '1', of: ({ counted }) => counted },
};

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
        return windowsFrom(runs, 2).reduce<Closeness | null>((closest, ticks) => {
          const { found, allowed } = amountsIn(runs, ticks, observed, bound);
          return closerOf(closest, compared('packets', found, 'at most', allowed, bound.scale));
        }, null);
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

/** What the margin that 6.1 prints allows in n ticks, for every n that the formula is about. */
const withinMargin: Form<NicBudgetObservation, JudgedByFormula> = {
  parts: { judgedBy: 'formula' },
  judgeBy(_, formula) {
    const counted = countedBy(formula);
    const on = upperBound(formula, OF_WINDOW);
    const read = (observed: NicBudgetObservation, revision: Revision) => {
      const law = on(revision);
      const { scale, perUnit, once } = law.boundIn(observed);
      return { budget: { scale, perTick: perUnit, once }, least: leastLength(law, observed) };
    };
    return {
      fault(observed, revision) {
        const runs = counted(observed);
        const { budget, least } = read(observed, revision);
        if (closestOf(runs, budget, least, WHOLE_SHARE) === null) return null;
        return firstBeyond(runs, budget, least);
      },
      slack(observed, revision, beyond) {
        const { budget, least } = read(observed, revision);
        return closestOf(counted(observed), budget, least, beyond);
      },
    };
  },
};

/** The least number of ticks of which a law says anything: it goes on to do so from there on. */
function leastLength({ given }: StretchLaw<NicBudgetObservation>, observed: NicBudgetObservation): number {
  if (given === null) return 1;
  const speaksOf = (length: number): boolean =>
    given({ observed, length: BigInt(length), counted: 0n, offered: 0n }, observed);
  let most = 1;
  while (!speaksOf(most)) most *= 2;
  let least = Math.floor(most / 2);
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (speaksOf(middle)) most = middle;
    else least = middle;
  }
  return most;
}

function firstBeyond(
  runs: readonly ReceivedRun[],
  { perTick, once, scale }: WindowBudget,
  least: number,
): Fault | null {
  for (const ticks of windowsFrom(runs, least)) {
    const found = busiest(runs, ticks);
    const allowed = perTick * BigInt(ticks) + once;
    if (!isViolated(found * scale, 'at most', allowed)) continue;
    return {
      at: '',
      expected: `at most ${exactly(allowed, scale)} packets in ${ticks} ticks in a row`,
      found: `${found}`,
    };
  }
  return null;
}

/** T-NIC-SUFF/five-subsumes-burst: section 6.1, the rule for operators, with the margin that it prints. */
export const NIC_FIVE = statement<NicBudgetObservation>({
  id: 'T-NIC-SUFF/five-subsumes-burst',
  clause: '6.1',
  origin: implied(
    '6.1',
    '5 * PPS_t to subsume burst',
    'what subsumes a burst is not exceeded while it lasts',
  ),
  sentence:
    'A NIC sized at {nic-margin} PPS_t subsumes the burst: over no whole number of ticks does it take in more.',
  hypotheses: ['H-DDOS-INV', 'H-RL'],
  laws: [
    law('within the margin', 'n >= 1 => packets(n) <= {nic-margin} * PPS_t * n * T_tick', withinMargin, {
      'behind-the-limiter': {
        replacement: { words: { 'A NIC sized': 'Behind the limiter, a NIC sized', 'packets(': 'passed(' } },
      },
      'over-burst-windows': {
        replacement: {
          words: {
            'over no whole number of ticks':
              'over no whole number of ticks from B_F seconds less R_L ticks on',
            'n >= 1 =>': 'n >= max(1, B_F / T_tick - R_L) =>',
          },
        },
      },
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
