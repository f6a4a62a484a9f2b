import { printedNumber } from '../figures/printed-numbers.ts';
import {
  breachOf,
  type Closeness,
  closerOf,
  closestWindow,
  compared,
  isCloser,
  type Running,
  type Share,
  shareOf,
  WHOLE_SHARE,
} from '../language/closeness.ts';
import { fromBreach } from '../language/from-breach.ts';
import type { Microseconds, VantageCount } from '../language/notation.ts';
import type { Revision } from '../language/revision.ts';
import type { ClaimId, Statement } from '../language/statement.ts';
import { isWorded } from '../language/wording.ts';

/** Ticks in a row on which the same number of packets came by, and how many they were over all of them. */
export interface ReceivedRun {
  readonly ticks: number;
  readonly packets: bigint;
}

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

/** What a claim counts: what the NIC takes in, unless it is worded for what passes the limiter. */
function countedBy(claim: ClaimId, { runs, passed }: NicBudgetObservation, revision: Revision) {
  return isWorded(revision, claim, 'behind-the-limiter') ? passed : runs;
}

/** Paths whose natural packets a PPS_t of the budget counts. */
function pathsOf({ rules }: Revision): bigint {
  return rules['nic-budget-scope'] === 'both-paths' ? 2n : 1n;
}

/**
 * The most packets in any window of so many ticks. Within a run every tick is alike, so that some busiest window opens
 * where a run begins or closes where one ends. Where all of them take no longer, it is all.
 */
function busiest(runs: readonly ReceivedRun[], window: number): bigint {
  let best = 0n;
  let edge = 0;
  for (const run of [...runs, null]) {
    for (const opens of [edge, edge - window]) {
      const packets = receivedBetween(runs, opens, opens + window);
      if (packets > best) best = packets;
    }
    edge += run?.ticks ?? 0;
  }
  return best;
}

function receivedBetween(runs: readonly ReceivedRun[], from: number, to: number): bigint {
  let packets = 0n;
  let start = 0;
  for (const run of runs) {
    const overlap = Math.min(to, start + run.ticks) - Math.max(from, start);
    if (overlap > 0) packets += (run.packets / BigInt(run.ticks)) * BigInt(overlap);
    start += run.ticks;
  }
  return packets;
}

/**
 * Whether any window of a tick or more brings more than a share of `perTick` a tick and `once` on top, which is given
 * times `scale`. Looked at first: it takes one pass, and where none does, no longer one does.
 */
function isExceeded(
  runs: readonly ReceivedRun[],
  { perTick, once, scale }: { readonly perTick: bigint; readonly once: bigint; readonly scale: bigint },
  { part, whole }: Share = WHOLE_SHARE,
): boolean {
  const most = once * part;
  let excess = 0n;
  for (const { ticks, packets } of runs) {
    const count = BigInt(ticks);
    const added = packets * whole - count * perTick * part;
    excess = excess > 0n ? excess + added : added;
    // Where a run brings less than `perTick`, a single tick of it falls short the least.
    if (excess * scale > most || (added * scale) / count > most) return true;
  }
  return false;
}

/** T-NIC-SUFF/budget: section 6.1, at the window that it names, its first and last instant included. */
export const NIC_BUDGET: Statement<NicBudgetObservation> = fromBreach<NicBudgetObservation>({
  id: 'T-NIC-SUFF/budget',
  clause: '6.1',
  sentence:
    'Whatever insiders do, the NIC takes in at most PPS_t (R_L + B_F / {nic_window}) packets a second, averaged over {nic_window}.',
  hypotheses: ['H-DDOS-INV', 'H-RL'],
  formula: 'packets in any {nic_window} <= PPS_t * (R_L + B_F / {nic_window}) * {nic_window}',
  breach(observed, revision) {
    return budgetBreach(observed, revision, BigInt(revision.nicWindow), busiestStated(observed, revision));
  },
  closeness(observed, revision) {
    return budgetUse(observed, revision, BigInt(revision.nicWindow), busiestStated(observed, revision));
  },
});

