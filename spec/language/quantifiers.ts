import { type Closeness, closerOf, compared, isViolated, type Sense } from './closeness.ts';
import type { Conditional, Fault, Form, Judge, Mismatch, Of } from './law.ts';
import type { Revision } from './revision.ts';

/** A text, or how it is made of what it is about. */
type Words<Subject, Whole> = string | Of<Subject, string, Whole>;

/** given => holds; and what is expected and what is found where it does not. */
export interface Condition<Subject, Whole = unknown> extends Pick<Conditional<Subject, Whole>, 'given'> {
  readonly holds: Of<Subject, boolean, Whole>;
  readonly at?: Words<Subject, Whole>;
  readonly expected: Words<Subject, Whole>;
  readonly found: Words<Subject, Whole>;
}

/** Something is so. */
export function condition<Subject, Whole = unknown>(
  parts: Condition<Subject, Whole>,
): Form<Subject, Condition<Subject, Whole>, Whole> {
  return {
    parts,
    judgeBy: ({ given, holds, at = '', expected, found }) => ({
      fault(subject, revision, whole) {
        if (given !== undefined && !given(subject, revision, whole)) return null;
        if (holds(subject, revision, whole)) return null;
        const inWords = (words: Words<Subject, Whole>): string =>
          typeof words === 'string' ? words : words(subject, revision, whole);
        return { at: inWords(at), expected: inWords(expected), found: inWords(found) };
      },
    }),
  };
}

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

const always = (): boolean => true;
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
          return compared(unit, distance, 'less than', within, scale(subject, revision, whole));
        },
      };
    },
  };
}

function apart(left: bigint, right: bigint): bigint {
  return left < right ? right - left : left - right;
}

/** The things of one sort that an observation has, in order. */
export interface List<Observation, Item> {
  readonly of: (observation: Observation) => readonly Item[];
  /** How many of them belong to this case, where others may be left over from another. */
  readonly count?: (observation: Observation) => number;
  /** Which of them, counted from 1: "request 3". */
  readonly name: (item: Item, number: number, observation: Observation) => string;
}

/** The law holds of each thing of a list. The first that violates it is named. */
export function every<Observation, Item, Parts>(
  list: List<Observation, Item>,
  form: Form<Item, Parts, Observation>,
): Form<Observation, Parts> {
  return {
    parts: form.parts,
    judgeBy(parts) {
      const judge = form.judgeBy(parts);
      const { slack } = judge;
      const fault: Judge<Observation>['fault'] = (observation, revision) => {
        const items = list.of(observation);
        const end = list.count?.(observation) ?? items.length;
        for (let index = 0; index < end; index++) {
          const item = items[index] as Item;
          const found = judge.fault(item, revision, observation);
          if (found !== null) return within(list.name(item, index + 1, observation), found);
        }
        return null;
      };
      if (slack === undefined) return { fault };
      return {
        fault,
        slack(observation, revision, beyond) {
          const items = list.of(observation);
          const end = list.count?.(observation) ?? items.length;
          let closest: Closeness | null = null;
          for (let index = 0; index < end; index++) {
            closest = closerOf(closest, slack(items[index] as Item, revision, beyond, observation));
          }
          return closest;
        },
      };
    },
  };
}

/** A fault of a part, in the place that this has in the whole. */
function within(place: string, { at, ...mismatch }: Fault): Fault {
  return { at: at === '' ? place : `${place}, ${at}`, ...mismatch };
}

/** given => holds of two things of a list, the one before the other. */
export interface PairCondition<Item> {
  readonly given?: (left: Item, right: Item) => boolean;
  readonly holds: (left: Item, right: Item) => boolean;
  readonly at: (left: Item, right: Item) => string;
  readonly expected: (left: Item, right: Item) => string;
  readonly found: (left: Item, right: Item) => string;
}

/** The law holds of each two things of a list. */
export function everyPair<Observation, Item>(
  list: Omit<List<Observation, Item>, 'name'>,
  { given = always, holds, at, expected, found }: PairCondition<Item>,
): Form<Observation, Conditional> {
  const fault: Judge<Observation>['fault'] = (observation) => {
    const items = list.of(observation);
    const end = list.count?.(observation) ?? items.length;
    for (let second = 1; second < end; second++) {
      const right = items[second] as Item;
      for (let first = 0; first < second; first++) {
        const left = items[first] as Item;
        if (!given(left, right) || holds(left, right)) continue;
        return { at: at(left, right), expected: expected(left, right), found: found(left, right) };
      }
    }
    return null;
  };
  return { parts: {}, judgeBy: () => ({ fault }) };
}
