import { printedNumber } from '../figures/printed-numbers.ts';
import { type Closeness, closerOf, compared, isViolated, WHOLE_SHARE } from '../language/closeness.ts';
import { atMost, equal } from '../language/comparisons.ts';
import { type Conditional, type Fault, type Form, law } from '../language/law.ts';
import type { Microseconds, VantageCount } from '../language/notation.ts';
import { implied, ours } from '../language/origin.ts';
import type { Revision } from '../language/revision.ts';
import { statement } from '../language/statement.ts';
import { busiest, closestOf, isExceeded, type ReceivedRun, windowsFrom } from './received-windows.ts';

/** N vantages that behave, flood or are silent, and strangers outside: what the NIC of the broker takes in. */
export interface NicBudgetObservation {
  readonly N: VantageCount;
  readonly T_tick: Microseconds;
  readonly floodTicks: number;
  readonly silentTicks: number;
  /** Packets offered from outside, at any rate R. */
  readonly offeredOutside: number;
  readonly runs: readonly ReceivedRun[];
  /** What of the vantages' packets passed the limiter, likewise. */
  readonly passed: readonly ReceivedRun[];
  readonly received: bigint;
  /** The same without outside traffic, and then with every flood at R_L or below as well. */
  readonly receivedInside: bigint;
  readonly receivedAtLimit: bigint;
}

const SECOND = 1_000_000n;

/** The packets that a claim counts: those that the NIC takes in, until it is worded for what passes the limiter. */
type Counted = (observed: NicBudgetObservation) => readonly ReceivedRun[];
const taken: Counted = ({ runs }) => runs;
const passing: Counted = ({ passed }) => passed;

/** Paths whose natural packets a PPS_t of the budget counts. */
function pathsOf({ rules }: Revision): bigint {
  return rules['nic-budget-scope'] === 'both-paths' ? 2n : 1n;
}

/** The phrases of a wording for what passes the limiter. */
const BEHIND_THE_LIMITER = {
  'the NIC takes in at most': 'the limiter lets pass at most',
  'packets in any': 'packets that pass in any',
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
      'packets in any {nic_window} <= PPS_t * (R_L + B_F / {nic_window}) * {nic_window}',
      atMost<NicBudgetObservation>({
        unit: 'packets',
        scale: ({ T_tick }) => BigInt(T_tick),
        found: busiestStated(taken),
        allowed: (observed, revision) => budgetOf(observed, revision, BigInt(revision.nicWindow)),
        says: (amounts, _, { nicWindow }) => packetsIn(amounts, BigInt(nicWindow)),
      }),
      {
        'behind-the-limiter': {
          replacement: { words: BEHIND_THE_LIMITER, parts: { found: busiestStated(passing) } },
        },
      },
    ),
  ],
});

/** The most packets in the window that 6.1 names, times T_tick. */
function busiestStated(counted: Counted) {
  return (observed: NicBudgetObservation, { nicWindow }: Revision): bigint => {
    const ticks = Math.floor(nicWindow / observed.T_tick) + 1;
    return busiest(counted(observed), ticks) * BigInt(observed.T_tick);
  };
}

function packetsIn(
  { found, allowed, scale }: { readonly found: bigint; readonly allowed: bigint; readonly scale: bigint },
  length: bigint,
) {
  return { expected: `at most ${allowed / scale} packets in ${length} us`, found: `${found / scale}` };
}

interface CountedLaw extends Conditional<NicBudgetObservation, unknown> {
  readonly counted: Counted;
}

/**
 * The budget of 6.1 in every window of a tick or more. A time shorter than a tick has no average, so d is a tick or more;
 * the busiest window of that length begins and ends with a tick.
 */
function inEveryTime(parts: CountedLaw): Form<NicBudgetObservation, CountedLaw> {
  return {
    parts,
    judgeBy: ({ counted }) => ({
      fault(observed, revision) {
        const runs = counted(observed);
        if (!isExceeded(runs, tickBudget(observed, revision))) return null;
        for (const ticks of windowsFrom(runs, 2)) {
          const amounts = amountsIn(runs, ticks, observed, revision);
          if (!isViolated(amounts.found, 'at most', amounts.allowed)) continue;
          return { at: '', ...packetsIn(amounts, timeOf(ticks, observed)) };
        }
        return null;
      },
      slack(observed, revision, beyond) {
        const runs = counted(observed);
        if (beyond !== null && !isExceeded(runs, tickBudget(observed, revision), beyond)) return null;
        return windowsFrom(runs, 2).reduce<Closeness | null>((closest, ticks) => {
          const { found, allowed, scale } = amountsIn(runs, ticks, observed, revision);
          return closerOf(closest, compared('packets', found, 'at most', allowed, scale));
        }, null);
      },
    }),
  };
}

