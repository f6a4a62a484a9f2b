import {
  type Amounts,
  type Closeness,
  closerOf,
  closestWindow,
  compared,
  isCloser,
  isViolated,
  type Running,
  type Sense,
  type Share,
  shareOf,
} from '../language/closeness.ts';
import type { Fault, Form, JudgedByFormula, Mismatch } from '../language/law.ts';
import type { Revision } from '../language/revision.ts';
import { apart, describeAmounts, oncePerRevision, senseOf } from './as-printed.ts';
import { type LinearBound, type Stretch, type StretchPremise, stretchFormula } from './stretch.ts';
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
      const laws = oncePerRevision((revision) => {
        const { premises, boundsIn } = on(revision);
        return { boundsIn, stretches: premises.map((given) => new Stretches(reading, given)) };
      });
      const fault = (observed: Observed, revision: Revision): Fault | null => {
        const { boundsIn, stretches } = laws(revision);
        const bounds = boundsIn(observed);
        for (let at = 0; at < bounds.length; at++) {
          const found = stretches[at]?.of(observed, bounds[at] as LinearBound).fault(revision) ?? null;
          if (found !== null) return found;
        }
        return null;
      };
      if (!relations.some((each) => senseOf(each) !== undefined)) return { fault };
      return {
        fault,
        slack(observed, revision, beyond) {
          const { boundsIn, stretches } = laws(revision);
          return boundsIn(observed).reduce<Closeness | null>((closest, bound, at) => {
            const found = stretches[at]?.of(observed, bound).closest(beyond) ?? null;
            return closerOf(closest, found);
          }, null);
        },
      };
    },
  };
}

/** Where no total is kept. */
const START = -1;

/** The stretches of one observation after another, held to one bound. */
class Stretches<Observed, Total> {
  readonly #reading: StretchReading<Observed, Total>;
  readonly #given: StretchPremise<Observed>;
  readonly #isFromStart: boolean;
  #observed!: Observed;
  #totals: readonly Total[] = [];
  #count = 0;
  #bound!: LinearBound;
  /** How much more than allowed had been counted at each total, by what is allowed for time and for pairs. */
  readonly #excess: bigint[] = [];

  constructor(reading: StretchReading<Observed, Total>, given: StretchPremise<Observed>) {
    this.#reading = reading;
    this.#given = given;
    this.#isFromStart = reading.from === 'start';
  }

