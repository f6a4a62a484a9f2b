import { exactly } from '../formula/as-printed.ts';
import { type StretchBound, upperBound } from '../formula/stretch.ts';
import { isViolated, WHOLE_SHARE } from '../language/closeness.ts';
import { type Fault, type Form, type JudgedByFormula, law } from '../language/law.ts';
import { implied } from '../language/origin.ts';
import type { Revision } from '../language/revision.ts';
import { statement } from '../language/statement.ts';
import { countedBy, type NicBudgetObservation, OF_WINDOW } from './observation.ts';
import { busiest, closestOf, type ReceivedRun, type WindowBudget, windowsFrom } from './received-windows.ts';

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
function leastLength({ given }: StretchBound<NicBudgetObservation>, observed: NicBudgetObservation): number {
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
