import type { Closeness, Share } from './closeness.ts';
import type { Revision } from './revision.ts';

/** What should be there, and what is. */
export interface Mismatch {
  readonly expected: string;
  readonly found: string;
}

/** A mismatch and its place in the observation; empty where the observation is one thing. */
export interface Fault extends Mismatch {
  readonly at: string;
}

/** Which law an observation violates, where, and how. */
export interface Violation extends Fault {
  readonly law: string;
}

/** A violation as a person reads it. */
export function describeViolation({ at, expected, found }: Fault): string {
  const mismatch = `expected ${expected}, found ${found}`;
  return at === '' ? mismatch : `${at}: ${mismatch}`;
}

/** Holds one thing, which may be part of a whole, to what a law asks of it. */
export interface Judge<Subject, Whole = unknown> {
  /** Null where the law holds. Called for every case: a fault is made only where there is one. */
  fault(subject: Subject, revision: Revision, whole: Whole): Fault | null;
  /**
   * Of an inequality: what was found and what is allowed where the largest share of that is used up. Beyond what is
   * allowed where the inequality is violated. Null where nothing is compared, and where nothing is closer than `beyond`.
   */
  slack?(subject: Subject, revision: Revision, beyond: Share | null, whole: Whole): Closeness | null;
}

/** The form of a law: its parts, which side conditions change, and how something is held to them. */
export interface Form<Subject, Parts, Whole = unknown> {
  readonly parts: Parts;
  /** `formula` is that of the law under the side conditions that changed `parts`; a form may judge by it alone. */
  judgeBy(parts: Parts, formula: string): Judge<Subject, Whole>;
}

/** The form of a law that is judged in a way of its own, and has no side conditions. */
export function judged<Subject>(judge: Judge<Subject>): Form<Subject, Conditional> {
  return { parts: {}, judgeBy: () => judge };
}

/** Something that is read off a subject, on a revision; and off the whole that it is part of, where there is one. */
export type Of<Subject, Value, Whole = unknown> = (
  subject: Subject,
  revision: Revision,
  whole: Whole,
) => Value;

/** A text, or how it is made of what it is about. */
export type Words<Subject, Whole = unknown> = string | Of<Subject, string, Whole>;

/** What the parts of any law may have for side conditions to change. */
export interface Conditional<Subject = never, Whole = never> {
  /** The premise: of what else the law says nothing. */
  readonly given?: Of<Subject, boolean, Whole>;
}

interface Worded {
  readonly words: string;
  readonly formula: string;
}

/** A law of this form has no parts of its own: the formula is all of it, and side conditions change its text. */
export interface JudgedByFormula extends Conditional {
  readonly judgedBy: 'formula';
}

/** A law that is judged by its parts needs its premise beside the words; one that is judged by its formula does not. */
type Premise<Parts> = Parts extends JudgedByFormula
  ? Worded
  : Worded & { readonly given: NonNullable<(Parts & Conditional)['given']> };

/**
 * A condition under which a law holds and that the draft does not print: a premise, an allowance, a replacement, or some
 * of them that go together. A revision takes side conditions by name; that is its wording of the statement.
 */
export interface SideCondition<Parts extends Conditional> {
  /** "Where `words`, ...": the law says nothing else. */
  readonly premise?: Premise<Parts>;
  /** "..., not counting `words`": so much may come on top of what the formula allows. */
  readonly allowance?: Parts extends JudgedByFormula ? Worded : never;
  /** Phrases of the sentence and the formula, each with what stands in its place, and parts of the law likewise. */
  readonly replacement?: {
    readonly words: Readonly<Record<string, string>>;
    readonly parts?: Partial<Parts>;
  };
}

/** Side conditions by name. */
export type SideConditions<Parts extends Conditional> = Readonly<Record<string, SideCondition<Parts>>>;

