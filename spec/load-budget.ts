import { type BrokerLoadObservation, type LoadReading, T_JCOST_HYPOTHESES } from './broker-load.ts';
import { closedForm } from './joint-cost.ts';
import type { OperatingPoint, Revision } from './revision.ts';
import type { ClaimId, Statement } from './statement.ts';
import { isWorded } from './wordings.ts';

const SECOND = 1_000_000n;

/** What lies between two readings. */
interface Window {
  readonly from: number;
  readonly ticks: number;
  readonly spent: bigint;
  readonly received: bigint;
  /** Tick pairs that vantages offered in it. */
  readonly offered: bigint;
}

/** The first window between two readings of a case that is more than it may be, told. */
function windowBreach(
  { count, readings }: BrokerLoadObservation,
  breachOf: (window: Window) => string | null,
): string | null {
  for (let last = 1; last < count; last++) {
    for (let first = last - 1; first >= 0; first--) {
      const from = readings[first] as LoadReading;
      const to = readings[last] as LoadReading;
      const found = breachOf({
        from: from.ticks,
        ticks: to.ticks - from.ticks,
        spent: to.spent - from.spent,
        received: to.received - from.received,
        offered: to.offered - from.offered,
      });
      if (found !== null) return `in the ${to.ticks - from.ticks} ticks after tick ${from.ticks}: ${found}`;
    }
  }
  return null;
}

/**
 * The most that H-RL lets the vantages cost in so many ticks, times T_tick so that it is whole: R_L tick pairs a tick
 * each, and what a burst of B_F seconds of natural traffic holds beyond a tick of that.
 */
function admittedCost(ticks: number, { N, T_tick }: OperatingPoint, revision: Revision): bigint {
  const { R_L, c_path } = revision;
  return BigInt(N) * c_path * (BigInt(R_L) * BigInt(T_tick) * BigInt(ticks) + burstOf(T_tick, revision));
}

/** Tick pairs of one vantage, times T_tick: none where a bucket holds no more than a tick brings. */
function burstOf(tick: number, { R_L, B_F }: Revision): bigint {
  const burst = BigInt(B_F) * SECOND - BigInt(R_L) * BigInt(tick);
  return burst > 0n ? burst : 0n;
}

/**
 * The budget of a window by section 2, as a claim words it, and that window's work; both times T_tick and the ticks of
 * a bundle period, so that they are whole.
 */
function compare(claim: ClaimId, window: Window, point: OperatingPoint, revision: Revision) {
  const tick = BigInt(point.T_tick);
  const period = BigInt(point.bundle_period);
  const ticks = BigInt(window.ticks);
  const natural = BigInt(point.N) * revision.c_path * ticks * tick;
  const telemetry = isWorded(revision, claim, 'under-attack')
    ? admittedCost(window.ticks, point, revision)
    : natural;
  const lookups = isWorded(revision, claim, 'with-lookups') ? revision.cost.c_xdp * window.offered : 0n;
  const bundles = closedForm(point, revision).C.cpu * ticks;
  return {
    budget: (telemetry + lookups * tick) * period + bundles * tick,
    work: window.spent * tick * period,
    scale: tick * period,
  };
}

/** T-JCOST-1/cpu-budget: section 2, the rule for operators, read for as long as bundles take to come round. */
export const CPU_BUDGET: Statement<BrokerLoadObservation> = {
  id: 'T-JCOST-1/cpu-budget',
  clause: '2',
  sentence: 'A CPU budget of JOINT suffices: no whole number of bundle periods in a row asks for more.',
  hypotheses: T_JCOST_HYPOTHESES,
  formula: 'CPU in any n bundle periods <= JOINT * n * bundle_period_ticks * T_tick',
  breach(observed, revision) {
    const { point } = observed;
    return windowBreach(observed, (window) => {
      if (window.ticks % point.bundle_period !== 0) return null;
      const { budget, work, scale } = compare('T-JCOST-1/cpu-budget', window, point, revision);
      if (work <= budget) return null;
      return `expected at most ${budget / scale} ns of CPU, found ${window.spent} ns`;
    });
  },
};

