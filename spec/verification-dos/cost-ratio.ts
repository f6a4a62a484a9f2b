import type { Conditional, Form, Of, SideConditions } from '../language/law.ts';
import type { Microseconds, Nanoseconds, VantageCount } from '../language/notation.ts';
import type { Revision } from '../language/revision.ts';
import { type CostRun, type WindowBound, windowBeyond, windowClosest } from './cost-windows.ts';
import { arrivalCurve } from './rate-limiter.ts';

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

/** JOINT_attacked / JOINT_baseline <= ratio, over any horizon of a tick or more. */
export interface CostRatio extends Conditional<InsiderObservation, unknown> {
  readonly sense: WindowBound['sense'];
  /** The ratio, times c_path. */
  readonly ratio: Of<InsiderObservation, bigint>;
  /** Tick pairs that may come on top once in a horizon, times 2 T_tick. */
  readonly onTop?: Of<InsiderObservation, bigint>;
}

/** The form of the laws that bound the cost ratio in every window of a case. */
export function inEveryWindow(parts: CostRatio): Form<InsiderObservation, CostRatio> {
  return {
    parts,
    judgeBy({ given, sense, ratio, onTop }) {
      const boundOf = (observed: InsiderObservation, revision: Revision): WindowBound => {
        const { T_tick, naturalTick } = observed;
        const pair = 2n * BigInt(T_tick);
        const { c_path } = revision;
        return {
          sense,
          scale: c_path * pair,
          perTick: naturalTick * ratio(observed, revision, observed) * pair,
          once: onTop === undefined ? 0n : naturalTick * c_path * onTop(observed, revision, observed),
        };
      };
      const isMeant = (observed: InsiderObservation, revision: Revision): boolean =>
        given === undefined || given(observed, revision, observed);
      return {
        fault: (observed, revision) =>
          isMeant(observed, revision) ? windowBeyond(observed.runs, boundOf(observed, revision)) : null,
        slack: (observed, revision, beyond) =>
          isMeant(observed, revision)
            ? windowClosest(observed.runs, boundOf(observed, revision), beyond)
            : null,
      };
    },
  };
}

export const BURST_ASIDE: SideConditions<CostRatio> = {
  'burst-aside': {
    allowance: {
      words: 'what the burst holds beyond a tick of R_L, once in a horizon',
      formula: 'max(0, burst - R_L) / n over n ticks',
      onTop({ T_tick }, revision) {
        // The curve of a vantage and that of a path alike have a tick pair as 2 T_tick.
        const saved =
          BigInt(arrivalCurve(revision, T_tick).burst) - BigInt(revision.R_L) * 2n * BigInt(T_tick);
        return saved > 0n ? saved : 0n;
      },
    },
  },
};

/** c_path times a ratio is a price, and prices are whole nanoseconds: rounded up where it is none. */
export function ceilDivide(value: bigint, by: bigint): bigint {
  return (value + by - 1n) / by;
}
