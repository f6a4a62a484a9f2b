import { type Closeness, closerOf, type Share } from './closeness.ts';
import type { HypothesisName } from './hypotheses.ts';
import {
  describeViolation,
  formulaUnder,
  type Judge,
  type Law,
  sentenceUnder,
  type Violation,
} from './law.ts';
import type { Origin } from './origin.ts';
import type { Revision } from './revision.ts';
import { partsOf, wordingOf } from './wording.ts';

export { HYPOTHESES, type HypothesisName } from './hypotheses.ts';

/** What a statement is: a sentence, and the laws over data that say the same. */
export interface Claim<Observation> {
  /** A check as section 8 of the draft names it, or a claim as its theorem words it: `T-RC-1/accepts-honest`. */
  readonly id: StatementId;
  /** The section of the draft that it comes from. */
  readonly clause: string;
  /** Who says it. */
  readonly origin: Origin;
  /** The claim in one English sentence. */
  readonly sentence: string;
  /** What the draft assumes for it, by name (section 1.3, 1.4). */
  readonly hypotheses: readonly HypothesisName[];
  /** What is judged, in this order: nothing that the sentence does not say. */
  readonly laws: readonly Law<Observation>[];
  /** How a violation reads; left out, as what was expected and what was found. */
  readonly describe?: (violation: Violation) => string;
}

/**
 * One claim of the draft, as laws over what was observed. It knows no runner, no generator and no implementation.
 */
export interface Statement<Observation> extends Required<Claim<Observation>> {
  /** The formulas of all laws, in the symbols of section 1.1. */
  readonly formula: string;
  /** The side conditions that a revision can take, in the order in which a wording names them. */
  readonly sideConditions: readonly string[];
  /** Its laws in the wording that a revision takes; made once for each wording. */
  judgesOn(revision: Revision): readonly NamedJudge<Observation>[];
}

/** A judge with the law that it judges by. */
export interface NamedJudge<Observation> extends Judge<Observation> {
  readonly law: string;
}

/** A statement from its sentence and its laws. */
export function statement<Observation>(claim: Claim<Observation>): Statement<Observation> {
  const { id, laws } = claim;
  const judges = new Map<string, readonly NamedJudge<Observation>[]>();
  const sideConditions = [...new Set(laws.flatMap((each) => Object.keys(each.sideConditions)))];
  return {
    describe: describeViolation,
    ...claim,
    formula: inARow(laws.map(({ formula }) => formula)),
    sideConditions,
    judgesOn(revision) {
      const wording = wordingOf(id, revision);
      const printed = revision.formulas[id];
      const key = printed === undefined ? wording : `${wording} ${printed}`;
      const known = judges.get(key);
      if (known !== undefined) return known;
      const parts = partsOf(wording);
      if (!parts.every((part) => sideConditions.includes(part)))
        throw new Error(`${id} has no wording ${wording}`);
      const made = laws.map(
        (each): NamedJudge<Observation> => ({ ...each.judgeUnder(parts, printed), law: each.name }),
      );
      judges.set(key, made);
      return made;
    },
  };
}

/** What violates a statement in an observation, by the first law that does not hold; null where all do. */
export function violationOf<Observation>(
  statement: Statement<Observation>,
  observation: Observation,
  revision: Revision,
): Violation | null {
  for (const judge of statement.judgesOn(revision)) {
    const fault = judge.fault(observation, revision, observation);
    if (fault !== null) return { law: judge.law, ...fault };
  }
  return null;
}

/** The same as a person reads it. */
export function breachOf<Observation>(
  statement: Statement<Observation>,
  observation: Observation,
  revision: Revision,
): string | null {
  const violation = violationOf(statement, observation, revision);
  return violation && statement.describe(violation);
}

/** Of the inequalities among its laws, the one that an observation comes closest to violating; see `Judge.slack`. */
export function slackOf<Observation>(
  statement: Statement<Observation>,
  observation: Observation,
  revision: Revision,
  beyond: Share | null,
): Closeness | null {
  let closest: Closeness | null = null;
  for (const judge of statement.judgesOn(revision)) {
    if (judge.slack !== undefined)
      closest = closerOf(closest, judge.slack(observation, revision, beyond, observation));
  }
  return closest;
}

/** Whether an observation uses up all that an inequality of its laws allows, and no more. */
export function isAtBound<Observation>(
  statement: Statement<Observation>,
  observation: Observation,
  revision: Revision,
): boolean {
  const slack = slackOf(statement, observation, revision, null);
  return slack !== null && slack.found === slack.allowed;
}

/** Whether one of the laws is an inequality in the wording that a revision takes. */
export function hasSlack(statement: Statement<never>, revision: Revision): boolean {
  return statement.judgesOn(revision).some(({ slack }) => slack !== undefined);
}

/** The sentence of a statement in a wording, composed of the one that the draft has and the side conditions. */
export function sentenceIn({ sentence, laws }: Statement<never>, wording: string): string {
  const named = new Map(laws.flatMap(({ sideConditions }) => Object.entries(sideConditions)));
  return sentenceUnder(
    sentence,
    partsOf(wording).flatMap((part) => named.get(part) ?? []),
  );
}

/** A law as a wording has it. */
export interface WordedLaw extends Pick<Law<never>, 'name' | 'formula' | 'isJudgedByFormula'> {}

/** The laws of a statement in a wording, with the formula that a revision prints in place of its own. */
export function lawFormulasIn(
  { laws }: Statement<never>,
  wording: string,
  printed?: string,
): readonly WordedLaw[] {
  const parts = partsOf(wording);
  return laws.map(({ name, formula, isJudgedByFormula, sideConditions }) => {
    const taken = parts.flatMap((part) => sideConditions[part] ?? []);
    return { name, formula: formulaUnder(printed ?? formula, taken), isJudgedByFormula };
  });
}

/** The formulas of a statement in a wording. */
export function formulaIn(statement: Statement<never>, wording: string, printed?: string): string {
  return inARow(lawFormulasIn(statement, wording, printed).map(({ formula }) => formula));
}

/** Each once: two laws may be two halves of one formula. */
function inARow(formulas: readonly string[]): string {
  return [...new Set(formulas)].join('; ');
}

/** One of the checks of section 8 of the draft, as it names them: `T-RC-1.A`. */
export type CheckId = `T-${string}`;
/** A claim of a theorem in its full wording: the theorem, and which of its claims. */
export type ClaimId = `${string}/${string}`;
/** What a verdict is about. */
export type StatementId = CheckId | ClaimId;

/** Whether a statement is one of the checks; every other is a claim. */
export function isCheck({ id }: { readonly id: StatementId }): boolean {
  return !id.includes('/');
}