/** One law of a statement: a name, a formula in the symbols of the draft, and what it asks of an observation. */
export interface Law<Observation> {
  readonly name: string;
  readonly formula: string;
  /** Whether the formula itself is what is judged. */
  readonly isJudgedByFormula: boolean;
  readonly sideConditions: SideConditions<Conditional>;
  /** The law under some of its side conditions, with the formula that a revision prints in place of its own. */
  judgeUnder(names: readonly string[], printed?: string): Judge<Observation>;
}

/** A law. Each of its side conditions stands beside it, once. */
export function law<Observation, Parts extends Conditional>(
  name: string,
  formula: string,
  form: Form<Observation, Parts>,
  sideConditions: SideConditions<NoInfer<Parts>> = {},
): Law<Observation> {
  const judgeUnder = (names: readonly string[], printed = formula): Judge<Observation> => {
    const taken = names.flatMap((each) => sideConditions[each] ?? []);
    return form.judgeBy(changedBy(form.parts, taken), formulaUnder(printed, taken));
  };
  // A formula that cannot be judged is an error where it stands, and not when a case first comes by.
  for (const names of [[], ...Object.keys(sideConditions).map((each) => [each])]) judgeUnder(names);
  return {
    name,
    formula,
    isJudgedByFormula: 'judgedBy' in (form.parts as object),
    sideConditions: sideConditions as SideConditions<Conditional>,
    judgeUnder,
  };
}

/** Replacements first: a premise goes with whatever stands in the place of the one that is printed. */
function changedBy<Parts extends Conditional>(parts: Parts, taken: readonly SideCondition<Parts>[]): Parts {
  const replacing: Parts = Object.assign({}, parts, ...taken.map(({ replacement }) => replacement?.parts));
  return taken.reduce<Parts>((changed, { premise }) => {
    const { given } = (premise ?? {}) as Conditional;
    return Object.assign(changed, given && { given: both(changed.given, given) });
  }, replacing);
}

type Given = Conditional['given'];
function both(first: Given, second: NonNullable<Given>): Given {
  if (first === undefined) return second;
  return (subject, revision, whole) => first(subject, revision, whole) && second(subject, revision, whole);
}

type AnySideCondition = Pick<SideCondition<JudgedByFormula>, 'premise' | 'allowance'> &
  Pick<SideCondition<Conditional>, 'replacement'>;

/** The sentence of a statement under some side conditions of its laws. */
export function sentenceUnder(sentence: string, conditions: readonly AnySideCondition[]): string {
  const allowed = conditions.flatMap(({ allowance }) =>
    allowance ? [`, not counting ${allowance.words}`] : [],
  );
  const premises = conditions.flatMap(({ premise }) => premise?.words ?? []);
  const claim = `${replaced(sentence, conditions).replace(/\.$/, '')}${allowed.join('')}.`;
  return premises.length === 0 ? claim : `Where ${premises.join(' and ')}, ${withSmallInitial(claim)}`;
}

/** The formula of a law under some of its side conditions. */
export function formulaUnder(formula: string, conditions: readonly AnySideCondition[]): string {
  const allowed = conditions.flatMap(({ allowance }) => (allowance ? [` + ${allowance.formula}`] : []));
  const premises = conditions.flatMap(({ premise }) => premise?.formula ?? []);
  const claim = `${replaced(formula, conditions)}${allowed.join('')}`;
  return premises.length === 0 ? claim : `${premises.join(' and ')} => ${claim}`;
}

/** First of all, so that each phrase is found, and wherever it stands. */
function replaced(text: string, conditions: readonly AnySideCondition[]): string {
  const phrases = conditions.flatMap(({ replacement }) => Object.entries(replacement?.words ?? {}));
  return phrases.reduce((worded, [phrase, other]) => worded.replaceAll(phrase, () => other), text);
}

/** A sentence as it goes on behind another: symbols keep their capitals. */
function withSmallInitial(sentence: string): string {
  const isWord = /^([A-Z][a-z]+|A)[ ,]/.test(sentence);
  return isWord ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}
