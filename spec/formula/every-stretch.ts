import {
  type Amounts,
  type Closeness,
  closerOf,
  closestWindow,
  compared,
  isViolated,
  type Running,
  type Share,
} from '../language/closeness.ts';
import type { Fault, Form, JudgedByFormula, Mismatch } from '../language/law.ts';
import type { Revision } from '../language/revision.ts';
import { apart, describeAmounts, senseOf } from './as-printed.ts';
import { type LinearBound, type Stretch, type StretchLaw, stretchFormula } from './stretch.ts';
import type { Symbols } from './vocabulary.ts';

/** What had been counted when some time was over, in the order of time. */
export interface Totals<Observed, Total> {
  readonly of: (observed: Observed) => readonly Total[];
  /** How many of them belong to this case, where others may be left over from another. */
  readonly count?: (observed: Observed) => number;
  readonly length: (total: Total) => number;
  readonly counted: (total: Total) => bigint;
  readonly offered?: (total: Total) => bigint;
}

/** How an observation is read by a formula about stretches. */
export interface StretchReading<Observed, Total> {
  readonly symbols: Symbols<Stretch<Observed>>;
  /** Of what is counted. */
  readonly unit: string;
  readonly totals: Totals<Observed, Total>;
  /** Whether each stretch begins at the start, of which no total is kept, or at any of the totals. */
  readonly from: 'start' | 'any total';
  readonly at: (from: number, to: number) => string;
  /** What is said of a stretch that is not as it should be; left out, both amounts with their unit. */
  readonly says?: (amounts: Amounts, stretch: Stretch<Observed>, revision: Revision) => Mismatch;
}

/** The formula holds of every stretch. Of those that violate it the first to end is named, and of these the shortest. */
export function everyStretch<Observed, Total>(
  reading: StretchReading<Observed, Total>,
): Form<Observed, JudgedByFormula> {
  return {
    parts: { judgedBy: 'formula' },
    judgeBy(_, formula) {
      const { on, relations } = stretchFormula(formula, reading.symbols);
      const fault = (observed: Observed, revision: Revision): Fault | null => {
        for (const law of on(revision)) {
          const found = new Stretches(reading, law, observed).fault(revision);
          if (found !== null) return found;
        }
        return null;
      };
      if (!relations.some((each) => senseOf(each) !== undefined)) return { fault };
      return {
        fault,
        slack: (observed, revision, beyond) =>
          on(revision).reduce<Closeness | null>(
            (closest, law) => closerOf(closest, new Stretches(reading, law, observed).closest(beyond)),
            null,
          ),
      };
    },
  };
}

/** Where no total is kept. */
const START = -1;

/** The stretches of one observation, held to one bound. */
class Stretches<Observed, Total> {
  readonly #reading: StretchReading<Observed, Total>;
  readonly #law: StretchLaw<Observed>;
  readonly #observed: Observed;
  readonly #totals: readonly Total[];
  readonly #count: number;
  readonly #bound: LinearBound;
  readonly #isFromStart: boolean;
  readonly #points: Running[] = [];