function busiestStated(observed: NicBudgetObservation, revision: Revision): bigint {
  const ticks = Math.floor(revision.nicWindow / observed.T_tick) + 1;
  return busiest(countedBy('T-NIC-SUFF/budget', observed, revision), ticks);
}

/**
 * T-NIC-SUFF/any-window: section 6.1, with duration_amortization free. A time shorter than a tick has no average, so d is
 * a tick or more; the busiest window of that length begins and ends with a tick.
 */
export const NIC_ANY_WINDOW: Statement<NicBudgetObservation> = fromBreach<NicBudgetObservation>({
  id: 'T-NIC-SUFF/any-window',
  clause: '6.1',
  sentence:
    'Whatever insiders do, the NIC takes in at most PPS_t (R_L + B_F / d) packets a second, averaged over any d of a tick or more.',
  hypotheses: ['H-DDOS-INV', 'H-RL'],
  formula: 'packets in any d <= PPS_t * (R_L + B_F / d) * d',
  breach(observed, revision) {
    const runs = countedBy('T-NIC-SUFF/any-window', observed, revision);
    if (!isExceeded(runs, tickBudget(observed, revision))) return null;
    for (const ticks of windowsFrom(runs, 2)) {
      const length = BigInt(ticks - 1) * BigInt(observed.T_tick);
      const found = budgetBreach(observed, revision, length, busiest(runs, ticks));
      if (found !== null) return found;
    }
    return null;
  },
  closeness(observed, revision, beyond) {
    const runs = countedBy('T-NIC-SUFF/any-window', observed, revision);
    if (beyond !== null && !isExceeded(runs, tickBudget(observed, revision), beyond)) return null;
    return windowsFrom(runs, 2).reduce<Closeness | null>((closest, ticks) => {
      const length = BigInt(ticks - 1) * BigInt(observed.T_tick);
      return closerOf(closest, budgetUse(observed, revision, length, busiest(runs, ticks)));
    }, null);
  },
});

/** The budget of 6.1 for a number of ticks, the first and the last of which are at the ends of the time. */
function tickBudget({ N, T_tick }: NicBudgetObservation, revision: Revision) {
  const natural = BigInt(N) * pathsOf(revision);
  const rate = BigInt(revision.R_L);
  const scale = BigInt(T_tick);
  const once = natural * (BigInt(revision.B_F) * SECOND - rate * scale);
  return { perTick: natural * rate, once, scale };
}

/** Packets in a window of so many microseconds, and the budget of 6.1 for it. */
function budgetUse(
  { N, T_tick }: NicBudgetObservation,
  revision: Revision,
  length: bigint,
  found: bigint,
): Closeness | null {
  const { R_L, B_F } = revision;
  const budget = BigInt(N) * pathsOf(revision) * (BigInt(R_L) * length + BigInt(B_F) * SECOND);
  // A window need not be a whole number of ticks.
  const scale = BigInt(T_tick);
  return compared('packets', found * scale, 'at most', budget, scale);
}

/** Whether so many packets in a window of so many microseconds are more than the budget of 6.1. */
function budgetBreach(
  observed: NicBudgetObservation,
  revision: Revision,
  length: bigint,
  found: bigint,
): string | null {
  return breachOf(
    budgetUse(observed, revision, length, found),
    ({ allowed, scale }) => `expected at most ${allowed / scale} packets in ${length} us, found ${found}`,
  );
}

