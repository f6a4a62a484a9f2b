import {
  type Closeness,
  closestWindow,
  compared,
  isViolated,
  type Running,
  type Share,
} from '../language/closeness.ts';
import type { Conditional, Fault, Form, Of } from '../language/law.ts';
import type { OperatingPoint, Revision } from '../language/revision.ts';
import type { BrokerLoadObservation, LoadReading } from './broker-load.ts';

/** From one reading to a later one. */
export interface Window {
  readonly from: LoadReading;
  readonly to: LoadReading;
}

/** What was found and what is allowed, times `scale`. */
export interface Spent {
  readonly found: bigint;
  readonly allowed: bigint;
  readonly scale: bigint;
}

/** In every window between two readings no more is counted than so much for each tick and tick pair, and once on top. */
export interface BudgetLaw {
  readonly unit: 'ns' | 'packets';
  readonly counted: (reading: LoadReading) => bigint;
  /** Everything that is allowed is times this, so that it is whole. */
  readonly scale: Of<OperatingPoint, bigint>;
  readonly perTick: Of<OperatingPoint, bigint>;
  /** For each tick pair that was offered; null for nothing. */
  readonly perPair: Of<OperatingPoint, bigint> | null;
  /** Once in a window; null for nothing. */
  readonly once: Of<OperatingPoint, bigint> | null;
  /** Once in a window as well, and not to be used up; null for nothing. */
  readonly lessThan: Of<OperatingPoint, bigint> | null;
  readonly given?: Of<Window, boolean, BrokerLoadObservation>;
  readonly says: (spent: Spent, isStrict: boolean) => { readonly expected: string; readonly found: string };
}

/** The same on one revision. */
interface Budget {
  readonly scale: bigint;
  readonly perTick: bigint;
  readonly perPair: bigint;
  readonly once: bigint;
  readonly lessThan: bigint;
}

export function inEveryWindow(parts: BudgetLaw): Form<BrokerLoadObservation, BudgetLaw & Conditional> {
  return {
    parts,
    judgeBy: (taken) => ({
      fault: (observed, revision) => firstBeyond(observed, taken, revision),
      slack: (observed, revision, beyond) => closest(observed, taken, revision, beyond),
    }),
  };
}

function budgetOf(parts: BudgetLaw, { point }: BrokerLoadObservation, revision: Revision): Budget {
  const amount = (of: Of<OperatingPoint, bigint> | null): bigint => of?.(point, revision, point) ?? 0n;
  return {
    scale: amount(parts.scale),
    perTick: amount(parts.perTick),
    perPair: amount(parts.perPair),
    once: amount(parts.once) + amount(parts.lessThan),
    lessThan: amount(parts.lessThan),
  };
}

function senseOf({ lessThan }: Budget): 'less than' | 'at most' {
  return lessThan > 0n ? 'less than' : 'at most';
}

/** The first window that is more than it may be, the earlier to end first. */
function firstBeyond(observed: BrokerLoadObservation, parts: BudgetLaw, revision: Revision): Fault | null {
  const { count, readings } = observed;
  const budget = budgetOf(parts, observed, revision);
  const points = runningOf(observed, parts, budget);
  for (let last = 1; last < count; last++) {
    for (let first = last - 1; first >= 0; first--) {
      const from = readings[first] as LoadReading;
      const to = readings[last] as LoadReading;
      const start = points[first] as Running;
      const end = points[last] as Running;
      const allowed = end.allowed - start.allowed + budget.once;
      const found = end.found - start.found;
      if (!isViolated(found, senseOf(budget), allowed)) continue;
      if (parts.given !== undefined && !parts.given({ from, to }, revision, observed)) continue;
      const spent = { found, allowed: allowed - budget.lessThan, scale: budget.scale };
      const at = `in the ${to.ticks - from.ticks} ticks after tick ${from.ticks}`;
      return { at, ...parts.says(spent, budget.lessThan > 0n) };
    }
  }
  return null;
}

function closest(
  observed: BrokerLoadObservation,
  parts: BudgetLaw,
  revision: Revision,
  beyond: Share | null,
): Closeness | null {
  const { given, unit } = parts;
  const { readings } = observed;
  const budget = budgetOf(parts, observed, revision);
  const isMeant = (first: number, last: number): boolean =>
    given === undefined ||
    given({ from: readings[first] as LoadReading, to: readings[last] as LoadReading }, revision, observed);
  const window = closestWindow(runningOf(observed, parts, budget), budget.once, beyond, isMeant);
  return window && compared(unit, window.found, senseOf(budget), window.allowed, budget.scale);
}

function runningOf(
  { count, readings }: BrokerLoadObservation,
  { counted }: BudgetLaw,
  { scale, perTick, perPair }: Budget,
): readonly Running[] {
  const points: Running[] = [];
  for (let index = 0; index < count; index++) {
    const reading = readings[index] as LoadReading;
    const lookups = perPair === 0n ? 0n : perPair * reading.offered;
    points.push({ found: counted(reading) * scale, allowed: perTick * BigInt(reading.ticks) + lookups });
  }
  return points;
}
