import type { Revision } from './revision.ts';
import type { Statement } from './statement.ts';
import { type Mismatch, textOf, type Violation } from './violation.ts';
import { PRINTED, wordingOf } from './wording.ts';

/** A condition on one thing that was observed. */
export type Condition<T> = (item: T, revision: Revision) => boolean;

/**
 * What a statement asks of each thing that was observed. `terms` are quantities that a wording may give another meaning.
 */
export interface Law<T, Terms = unknown> {
  readonly name: string;
  /** In the symbols of the draft. */
  readonly formula: string;
  /** Where it asks anything, condition by condition. A wording adds one, or puts another in the place of one. */
  readonly when: Readonly<Record<string, Condition<T>>>;
  readonly terms?: Terms;
  /** Null where it holds. */
  violation(item: T, revision: Revision, terms: Terms): Mismatch | null;
}

/** What a wording changes in a law. */
export interface SideCondition<T, Terms> {
  readonly when?: Readonly<Record<string, Condition<T>>>;
  readonly terms?: Partial<Terms>;
}

/** One part of a wording: the side conditions that it puts on laws, and how the sentence says so. */
export interface WordingPart<T, Terms = unknown> {
  /** By the name of the law. */
  readonly laws: Readonly<Record<string, SideCondition<T, Terms>>>;
  /** What it says instead of words of the printed sentence. */
  readonly instead?: readonly [printed: string, reworded: string];
  /** What it adds to the sentence. */
  readonly adds?: string;
}

/** Some things that were observed: a list of which the first `count` belong to the case. */
export interface Observed<T> {
  readonly count: number;
  readonly items: readonly T[];
}

/** A statement on each of some things that were observed. */
export interface EveryStatement<O, T, Terms>
  extends Pick<Statement<O>, 'id' | 'clause' | 'sentence' | 'hypotheses'> {
  /** What a formula for all laws together says, where that says more than each of them. */
  readonly formula?: string;
  readonly laws: readonly Law<T, Terms>[];
  readonly wordings?: Readonly<Record<string, WordingPart<T, Terms>>>;
}

/** The laws of a statement as a revision words them. */
interface Worded<T, Terms> {
  readonly law: Law<T, Terms>;
  readonly when: readonly Condition<T>[];
  readonly terms: Terms;
}

/** What each of some things is called where one of them violates a law. */
export type Naming<T> = (item: T, index: number) => string;

/**
 * A statement that holds where each law holds of each thing that was observed. `itemsOf` says which these are; the first
 * that violates a law is what is reported.
 */
export function every<O, T, Terms = unknown>(
  itemsOf: (observation: O) => readonly T[],
  countOf: (observation: O) => number,
  nameOf: Naming<T>,
  statement: EveryStatement<O, T, Terms>,
): LawStatement<O> {
  const { laws, wordings = {}, formula = laws.map((law) => law.formula).join('; '), ...rest } = statement;
  let last: Revision | null = null;
  let worded: readonly Worded<T, Terms>[] = [];

  function violation(observation: O, revision: Revision): Violation | null {
    if (revision !== last) {
      worded = lawsWorded(laws, partsOf(rest.id, revision, wordings));
      last = revision;
    }
    const items = itemsOf(observation);
    const count = countOf(observation);
    for (let index = 0; index < count; index++) {
      const item = items[index] as T;
      for (const { law, when, terms } of worded) {
        if (!holdAll(when, item, revision)) continue;
        const mismatch = law.violation(item, revision, terms);
        if (mismatch !== null) return { law: law.name, at: nameOf(item, index), ...mismatch };
      }
    }
    return null;
  }

  return {
    ...rest,
    formula,
    laws: laws.map((law) => ({ name: law.name, formula: law.formula })),
    wordings: sentencesOf(rest.sentence, wordings),
    violation,
    breach(observation, revision) {
      const found = violation(observation, revision);
      return found === null ? null : textOf(found);
    },
  };
}

/** A statement whose laws, wordings and violations are data. */
export interface LawStatement<O> extends Statement<O> {
  readonly laws: readonly { readonly name: string; readonly formula: string }[];
  /** By the parts that a wording has, joined by +: its sentence. */
  readonly wordings: Readonly<Record<string, string>>;
  violation(observation: O, revision: Revision): Violation | null;
}

/** A loop, since it runs for every law, thing and case. */
function holdAll<T>(conditions: readonly Condition<T>[], item: T, revision: Revision): boolean {
  for (const condition of conditions) if (!condition(item, revision)) return false;
  return true;
}

function partsOf<T, Terms>(
  id: string,
  revision: Revision,
  wordings: Readonly<Record<string, WordingPart<T, Terms>>>,
): readonly WordingPart<T, Terms>[] {
  const wording = wordingOf(id, revision);
  if (wording === PRINTED) return [];
  return wording.split('+').map((name) => {
    const part = wordings[name];
    if (part === undefined) throw new Error(`${id} has no wording ${wording}`);
    return part;
  });
}

function lawsWorded<T, Terms>(
  laws: readonly Law<T, Terms>[],
  parts: readonly WordingPart<T, Terms>[],
): readonly Worded<T, Terms>[] {
  return laws.map((law) => {
    const sides = parts.flatMap((part) => part.laws[law.name] ?? []);
    const when = Object.assign({}, law.when, ...sides.map((side) => side.when ?? {}));
    const terms = Object.assign({}, law.terms, ...sides.map((side) => side.terms ?? {}));
    return { law, when: Object.values<Condition<T>>(when), terms };
  });
}

/** The sentence of every combination of parts, each in the order of the parts. */
function sentencesOf<T, Terms>(
  printed: string,
  wordings: Readonly<Record<string, WordingPart<T, Terms>>>,
): Readonly<Record<string, string>> {
  const sentences = new Map([['', printed]]);
  for (const [name, part] of Object.entries(wordings)) {
    for (const [parts, sentence] of [...sentences]) {
      sentences.set(parts === '' ? name : `${parts}+${name}`, reword(sentence, part));
    }
  }
  sentences.delete('');
  return Object.fromEntries(sentences);
}

function reword<T, Terms>(sentence: string, { instead, adds }: WordingPart<T, Terms>): string {
  const [from, to] = instead ?? ['', ''];
  if (!sentence.includes(from)) throw new Error(`a wording puts words in the place of others: ${from}`);
  const changed = from === '' ? sentence : sentence.replace(from, to);
  return adds === undefined ? changed : `${changed.slice(0, -1)}, ${adds}.`;
}
