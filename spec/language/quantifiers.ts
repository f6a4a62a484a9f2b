import { type Closeness, closerOf, type Share } from './closeness.ts';
import { type Conditional, type Fault, type Form, type Judge, judged, type Of, type Words } from './law.ts';
import type { Revision } from './revision.ts';

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

/** The things of one sort that an observation has, in order. */
export interface List<Observation, Item> {
  readonly of: (observation: Observation) => readonly Item[];
  /** How many of them belong to this case, where others may be left over from another. */
  readonly count?: (observation: Observation) => number;
  /** Where the law begins, where not with the first. */
  readonly from?: number;
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
    judgeBy(parts, formula) {
      const judge = form.judgeBy(parts, formula);
      const { slack } = judge;
      const { from = 0 } = list;
      const fault: Judge<Observation>['fault'] = (observation, revision) => {
        const items = list.of(observation);
        const end = list.count?.(observation) ?? items.length;
        for (let index = from; index < end; index++) {
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
          for (let index = from; index < end; index++) {
            closest = closerOf(closest, slack(items[index] as Item, revision, beyond, observation));
          }
          return closest;
        },
      };
    },
  };
}

/** The law holds of a part that an observation has, if it has it. */
export function ofPart<Observation, Part, Parts>(
  partOf: (observation: Observation) => Part | null,
  form: Form<Part, Parts, Observation>,
): Form<Observation, Parts> {
  return {
    parts: form.parts,
    judgeBy(parts, formula) {
      const { fault, slack } = form.judgeBy(parts, formula);
      return {
        fault(observation, revision) {
          const part = partOf(observation);
          return part === null ? null : fault(part, revision, observation);
        },
        ...(slack && {
          slack(observation: Observation, revision: Revision, beyond: Share | null) {
            const part = partOf(observation);
            return part === null ? null : slack(part, revision, beyond, observation);
          },
        }),
      };
    },
  };
}

/** A fault of a part, in the place that this has in the whole. */
function within(place: string, { at, ...mismatch }: Fault): Fault {
  return { at: at === '' || place === '' ? place + at : `${place}, ${at}`, ...mismatch };
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
  { given, holds, at, expected, found }: PairCondition<Item>,
): Form<Observation, Conditional> {
  const fault: Judge<Observation>['fault'] = (observation) => {
    const items = list.of(observation);
    const end = list.count?.(observation) ?? items.length;
    for (let second = 1; second < end; second++) {
      const right = items[second] as Item;
      for (let first = 0; first < second; first++) {
        const left = items[first] as Item;
        if ((given !== undefined && !given(left, right)) || holds(left, right)) continue;
        return { at: at(left, right), expected: expected(left, right), found: found(left, right) };
      }
    }
    return null;
  };
  return judged({ fault });
}
