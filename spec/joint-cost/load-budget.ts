import {
  breachOf,
  type Closeness,
  closestWindow,
  compared,
  type Running,
  type Share,
} from '../language/closeness.ts';
import { fromBreach } from '../language/from-breach.ts';
import { distance } from '../language/notation.ts';
import type { OperatingPoint, Revision } from '../language/revision.ts';
import type { ClaimId, Statement } from '../language/statement.ts';
import { isWorded } from '../language/wording.ts';
import { type BrokerLoadObservation, type LoadReading, T_JCOST_HYPOTHESES } from './broker-load.ts';
import { closedForm } from './checks.ts';

const SECOND = 1_000_000n;

/** What a claim allows between two readings of a case: so much for each tick and tick pair offered, and `once` on top. */
interface Budget {
  readonly unit: 'ns' | 'packets';
  /** Everything that is allowed is times this, so that it is whole. */
  readonly scale: bigint;
  readonly perTick: bigint;
  readonly perPair: bigint;
  readonly once: bigint;
  /** Whether `once`, where there is any, may not be used up. */
  readonly isStrict: boolean;
  readonly counted: (reading: LoadReading) => bigint;
  /** Whether the claim is about what lies between two readings. */
  readonly isMeant: (from: LoadReading, to: LoadReading) => boolean;
}

/** The first window between two readings that is more than it may be, told. */
function budgetBreach(
  observed: BrokerLoadObservation,
  budget: Budget,
  tell: (closeness: Closeness) => string,
): string | null {
  const { count, readings } = observed;
  const points = runningOf(observed, budget);
  for (let last = 1; last < count; last++) {
    for (let first = last - 1; first >= 0; first--) {
      const from = readings[first] as LoadReading;
      const to = readings[last] as LoadReading;
      if (!budget.isMeant(from, to)) continue;
      const start = points[first] as Running;
      const end = points[last] as Running;
      const allowed = end.allowed - start.allowed + budget.once;
      const breach = breachOf(comparedWith(budget, end.found - start.found, allowed), tell);
      if (breach !== null) return `in the ${to.ticks - from.ticks} ticks after tick ${from.ticks}: ${breach}`;
    }
  }
  return null;
}

function budgetCloseness(
  observed: BrokerLoadObservation,
  budget: Budget,
  beyond: Share | null,
): Closeness | null {
  const { readings } = observed;
  const isMeant = (from: number, to: number) =>
    budget.isMeant(readings[from] as LoadReading, readings[to] as LoadReading);
  const window = closestWindow(runningOf(observed, budget), budget.once, beyond, isMeant);
  return window && comparedWith(budget, window.found, window.allowed);
}

function runningOf(
  { count, readings }: BrokerLoadObservation,
  { scale, perTick, perPair, counted }: Budget,
): readonly Running[] {
  const points: Running[] = [];
  for (let index = 0; index < count; index++) {
    const reading = readings[index] as LoadReading;
    const lookups = perPair === 0n ? 0n : perPair * reading.offered;
    points.push({ found: counted(reading) * scale, allowed: perTick * BigInt(reading.ticks) + lookups });
  }
  return points;
}

function comparedWith({ unit, scale, isStrict }: Budget, found: bigint, allowed: bigint): Closeness | null {
  return compared(unit, found, isStrict ? 'less than' : 'at most', allowed, scale);
}

/** Tick pairs of one vantage, times T_tick: none where a bucket holds no more than a tick brings. */
function burstOf(tick: number, { R_L, B_F }: Revision): bigint {
  const burst = BigInt(B_F) * SECOND - BigInt(R_L) * BigInt(tick);
  return burst > 0n ? burst : 0n;
}

/** The CPU budget of section 2 as a claim words it, times T_tick and the ticks of a bundle period. */
function cpuBudget(claim: ClaimId, point: OperatingPoint, revision: Revision) {
  const { R_L, c_path, cost } = revision;
  const tick = BigInt(point.T_tick);
  const period = BigInt(point.bundle_period);
  const natural = BigInt(point.N) * c_path * period;
  // What H-RL lets the vantages cost: R_L tick pairs a tick each, and what a burst holds beyond a tick of that.
  const underAttack = isWorded(revision, claim, 'under-attack');
  return {
    unit: 'ns' as const,
    scale: tick * period,
    perTick: natural * tick * (underAttack ? BigInt(R_L) : 1n) + closedForm(point, revision).C.cpu * tick,
    perPair: isWorded(revision, claim, 'with-lookups') ? cost.c_xdp * tick * period : 0n,
    once: underAttack ? natural * burstOf(point.T_tick, revision) : 0n,
    isStrict: false,
    counted: ({ spent }: LoadReading) => spent,
    isMeant: () => true,
  };
}