/** T-JCOST-1/cpu-budget-at-every-tick: the same over any time of a tick or more. */
export const CPU_BUDGET_AT_EVERY_TICK: Statement<BrokerLoadObservation> = {
  id: 'T-JCOST-1/cpu-budget-at-every-tick',
  clause: '2',
  sentence: 'A CPU budget of JOINT suffices: no whole number of ticks in a row asks for more.',
  hypotheses: T_JCOST_HYPOTHESES,
  formula: 'CPU in any n ticks <= JOINT * n * T_tick',
  breach(observed, revision) {
    const id = 'T-JCOST-1/cpu-budget-at-every-tick';
    const { point } = observed;
    const bundle = revision.cost.c_ed25519 * BigInt(point.q);
    const spare = isWorded(revision, id, 'and-one-bundle') ? bundle : 0n;
    return windowBreach(observed, (window) => {
      const { budget, work, scale } = compare(id, window, point, revision);
      if (work <= budget || work < budget + spare * scale) return null;
      return `expected at most ${budget / scale} ns of CPU${spare > 0n ? ' and less than a bundle' : ''}, found ${window.spent} ns`;
    });
  },
};

/** T-JCOST-1/nic-budget: section 2, Step 1 and the rule for operators. */
export const NIC_BUDGET_OF_JOINT: Statement<BrokerLoadObservation> = {
  id: 'T-JCOST-1/nic-budget',
  clause: '2',
  sentence: 'A NIC budget of PPS_t suffices: no whole number of ticks in a row brings more packets.',
  hypotheses: T_JCOST_HYPOTHESES,
  formula: 'packets in any n ticks <= PPS_t * n * T_tick, on each path',
  breach(observed, revision) {
    const { N } = observed.point;
    const perTick = BigInt(N) * (revision.rules['nic-budget-scope'] === 'both-paths' ? 2n : 1n);
    const withoutFlood = isWorded(revision, 'T-JCOST-1/nic-budget', 'without-flood');
    return windowBreach(observed, ({ ticks, received, offered }) => {
      if (withoutFlood && offered > BigInt(N) * BigInt(ticks)) return null;
      if (received <= perTick * BigInt(ticks)) return null;
      return `expected at most ${perTick * BigInt(ticks)} packets at the NIC, found ${received}`;
    });
  },
};

/** T-JCOST-1/independent-of-outside-rate: section 2, last sentence of the statement, by I1. */
export const INDEPENDENT_OF_OUTSIDE: Statement<BrokerLoadObservation> = {
  id: 'T-JCOST-1/independent-of-outside-rate',
  clause: '2',
  sentence: 'What the broker spends does not depend on the rate R of traffic from outside.',
  hypotheses: T_JCOST_HYPOTHESES,
  formula: 'CPU at R = CPU at 0, for any R of strangers',
  breach: (observed) => difference(spentBy(observed), observed.withoutStrangers),
};

/** T-JCOST-1/independent-of-insider-rate: the same, where R is the rate of a flood of insiders. */
export const INDEPENDENT_OF_INSIDERS: Statement<BrokerLoadObservation> = {
  id: 'T-JCOST-1/independent-of-insider-rate',
  clause: '2',
  sentence: 'What the broker spends does not depend on the rate R at which admitted vantages flood it.',
  hypotheses: T_JCOST_HYPOTHESES,
  formula: 'CPU at R = CPU at 0, for any R of admitted vantages',
  breach(observed, revision) {
    const { withoutStrangers, withoutAttack, floods, floodTicks, point, count, readings } = observed;
    if (!isWorded(revision, 'T-JCOST-1/independent-of-insider-rate', 'at-most-admitted'))
      return difference(withoutStrangers, withoutAttack);
    const { R_L, c_path, cost } = revision;
    const { offered, natural } = readings[count - 1] as LoadReading;
    // Times T_tick.
    const tick = BigInt(point.T_tick);
    const bursts = BigInt(floods) * burstOf(point.T_tick, revision);
    const pairs = BigInt(point.N) * (BigInt(R_L - 1) * BigInt(floodTicks) * tick + bursts);
    const most = (withoutAttack + cost.c_xdp * (offered - natural)) * tick + c_path * pairs;
    if (withoutStrangers * tick <= most) return null;
    return `expected at most ${most / tick} ns of CPU, found ${withoutStrangers} ns`;
  },
};

/** T-VOLINV/universal: section 6.2, for R of any attack on the broker. */
export const VOLUME_INDEPENDENT: Statement<BrokerLoadObservation> = {
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
};

function spentBy({ count, readings }: BrokerLoadObservation): bigint {
  return (readings[count - 1] as LoadReading).spent;
}

function difference(found: bigint, expected: bigint): string | null {
  return found === expected
    ? null
    : `expected ${expected} ns of CPU as without the attack, found ${found} ns`;
}