/** T-NIC-SUFF/five-subsumes-burst: section 6.1, the rule for operators, with the margin that it prints. */
export const NIC_FIVE: Statement<NicBudgetObservation> = fromBreach<NicBudgetObservation>({
  id: 'T-NIC-SUFF/five-subsumes-burst',
  clause: '6.1',
  sentence:
    'A NIC sized at {nic-margin} PPS_t subsumes the burst: over no whole number of ticks does it take in more.',
  hypotheses: ['H-DDOS-INV', 'H-RL'],
  formula: 'packets in any n ticks <= {nic-margin} * PPS_t * n * T_tick',
  breach(observed, revision) {
    const { runs, perTick, least } = withMargin(observed, revision);
    if (closestOf(runs, perTick, least, WHOLE_SHARE) === null) return null;
    for (const ticks of windowsFrom(runs, least)) {
      const found = busiest(runs, ticks);
      const budget = perTick * BigInt(ticks);
      if (found > budget)
        return `expected at most ${budget} packets in ${ticks} ticks in a row, found ${found}`;
    }
    return null;
  },
  closeness(observed, revision, beyond) {
    const { runs, perTick, least } = withMargin(observed, revision);
    return closestOf(runs, perTick, least, beyond);
  },
});

/** What the margin comes to for a tick, and the least number of ticks that the claim is worded for. */
function withMargin(observed: NicBudgetObservation, revision: Revision) {
  const { R_L, B_F } = revision;
  const { N, T_tick } = observed;
  const burstTicks = Math.ceil((B_F * Number(SECOND)) / T_tick);
  const margin = printedNumber('nic-margin', revision).n;
  const overBurst = isWorded(revision, 'T-NIC-SUFF/five-subsumes-burst', 'over-burst-windows');
  return {
    runs: countedBy('T-NIC-SUFF/five-subsumes-burst', observed, revision),
    perTick: BigInt(N) * pathsOf(revision) * margin,
    least: overBurst ? Math.max(1, burstTicks - R_L) : 1,
  };
}

/** The window of at least so many ticks with the largest share: the busiest of the shortest, or one of whole runs. */
function closestOf(
  runs: readonly ReceivedRun[],
  perTick: bigint,
  least: number,
  beyond: Share | null,
): Closeness | null {
  const starts = [0];
  const points: Running[] = [{ found: 0n, allowed: 0n }];
  for (const { ticks, packets } of runs) {
    const { found, allowed } = points[points.length - 1] as Running;
    points.push({ found: found + packets, allowed: allowed + BigInt(ticks) * perTick });
    starts.push((starts[starts.length - 1] as number) + ticks);
  }
  const longEnough = (from: number, to: number) => (starts[to] as number) - (starts[from] as number) > least;
  const longer = closestWindow(points, 0n, beyond, longEnough);
  const shortest = compared('packets', busiest(runs, least), 'at most', perTick * BigInt(least));
  const closest = closerOf(shortest, longer && compared('packets', longer.found, 'at most', longer.allowed));
  return closest === null || (beyond !== null && !isCloser(shareOf(closest), beyond)) ? null : closest;
}

/**
 * The lengths to look at, in ticks: the shortest, and longer ones that reach from the beginning of a run to the end of
 * one. Whatever is linear in the length of a window is largest at one of them.
 */
function windowsFrom(runs: readonly ReceivedRun[], least: number): readonly number[] {
  const windows = new Set([least]);
  runs.forEach((_, opens) => {
    let ticks = 0;
    for (const run of runs.slice(opens)) {
      ticks += run.ticks;
      if (ticks > least) windows.add(ticks);
    }
  });
  return [...windows];
}

/** T-NIC-SUFF/independent-of-rate: section 6.1, last sentence. R is outside traffic (I1), or a flood of insiders. */
export const NIC_INDEPENDENT: Statement<NicBudgetObservation> = fromBreach<NicBudgetObservation>({
  id: 'T-NIC-SUFF/independent-of-rate',
  clause: '6.1',
  sentence:
    'What the NIC takes in does not depend on the rate R of an attack, be it outside traffic or a flood of insiders beyond R_L.',
  hypotheses: ['H-DDOS-INV', 'H-RL'],
  formula: 'packets at R = packets at another R',
  breach({ received, receivedInside, receivedAtLimit }, revision) {
    const outside = isWorded(revision, 'T-NIC-SUFF/independent-of-rate', 'outside-traffic');
    const expected = outside ? receivedInside : receivedAtLimit;
    if (received === expected) return null;
    return `expected ${expected} packets as without the attack, found ${received}`;
  },
});
