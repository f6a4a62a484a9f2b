import { type Closeness, closerOf, compared, isViolated, type Sense } from './closeness.ts';
import type { Conditional, Fault, Form, Judge, Mismatch, Of, Words } from './law.ts';
import type { Revision } from './revision.ts';

/** Two amounts that were compared, and how; nothing is said of the sense where they are to be equal. */
export type Amounts = Omit<Closeness, 'sense'> & { readonly sense?: Sense };

/** What of a subject is compared. Both amounts are whole numbers of so many parts, `scale`, of a unit. */
interface Sides<Subject, Whole> extends Conditional<Subject, Whole> {
  readonly unit: string;
  readonly scale?: Of<Subject, bigint, Whole>;
  readonly found: Of<Subject, bigint, Whole>;
  readonly at?: Words<Subject, Whole>;
  /** What is said where the law does not hold; left out, both amounts with their unit. */
  readonly says?: (amounts: Amounts, subject: Subject, revision: Revision, whole: Whole) => Mismatch;
}

/** found <= allowed, or as the sense has it. `onTop` is allowed as well. */
export interface Inequality<Subject, Whole = unknown> extends Sides<Subject, Whole> {
  readonly sense: Sense;
  readonly allowed: Of<Subject, bigint, Whole>;
}

type InequalityForm<Subject, Whole> = Form<Subject, Inequality<Subject, Whole>, Whole>;
type Bound<Subject, Whole> = Omit<Inequality<Subject, Whole>, 'sense'>;

export function atMost<Subject, Whole = unknown>(
  bound: Bound<Subject, Whole>,
): InequalityForm<Subject, Whole> {
  return inequality({ ...bound, sense: 'at most' });
}

export function lessThan<Subject, Whole = unknown>(
  bound: Bound<Subject, Whole>,
): InequalityForm<Subject, Whole> {
  return inequality({ ...bound, sense: 'less than' });
}

export function atLeast<Subject, Whole = unknown>(
  bound: Bound<Subject, Whole>,
): InequalityForm<Subject, Whole> {
  return inequality({ ...bound, sense: 'at least' });
}

export function moreThan<Subject, Whole = unknown>(
  bound: Bound<Subject, Whole>,
): InequalityForm<Subject, Whole> {
  return inequality({ ...bound, sense: 'more than' });
}

/** One comparison, from which verdict, message and slack follow. */
function inequality<Subject, Whole>(parts: Inequality<Subject, Whole>): InequalityForm<Subject, Whole> {
  return {
    parts,
    judgeBy(taken) {
      const { given = always, unit, scale = undivided, found, sense, allowed, onTop } = taken;
      const limit = onTop === undefined ? allowed : sumOf(allowed, onTop);
      return {
        fault(subject, revision, whole) {
          if (!given(subject, revision, whole)) return null;
          const amount = found(subject, revision, whole);
          const bound = limit(subject, revision, whole);
          if (!isViolated(amount, sense, bound)) return null;
          const amounts = {
            unit,
            scale: scale(subject, revision, whole),
            found: amount,
            sense,
            allowed: bound,
          };
          return faultOf(taken, amounts, subject, revision, whole);
        },
        slack(subject, revision, _beyond, whole) {
          if (!given(subject, revision, whole)) return null;
          const amount = found(subject, revision, whole);
          const bound = limit(subject, revision, whole);
          return compared(unit, amount, sense, bound, scale(subject, revision, whole));
        },
      };
    },
  };
}

const undivided = (): bigint => 1n;

function sumOf<Subject, Whole>(
  first: Of<Subject, bigint, Whole>,
  second: Of<Subject, bigint, Whole>,
): Of<Subject, bigint, Whole> {
  return (subject, revision, whole) => first(subject, revision, whole) + second(subject, revision, whole);
}

