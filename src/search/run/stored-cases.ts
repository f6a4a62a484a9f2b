import {
  CHOICES,
  type Choice,
  choiceOf,
  ruleChoiceOf,
  type StepChoice,
} from '../../../spec/language/choices.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import { violationOf } from '../../../spec/language/statement.ts';
import type { RuleChoice, RuleName } from '../../../spec/rules/catalogue.ts';
import { withRules } from '../../revision/build.ts';
import type { DescribedStep } from '../case/described-step.ts';
import { playDescribed, UnplayableScript } from '../case/play.ts';
import type { Scenario, World } from '../case/scenario.ts';
import type { AnyBinding } from '../trial/binding.ts';
import { grantsOf } from '../trial/open-choices.ts';
import type { BreakingReading, Counterexample, PlayedScript } from '../trial/verdict.ts';

/** A case that an earlier search kept, in protocol terms. */
export interface StoredCase {
  readonly check: StatementId;
  /** The choices that it takes. */
  readonly breaks: readonly Choice[];
  readonly script: PlayedScript;
  /** The rules of the revision that it was found on; null where that is not known. */
  readonly rules: Revision['rules'] | null;
  /** The file and the place in it, as a person reads it. */
  readonly source: string;
}

/** A kept case that breaks a statement, as it goes on the revision at hand. */
export interface StoredBreak {
  readonly source: string;
  readonly counterexample: Counterexample;
}

/** What kept cases say of a statement on a revision. */
export interface StoredOutcome {
  readonly broken: StoredBreak | null;
  /** Of a check, which is read as the revision reads it: what breaks it under another reading. Empty for a claim. */
  readonly readings: readonly BreakingReading[];
}

type AnyScenario = Scenario<World<unknown>, unknown>;

/** Plays kept cases for a statement on a revision, under its own choices and, of a check, under all that is left silent. */
export function playStoredCases(
  binding: AnyBinding,
  revision: Revision,
  cases: readonly StoredCase[],
): StoredOutcome {
  const broken = firstBreaking(binding, revision, cases);
  if (broken !== null || binding.silence === 'open') return { broken, readings: [] };
  return { broken, readings: breakingReadings(binding, revision, cases) };
}

function breakingReadings(
  binding: AnyBinding,
  revision: Revision,
  cases: readonly StoredCase[],
): readonly BreakingReading[] {
  const open = new Set(grantsOf({ ...binding, silence: 'open' }, revision));
  const found: BreakingReading[] = [];
  for (const stored of cases) {
    const [picks = []] = pickings(stored, revision, open);
    const readings = picks.map(choiceOf);
    if (readings.length === 0 || found.some((each) => isPartOf(each.readings, readings))) continue;
    const breaks = playStored(binding, revision, stored, picks, open) !== null;
    if (breaks) found.push({ readings, source: stored.source });
  }
  return found.filter(
    ({ readings }) =>
      !found.some((each) => each.readings.length < readings.length && isPartOf(each.readings, readings)),
  );
}

function isPartOf(part: readonly Choice[], whole: readonly Choice[]): boolean {
  return part.every((choice) => whole.includes(choice));
}

/**
 * The first of some kept cases that breaks a statement on a revision, whichever statement it was found for: its steps
 * are those that the adversary of this one may take, and it picks no reading that the revision does not leave open.
 * Those that were found for the statement go first, then the shorter ones.
 */
function firstBreaking(
  binding: AnyBinding,
  revision: Revision,
  cases: readonly StoredCase[],
): StoredBreak | null {
  const grants = new Set(grantsOf(binding, revision));
  const { id } = binding.statement;
  const rank = ({ check, script }: StoredCase): number => script.steps.length + (check === id ? 0 : 1e6);
  for (const stored of cases.toSorted((left, right) => rank(left) - rank(right))) {
    for (const picks of pickings(stored, revision, grants)) {
      const counterexample = playStored(binding, revision, stored, picks, grants);
      if (counterexample !== null) return { source: stored.source, counterexample };
    }
  }
  return null;
}

/** Whether a scenario has the steps and the setting of a kept case. */
export function hasWorldOf({ steps, setting }: AnyScenario, { script }: StoredCase): boolean {
  const names = Object.keys(script.setting);
  return (
    names.length === setting.length &&
    setting.every(({ name }) => names.includes(name)) &&
    script.steps.every(({ step }) => steps.some(({ name }) => name === step))
  );
}

/**
 * The readings to play a case under: those that it picks, as far as they are open, and where that differs, these with
 * what the revision that it was found on had otherwise, as far as that is open here.
 */
function pickings(
  { breaks, rules }: StoredCase,
  revision: Revision,
  grants: ReadonlySet<Choice>,
): readonly (readonly RuleChoice[])[] {
  const isOpen = (choice: RuleChoice): boolean =>
    revision.rules[choice.rule] !== choice.take && grants.has(choiceOf(choice));
  const asked = breaks.map(ruleChoiceOf).filter((choice) => choice !== null);
  const picked = asked.filter(isOpen);
  const foundUnder = Object.entries(rules ?? {}) as readonly (readonly [RuleName, string])[];
  const carried = foundUnder
    .filter(([rule]) => !asked.some((choice) => choice.rule === rule))
    .map(([rule, take]) => ({ rule, take }) as RuleChoice)
    .filter(isOpen);
  return carried.length === 0 ? [picked] : [picked, [...picked, ...carried]];
}

function playStored(
  binding: AnyBinding,
  base: Revision,
  { script }: StoredCase,
  picks: readonly RuleChoice[],
  grants: ReadonlySet<Choice>,
): Counterexample | null {
  const revision = withRules(base, picks);
  const scenario = binding.scenario(revision);
  const taken = new Set<StepChoice>();
  for (const { step } of script.steps) {
    const choice = scenario.steps.find(({ name }) => name === step)?.choice;
    if (choice === undefined || (choice !== null && !grants.has(choice))) return null;
    if (choice !== null) taken.add(choice);
  }
  const steps: DescribedStep[] = [];
  let observation: unknown;
  try {
    observation = playDescribed(scenario, script.level, script, (step) => steps.push(step)).observe();
  } catch (error) {
    // A case that cannot happen here breaks nothing here.
    if (error instanceof UnplayableScript) return null;
    throw error;
  }
  const { statement } = binding;
  const violation = binding.isRelevant(observation) ? violationOf(statement, observation, revision) : null;
  if (violation === null) return null;
  const inOrder = (Object.keys(CHOICES) as StepChoice[]).filter((choice) => taken.has(choice));
  const { level, setting } = script;
  return {
    breaks: [...inOrder, ...picks.map(choiceOf)],
    script: { level, setting, steps, breach: statement.describe(violation), violation },
  };
}