/** T-JCOST-1/cpu-budget: section 2, the rule for operators, read for as long as bundles take to come round. */
export const CPU_BUDGET: Statement<BrokerLoadObservation> = fromBreach<BrokerLoadObservation>({
  id: 'T-JCOST-1/cpu-budget',
  clause: '2',
  sentence: 'A CPU budget of JOINT suffices: no whole number of bundle periods in a row asks for more.',
  hypotheses: T_JCOST_HYPOTHESES,
  formula: 'CPU in any n bundle periods <= JOINT * n * bundle_period_ticks * T_tick',
  breach: (observed, revision) =>
    budgetBreach(
      observed,
      budgetOfPeriods(observed.point, revision),
      ({ allowed, found, scale }) =>
        `expected at most ${allowed / scale} ns of CPU, found ${found / scale} ns`,
    ),
  closeness: (observed, revision, beyond) =>
    budgetCloseness(observed, budgetOfPeriods(observed.point, revision), beyond),
});

function budgetOfPeriods(point: OperatingPoint, revision: Revision): Budget {
  return {
    ...cpuBudget('T-JCOST-1/cpu-budget', point, revision),
    isMeant: (from, to) => (to.ticks - from.ticks) % point.bundle_period === 0,
  };
}

/** T-JCOST-1/cpu-budget-at-every-tick: the same over any time of a tick or more. */
export const CPU_BUDGET_AT_EVERY_TICK: Statement<BrokerLoadObservation> = fromBreach<BrokerLoadObservation>({
  id: 'T-JCOST-1/cpu-budget-at-every-tick',
  clause: '2',
  sentence: 'A CPU budget of JOINT suffices: no whole number of ticks in a row asks for more.',
  hypotheses: T_JCOST_HYPOTHESES,
  formula: 'CPU in any n ticks <= JOINT * n * T_tick',
  breach(observed, revision) {
    const { budget, spare } = budgetOfTicks(observed.point, revision);
    return budgetBreach(observed, budget, ({ allowed, found, scale }) => {
      const least = spare > 0n ? ' and less than a bundle' : '';
      return `expected at most ${(allowed - spare) / scale} ns of CPU${least}, found ${found / scale} ns`;
    });
  },
  closeness: (observed, revision, beyond) =>
    budgetCloseness(observed, budgetOfTicks(observed.point, revision).budget, beyond),
});

/** `spare` is what a bundle costs, where the claim is worded so that as much may come on top. */
function budgetOfTicks(
  point: OperatingPoint,
  revision: Revision,
): { readonly budget: Budget; readonly spare: bigint } {
  const claim = 'T-JCOST-1/cpu-budget-at-every-tick';
  const budget = cpuBudget(claim, point, revision);
  const isSpare = isWorded(revision, claim, 'and-one-bundle');
  const spare = isSpare ? revision.cost.c_ed25519 * BigInt(point.q) * budget.scale : 0n;
  return { budget: { ...budget, once: budget.once + spare, isStrict: spare > 0n }, spare };
}

/** T-JCOST-1/nic-budget: section 2, Step 1 and the rule for operators. */
export const NIC_BUDGET_OF_JOINT: Statement<BrokerLoadObservation> = fromBreach<BrokerLoadObservation>({
  id: 'T-JCOST-1/nic-budget',
  clause: '2',
  sentence: 'A NIC budget of PPS_t suffices: no whole number of ticks in a row brings more packets.',
  hypotheses: T_JCOST_HYPOTHESES,
  formula: 'packets in any n ticks <= PPS_t * n * T_tick, on each path',
  breach: (observed, revision) =>
    budgetBreach(
      observed,
      packetBudget(observed.point, revision),
      ({ allowed, found }) => `expected at most ${allowed} packets at the NIC, found ${found}`,
    ),
  closeness: (observed, revision, beyond) =>
    budgetCloseness(observed, packetBudget(observed.point, revision), beyond),
});