/** How long so many ticks last from the first packet to the last, in microseconds. */
function timeOf(ticks: number, { T_tick }: NicBudgetObservation): bigint {
  return BigInt(ticks - 1) * BigInt(T_tick);
}

/** What the busiest window of so many ticks brings and may bring, times T_tick. */
function amountsIn(
  runs: readonly ReceivedRun[],
  ticks: number,
  observed: NicBudgetObservation,
  revision: Revision,
) {
  const scale = BigInt(observed.T_tick);
  const allowed = budgetOf(observed, revision, timeOf(ticks, observed));
  return { found: busiest(runs, ticks) * scale, allowed, scale };
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
    law(
      'within the budget',
      'packets in any d <= PPS_t * (R_L + B_F / d) * d',
      inEveryTime({ counted: taken }),
      {
        'behind-the-limiter': {
          replacement: { words: BEHIND_THE_LIMITER, parts: { counted: passing } },
        },
      },
    ),
  ],
});

/** The budget of 6.1 for a number of ticks, the first and the last of which are at the ends of the time. */
function tickBudget({ N, T_tick }: NicBudgetObservation, revision: Revision) {
  const natural = BigInt(N) * pathsOf(revision);
  const rate = BigInt(revision.R_L);
  const scale = BigInt(T_tick);
  const once = natural * (BigInt(revision.B_F) * SECOND - rate * scale);
  return { perTick: natural * rate, once, scale };
}

/** The budget of 6.1 for so many microseconds, times T_tick. */
function budgetOf({ N }: NicBudgetObservation, revision: Revision, length: bigint): bigint {
  const { R_L, B_F } = revision;
  return BigInt(N) * pathsOf(revision) * (BigInt(R_L) * length + BigInt(B_F) * SECOND);
}

interface MarginLaw extends CountedLaw {
  /** The least number of ticks that the law is about. */
  readonly least: (observed: NicBudgetObservation, revision: Revision) => number;
}

/** What the margin that 6.1 prints comes to for a tick. */
function marginOf({ N }: NicBudgetObservation, revision: Revision): bigint {
  return BigInt(N) * pathsOf(revision) * printedNumber('nic-margin', revision).n;
}

function withinMargin(parts: MarginLaw): Form<NicBudgetObservation, MarginLaw> {
  return {
    parts,
    judgeBy: ({ counted, least }) => ({
      fault(observed, revision) {
        const runs = counted(observed);
        const perTick = marginOf(observed, revision);
        const shortest = least(observed, revision);
        return closestOf(runs, perTick, shortest, WHOLE_SHARE) && firstBeyond(runs, perTick, shortest);
      },
      slack: (observed, revision, beyond) =>
        closestOf(counted(observed), marginOf(observed, revision), least(observed, revision), beyond),
    }),
  };
}

function firstBeyond(runs: readonly ReceivedRun[], perTick: bigint, least: number): Fault | null {
  for (const ticks of windowsFrom(runs, least)) {
    const found = busiest(runs, ticks);
    const budget = perTick * BigInt(ticks);
    if (!isViolated(found, 'at most', budget)) continue;
    return { at: '', expected: `at most ${budget} packets in ${ticks} ticks in a row`, found: `${found}` };
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
    law(
      'within the margin',
      'packets in any n ticks <= {nic-margin} * PPS_t * n * T_tick',
      withinMargin({ counted: taken, least: () => 1 }),
      {
        'behind-the-limiter': {
          replacement: {
            words: {
              'A NIC sized': 'Behind the limiter, a NIC sized',
              'packets in any': 'packets that pass in any',
            },
            parts: { counted: passing },
          },
        },
        'over-burst-windows': {
          replacement: {
            words: {
              'over no whole number of ticks':
                'over no whole number of ticks from B_F seconds less R_L ticks on',
              'any n ticks': 'any n ticks, n >= B_F s / T_tick - R_L,',
            },
            parts: { least: burstWindow },
          },
        },
      },
    ),
  ],
});

/** B_F seconds less R_L ticks. */
function burstWindow({ T_tick }: NicBudgetObservation, { R_L, B_F }: Revision): number {
  return Math.max(1, Math.ceil((B_F * Number(SECOND)) / T_tick) - R_L);
}

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
      'packets at R = packets at another R',
      equal<NicBudgetObservation>({
        unit: 'packets',
        found: ({ received }) => received,
        due: ({ receivedAtLimit }) => receivedAtLimit,
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
              'another R': 'another R of outside traffic',
            },
            parts: { due: ({ receivedInside }) => receivedInside },
          },
        },
      },
    ),
  ],
});
