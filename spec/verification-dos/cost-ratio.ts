import { exactly } from '../formula/as-printed.ts';
import { everyStretch } from '../formula/every-stretch.ts';
import { ofStretch, type Stretch } from '../formula/stretch.ts';
import type { Symbols } from '../formula/vocabulary.ts';
import type { JudgedByFormula, SideConditions } from '../language/law.ts';
import type { Microseconds, Nanoseconds, VantageCount } from '../language/notation.ts';

/** Ticks in a row that cost the broker alike, and what all of them cost. */
export interface CostRun {
  readonly ticks: number;
  readonly spent: Nanoseconds;
}

/** K vantages that behave; then K insiders that push at flood factor F, or hold back, in any order and split of paths. */
export interface InsiderObservation {
  readonly K: VantageCount;
  /** Tick pairs, or as many packets, per tick from each insider while it floods. */
  readonly F: number;
  readonly T_tick: Microseconds;
  /** What K vantages at their natural rate cost in a tick, in the world of JOINT. */
  readonly naturalTick: Nanoseconds;
  readonly floodTicks: number;
  readonly naturalTicks: number;
  readonly silentTicks: number;
  /** Snapshots among the 2 F packets of a tick of the latest flood. */
  readonly snapshots: number;
  /** Whether the limiter dropped packets of both paths on every tick of a flood. */
  readonly dropsBothPaths: boolean;
  /** With H-RL, in the order of time. */
  readonly runs: readonly CostRun[];
  /** All of it, and all of it with a further tick pair on each tick of a flood: at F + 1. */
  readonly limited: Nanoseconds;
  readonly limitedAtNext: Nanoseconds;
  /** The same behaviour without H-RL. */
  readonly unlimited: Nanoseconds;
}

/** The symbols of section 3 for K insiders. */
export const OF_INSIDERS: Symbols<InsiderObservation> = {
  K: { unit: '1', of: ({ K }) => K },
  F: { unit: '1', of: ({ F }) => F },
  natural_tick: { unit: 'ns', of: ({ naturalTick }) => naturalTick },
  flood_ticks: { unit: '1', of: ({ floodTicks }) => floodTicks },
  natural_ticks: { unit: '1', of: ({ naturalTicks }) => naturalTicks },
  both_paths_drop: { holds: ({ dropsBothPaths }) => dropsBothPaths },
};

/** The same for n ticks in a row, over which JOINT_baseline is n times what one costs at the natural rate. */
const OF_HORIZON: Symbols<Stretch<InsiderObservation>> = {
  K: { unit: '1', of: ({ observed }) => observed.K },
  F: { unit: '1', of: ({ observed }) => observed.F },
  T_tick: { unit: 'us', of: ({ observed }) => observed.T_tick },
  n: ofStretch('length', '1'),
  natural_tick: { unit: 'ns', of: ({ observed }) => observed.naturalTick },
  'JOINT_attacked(F, K)': ofStretch('counted', 'ns'),
  'JOINT_baseline(K)': { means: 'natural_tick * n' },
};

/** A bound of the cost ratio over every horizon of whole ticks; `symbols` are what it names besides. */
export function overEveryHorizon(symbols: Symbols<Stretch<InsiderObservation>> = {}) {
  return everyStretch<InsiderObservation, CostRun>({
    symbols: { ...OF_HORIZON, ...symbols },
    unit: 'ns',
    totals: { of: totalsOf, length: ({ ticks }) => ticks, counted: ({ spent }) => spent },
    from: 'any total',
    at: () => '',
    says: ({ sense, allowed, scale }, { length, counted }) => ({
      expected: `${sense} ${exactly(allowed, scale)} ns in ${length} ticks in a row`,
      found: `${counted} ns`,
    }),
  });
}

/** What had been spent at the start, and when each run was over. Within a run every tick costs alike. */
function totalsOf({ runs }: InsiderObservation): readonly CostRun[] {
  const totals: CostRun[] = [{ ticks: 0, spent: 0n as Nanoseconds }];
  for (const { ticks, spent } of runs) {
    const before = totals[totals.length - 1] as CostRun;
    totals.push({ ticks: before.ticks + ticks, spent: (before.spent + spent) as Nanoseconds });
  }
  return totals;
}

export const BURST_ASIDE: SideConditions<JudgedByFormula> = {
  'burst-aside': {
    allowance: {
      words: 'what the burst holds beyond a tick of R_L, once in a horizon',
      formula: 'max(0, burst - R_L) / n',
    },
  },
};