function packetBudget({ N }: OperatingPoint, revision: Revision): Budget {
  const withoutFlood = isWorded(revision, 'T-JCOST-1/nic-budget', 'without-flood');
  return {
    unit: 'packets',
    scale: 1n,
    perTick: BigInt(N) * (revision.rules['nic-budget-scope'] === 'both-paths' ? 2n : 1n),
    perPair: 0n,
    once: 0n,
    isStrict: false,
    counted: ({ received }) => received,
    isMeant: (from, to) =>
      !withoutFlood || to.offered - from.offered <= BigInt(N) * BigInt(to.ticks - from.ticks),
  };
}

/** T-JCOST-1/independent-of-outside-rate: section 2, last sentence of the statement, by I1. */
export const INDEPENDENT_OF_OUTSIDE: Statement<BrokerLoadObservation> = fromBreach<BrokerLoadObservation>({
  id: 'T-JCOST-1/independent-of-outside-rate',
  clause: '2',
  sentence: 'What the broker spends does not depend on the rate R of traffic from outside.',
  hypotheses: T_JCOST_HYPOTHESES,
  formula: 'CPU at R = CPU at 0, for any R of strangers',
  breach: (observed) => difference(spentBy(observed), observed.withoutStrangers),
});

/** T-JCOST-1/independent-of-insider-rate: the same, where R is the rate of a flood of insiders. */
export const INDEPENDENT_OF_INSIDERS: Statement<BrokerLoadObservation> = fromBreach<BrokerLoadObservation>({
  id: 'T-JCOST-1/independent-of-insider-rate',
  clause: '2',
  sentence: 'What the broker spends does not depend on the rate R at which admitted vantages flood it.',
  hypotheses: T_JCOST_HYPOTHESES,
  formula: 'CPU at R = CPU at 0, for any R of admitted vantages',
  breach(observed, revision) {
    const { withoutStrangers, withoutAttack } = observed;
    if (!isWorded(revision, 'T-JCOST-1/independent-of-insider-rate', 'at-most-admitted'))
      return difference(withoutStrangers, withoutAttack);
    return breachOf(
      costOfFloods(observed, revision),
      ({ allowed, scale }) =>
        `expected at most ${withoutAttack + allowed / scale} ns of CPU, found ${withoutStrangers} ns`,
    );
  },
  closeness(observed, revision) {
    const { withoutStrangers, withoutAttack } = observed;
    if (!isWorded(revision, 'T-JCOST-1/independent-of-insider-rate', 'at-most-admitted'))
      return compared('ns', distance(withoutStrangers, withoutAttack), 'at most', 0n);
    return costOfFloods(observed, revision);
  },
});

/** What the floods of a case add, and the most that H-RL admits of them; times T_tick. */
function costOfFloods(observed: BrokerLoadObservation, revision: Revision): Closeness | null {
  const { withoutStrangers, withoutAttack, floods, floodTicks, point, count, readings } = observed;
  const { R_L, c_path, cost } = revision;
  const { offered, natural } = readings[count - 1] as LoadReading;
  const tick = BigInt(point.T_tick);
  const bursts = BigInt(floods) * burstOf(point.T_tick, revision);
  const pairs = BigInt(point.N) * (BigInt(R_L - 1) * BigInt(floodTicks) * tick + bursts);
  const most = cost.c_xdp * (offered - natural) * tick + c_path * pairs;
  return compared('ns', (withoutStrangers - withoutAttack) * tick, 'at most', most, tick);
}

/** T-VOLINV/universal: section 6.2, for R of any attack on the broker. */
export const VOLUME_INDEPENDENT: Statement<BrokerLoadObservation> = fromBreach<BrokerLoadObservation>({
  id: 'T-VOLINV/universal',
  clause: '6.2',
  sentence:
    'What the broker spends does not depend on the rate R of an attack, be it traffic from outside or a flood of insiders.',
  hypotheses: T_JCOST_HYPOTHESES,
  formula: 'JOINT(N, T_tick, q) at R = JOINT(N, T_tick, q) at 0, for any R',
  breach(observed, revision) {
    const outside = isWorded(revision, 'T-VOLINV/universal', 'outside-traffic');
    return difference(spentBy(observed), outside ? observed.withoutStrangers : observed.withoutAttack);
  },
});

function spentBy({ count, readings }: BrokerLoadObservation): bigint {
  return (readings[count - 1] as LoadReading).spent;
}

function difference(found: bigint, expected: bigint): string | null {
  return found === expected
    ? null
    : `expected ${expected} ns of CPU as without the attack, found ${found} ns`;
}