function faultOf<Subject, Whole>(
  { at = '', says }: Sides<Subject, Whole>,
  amounts: Amounts,
  subject: Subject,
  revision: Revision,
  whole: Whole,
): Fault {
  const place = typeof at === 'string' ? at : at(subject, revision, whole);
  return { at: place, ...(says?.(amounts, subject, revision, whole) ?? inUnits(amounts)) };
}

function inUnits({ unit, scale, found, sense, allowed }: Amounts): Mismatch {
  const bound = `${allowed / scale} ${unit}`;
  return {
    expected: sense === undefined ? bound : `${sense} ${bound}`,
    found: `${found / scale} ${unit}`,
  };
}

/** found = due; with an allowance, less than that apart. Only then is there any slack. */
export interface Equality<Subject, Whole = unknown> extends Sides<Subject, Whole> {
  readonly due: Of<Subject, bigint, Whole>;
}

export function equal<Subject, Whole = unknown>(
  parts: Equality<Subject, Whole>,
): Form<Subject, Equality<Subject, Whole>, Whole> {
  return {
    parts,
    judgeBy(taken) {
      const { given = always, unit, scale = undivided, found, due, onTop } = taken;
      const fault: Judge<Subject, Whole>['fault'] = (subject, revision, whole) => {
        if (!given(subject, revision, whole)) return null;
        const amount = found(subject, revision, whole);
        const exact = due(subject, revision, whole);
        if (amount === exact) return null;
        if (onTop !== undefined && apart(amount, exact) < onTop(subject, revision, whole)) return null;
        const amounts = { unit, scale: scale(subject, revision, whole), found: amount, allowed: exact };
        return faultOf(taken, amounts, subject, revision, whole);
      };
      if (onTop === undefined) return { fault };
      return {
        fault,
        slack(subject, revision, _beyond, whole) {
          if (!given(subject, revision, whole)) return null;
          const distance = apart(found(subject, revision, whole), due(subject, revision, whole));
          const within = onTop(subject, revision, whole);
          const sense = within === 0n ? 'at most' : 'less than';
          return compared(unit, distance, sense, within, scale(subject, revision, whole));
        },
      };
    },
  };
}

/** A range, and what was found. */
export interface Spread extends Omit<Amounts, 'allowed' | 'sense'> {
  readonly least: bigint;
  readonly most: bigint;
}

/** least <= found <= most. Where both ends are one function, it is an equality, and there is no slack. */
export interface Range<Subject, Whole = unknown> extends Omit<Sides<Subject, Whole>, 'says'> {
  readonly least: Of<Subject, bigint, Whole>;
  readonly most: Of<Subject, bigint, Whole>;
  readonly says: (spread: Spread, subject: Subject) => Mismatch;
}

export function between<Subject, Whole = unknown>(
  parts: Range<Subject, Whole>,
): Form<Subject, Range<Subject, Whole>, Whole> {
  return {
    parts,
    judgeBy({ given = always, unit, scale = undivided, least, found, most, says }) {
      const judge: Judge<Subject, Whole> = {
        fault(subject, revision, whole) {
          if (!given(subject, revision, whole)) return null;
          const amount = found(subject, revision, whole);
          const low = least(subject, revision, whole);
          const high = most(subject, revision, whole);
          if (low <= amount && amount <= high) return null;
          const parts = scale(subject, revision, whole);
          return { at: '', ...says({ unit, scale: parts, least: low, found: amount, most: high }, subject) };
        },
      };
      if (least === most) return judge;
      return {
        ...judge,
        slack(subject, revision, _beyond, whole) {
          if (!given(subject, revision, whole)) return null;
          const amount = found(subject, revision, whole);
          const low = least(subject, revision, whole);
          const high = most(subject, revision, whole);
          const parts = scale(subject, revision, whole);
          const above = compared(unit, amount, 'at least', low, parts);
          return closerOf(above, compared(unit, amount, 'at most', high, parts));
        },
      };
    },
  };
}

function apart(left: bigint, right: bigint): bigint {
  return left < right ? right - left : left - right;
}

function always(): boolean {
  return true;
}