  constructor(reading: StretchReading<Observed, Total>, law: StretchLaw<Observed>, observed: Observed) {
    this.#reading = reading;
    this.#law = law;
    this.#observed = observed;
    this.#totals = reading.totals.of(observed);
    this.#count = reading.totals.count?.(observed) ?? this.#totals.length;
    this.#bound = law.boundIn(observed);
    this.#isFromStart = reading.from === 'start';
    for (let index = 0; index < this.#count; index++) this.#points.push(this.#pointAt(index));
  }

  fault(revision: Revision): Fault | null {
    for (let to = this.#first; to < this.#count; to++) {
      for (let from = this.#latestStart(to); from >= this.#earliestStart; from--) {
        if (this.#isBeyond(from, to) && this.#isMeant(from, to)) return this.#faultOf(from, to, revision);
      }
    }
    return null;
  }

  /** Where the largest share of what is allowed is used up. */
  closest(beyond: Share | null): Closeness | null {
    const { once, scale, within, relation } = this.#bound;
    const sense = senseOf(relation);
    if (within !== null || sense === undefined || this.#isFromStart) return this.#closestOfAll();
    const window = closestWindow(this.#points, once, beyond, (from, to) => this.#isMeant(from, to));
    return window && compared(this.#reading.unit, window.found, sense, window.allowed, scale);
  }

  get #first(): number {
    return this.#isFromStart ? 0 : 1;
  }

  get #earliestStart(): number {
    return this.#isFromStart ? START : 0;
  }

  #latestStart(to: number): number {
    return this.#isFromStart ? START : to - 1;
  }

  #closestOfAll(): Closeness | null {
    let closest: Closeness | null = null;
    for (let to = this.#first; to < this.#count; to++) {
      for (let from = this.#latestStart(to); from >= this.#earliestStart; from--) {
        if (this.#isMeant(from, to)) closest = closerOf(closest, this.#closenessOf(from, to));
      }
    }
    return closest;
  }

  /** An equality leaves no slack, but may be violated. */
  #closenessOf(from: number, to: number): Closeness | null {
    const { relation, within, scale } = this.#bound;
    const { unit } = this.#reading;
    const sense = senseOf(relation);
    const found = this.#foundIn(from, to);
    const allowed = this.#allowedIn(from, to);
    if (sense === undefined)
      return found === allowed ? null : compared(unit, apart(found, allowed), 'at most', 0n, scale);
    return within === null
      ? compared(unit, found, sense, allowed, scale)
      : compared(unit, apart(found, allowed), sense, within, scale);
  }

  #isBeyond(from: number, to: number): boolean {
    const { relation, within } = this.#bound;
    const sense = senseOf(relation);
    const found = this.#foundIn(from, to);
    const allowed = this.#allowedIn(from, to);
    if (sense === undefined) return found !== allowed;
    return within === null
      ? isViolated(found, sense, allowed)
      : isViolated(apart(found, allowed), sense, within);
  }

  #pointAt(index: number): Running {
    const { length, counted, offered } = this.#reading.totals;
    const { scale, perUnit, perPair } = this.#bound;
    const total = this.#totals[index] as Total;
    const ofPairs = perPair === 0n || offered === undefined ? 0n : perPair * offered(total);
    return { found: counted(total) * scale, allowed: perUnit * BigInt(length(total)) + ofPairs };
  }

  #foundIn(from: number, to: number): bigint {
    const { found } = this.#points[to] as Running;
    return from === START ? found : found - (this.#points[from] as Running).found;
  }

  #allowedIn(from: number, to: number): bigint {
    const allowed = (this.#points[to] as Running).allowed + this.#bound.once;
    return from === START ? allowed : allowed - (this.#points[from] as Running).allowed;
  }

  #isMeant(from: number, to: number): boolean {
    const { given } = this.#law;
    return given === null || given(this.#stretch(from, to), this.#observed);
  }

  #lengthAt(index: number): number {
    return index === START ? 0 : this.#reading.totals.length(this.#totals[index] as Total);
  }

  #stretch(from: number, to: number): Stretch<Observed> {
    const { counted, offered } = this.#reading.totals;
    const between = (of: (total: Total) => bigint): bigint =>
      of(this.#totals[to] as Total) - (from === START ? 0n : of(this.#totals[from] as Total));
    return {
      observed: this.#observed,
      length: BigInt(this.#lengthAt(to) - this.#lengthAt(from)),
      counted: between(counted),
      offered: offered === undefined ? 0n : between(offered),
    };
  }

  #faultOf(from: number, to: number, revision: Revision): Fault {
    const { at, says, unit } = this.#reading;
    const { relation, within, scale } = this.#bound;
    const found = this.#foundIn(from, to);
    const allowed = this.#allowedIn(from, to);
    const sense = senseOf(relation);
    const amounts: Amounts = {
      unit,
      scale,
      ...(sense !== undefined && { sense }),
      ...(within === null ? { found, allowed } : { found: apart(found, allowed), allowed: within }),
    };
    const mismatch = says?.(amounts, this.#stretch(from, to), revision) ?? describeAmounts(amounts);
    return { at: at(this.#lengthAt(from), this.#lengthAt(to)), ...mismatch };
  }
}