  /** Those of another observation. */
  of(observed: Observed, bound: LinearBound): this {
    const { totals } = this.#reading;
    this.#observed = observed;
    this.#totals = totals.of(observed);
    this.#count = totals.count?.(observed) ?? this.#totals.length;
    this.#bound = bound;
    for (let index = 0; index < this.#count; index++)
      this.#excess[index] = this.#foundAt(index) - this.#allowedAt(index);
    return this;
  }

  fault(revision: Revision): Fault | null {
    const starts = new Starts(this.#isFromStart);
    for (let to = starts.first; to < this.#count; to++) {
      starts.add(this.#excess, to - 1);
      const end = this.#excess[to] as bigint;
      // What no start of the two that are furthest off breaks, none in between does.
      if (this.#isConvex && !this.#isBeyond(end - starts.least) && !this.#isBeyond(end - starts.most))
        continue;
      for (let from = starts.latest(to); from >= starts.earliest; from--) {
        if (this.#isBeyond(end - this.#excessAt(from)) && this.#isMeant(from, to))
          return this.#faultOf(from, to, revision);
      }
    }
    return null;
  }

  /** Where the largest share of what is allowed is used up, if that is more than `beyond`. */
  closest(beyond: Share | null): Closeness | null {
    const { once, scale, within, relation } = this.#bound;
    const { unit } = this.#reading;
    const sense = senseOf(relation);
    // An equality leaves no slack.
    if (sense === undefined) return null;
    if (within !== null) return this.#closestDistance(sense, within, beyond);
    if (this.#isFromStart) return this.#closestFromStart(sense);
    const window = closestWindow(this.#running(), once, beyond, (from, to) => this.#isMeant(from, to));
    return window && compared(unit, window.found, sense, window.allowed, scale);
  }

  /** The same of how far what was counted and what is due are apart. */
  #closestDistance(sense: Sense, allowed: bigint, beyond: Share | null): Closeness | null {
    const { once, scale } = this.#bound;
    const starts = new Starts(this.#isFromStart);
    let closest: Closeness | null = null;
    let share = beyond;
    for (let to = starts.first; to < this.#count; to++) {
      starts.add(this.#excess, to - 1);
      const due = (this.#excess[to] as bigint) - once;
      const furthest = greater(apart(due, starts.least), apart(due, starts.most));
      if (share !== null && this.#isConvex && !isCloser({ part: furthest, whole: allowed }, share)) continue;
      for (let from = starts.latest(to); from >= starts.earliest; from--) {
        const found = compared(this.#reading.unit, apart(due, this.#excessAt(from)), sense, allowed, scale);
        if (found === null || (share !== null && !isCloser(shareOf(found), share))) continue;
        if (!this.#isMeant(from, to)) continue;
        closest = found;
        share = shareOf(found);
      }
    }
    return closest;
  }

  #closestFromStart(sense: Sense): Closeness | null {
    let closest: Closeness | null = null;
    for (let to = 0; to < this.#count; to++) {
      if (!this.#isMeant(START, to)) continue;
      const { found, allowed } = this.#amountsIn(START, to);
      closest = closerOf(closest, compared(this.#reading.unit, found, sense, allowed, this.#bound.scale));
    }
    return closest;
  }

  /** Whether so much more than is allowed for time and pairs is not as the bound has it. */
  #isBeyond(excess: bigint): boolean {
    const { relation, within, once } = this.#bound;
    const sense = senseOf(relation);
    if (sense === undefined) return excess !== once;
    return within === null ? isViolated(excess, sense, once) : isViolated(apart(excess, once), sense, within);
  }

  /** Whether what lies between two amounts that are not beyond the bound is not beyond it either. */
  get #isConvex(): boolean {
    const { relation, within } = this.#bound;
    return within === null || relation === '<=' || relation === '<';
  }

  #running(): readonly Running[] {
    const points: Running[] = [];
    for (let index = 0; index < this.#count; index++)
      points.push({ found: this.#foundAt(index), allowed: this.#allowedAt(index) });
    return points;
  }

  #foundAt(index: number): bigint {
    return this.#reading.totals.counted(this.#totals[index] as Total) * this.#bound.scale;
  }

  #allowedAt(index: number): bigint {
    const { length, offered } = this.#reading.totals;
    const { perUnit, perPair } = this.#bound;
    const total = this.#totals[index] as Total;
    const ofTime = perUnit * BigInt(length(total));
    return perPair === 0n || offered === undefined ? ofTime : ofTime + perPair * offered(total);
  }

  #excessAt(index: number): bigint {
    return index === START ? 0n : (this.#excess[index] as bigint);
  }

  #amountsIn(from: number, to: number): Running {
    const found = this.#foundAt(to);
    const allowed = this.#allowedAt(to) + this.#bound.once;
    return from === START
      ? { found, allowed }
      : { found: found - this.#foundAt(from), allowed: allowed - this.#allowedAt(from) };
  }

  #isMeant(from: number, to: number): boolean {
    const given = this.#given;
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
    const { found, allowed } = this.#amountsIn(from, to);
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

/** Where a stretch may begin, and the least and the most that was in excess there. */
class Starts {
  readonly #isFromStart: boolean;
  least = 0n;
  most = 0n;

  constructor(isFromStart: boolean) {
    this.#isFromStart = isFromStart;
  }

  /** The first total at which a stretch may end. */
  get first(): number {
    return this.#isFromStart ? 0 : 1;
  }

  get earliest(): number {
    return this.#isFromStart ? START : 0;
  }

  /** The latest start of a stretch that ends there. */
  latest(to: number): number {
    return this.#isFromStart ? START : to - 1;
  }

  /** A stretch may begin there from now on. */
  add(excess: readonly bigint[], index: number): void {
    if (this.#isFromStart) return;
    const added = excess[index] as bigint;
    if (index === 0 || added < this.least) this.least = added;
    if (index === 0 || added > this.most) this.most = added;
  }
}

function greater(left: bigint, right: bigint): bigint {
  return left < right ? right : left;
}
