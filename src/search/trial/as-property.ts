import type fc from 'fast-check';
import { type Choice, describeChoice } from '../../../spec/language/choices.ts';
import type { Violation } from '../../../spec/language/law.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import type { RuleChoice } from '../../../spec/rules/catalogue.ts';
import { describeArguments } from '../case/described-step.ts';
import type { Trace } from '../case/play.ts';
import type { Script, World } from '../case/scenario.ts';
import type { AnyBinding, Binding } from './binding.ts';
import { type Judged, scriptProperty } from './script-property.ts';
import { Trial } from './trial.ts';

/** In what a statement is searched, where that is not its revision as it stands. */
export interface PropertyOptions {
  /** Rules that are taken so in every case, mistakes among them. */
  readonly planted?: readonly RuleChoice[];
  /** The choices that are open to the adversary; without it those that statement and revision leave open. */
  readonly grants?: readonly Choice[];
  /** On real bytes, beside the symbolic level. */
  readonly onBytes?: boolean;
}

/** A statement as a property of fast-check: `fc.assert(asProperty(binding, revision), { seed, numRuns })`. */
export function asProperty<W extends World<Observation>, Observation>(
  binding: Binding<W, Observation>,
  revision: Revision,
  options: PropertyOptions = {},
): fc.IProperty<[Script]> {
  return propertyOf(trialOf(binding, revision, options));
}

/** The cases of a statement as an arbitrary of fast-check: of a space any of its cases, otherwise as `verify` draws them. */
export function scripts<W extends World<Observation>, Observation>(
  binding: Binding<W, Observation>,
  revision: Revision,
  options: PropertyOptions = {},
): fc.Arbitrary<Script> {
  return trialOf(binding, revision, options).arbitrary;
}

/** Is told what came of each case. What was observed is overwritten by the next one. */
export interface CaseListener {
  onNotMet(observation: unknown): void;
  onJudged(script: Script, observation: unknown, violation: Violation | null): void;
}

/** What can be asked of a property whose trial is built. */
export interface TrialPropertyOptions {
  /** Where the scripts come from; the arbitrary of the trial without it. */
  readonly scripts?: fc.Arbitrary<Script>;
  readonly listener?: CaseListener;
  /** Follows each case step by step. */
  readonly trace?: Trace | null;
}

/** The same property over a trial that is built. */
export function propertyOf(trial: Trial, options: TrialPropertyOptions = {}): fc.IProperty<[Script]> {
  return scriptProperty(options.scripts ?? trial.arbitrary, judgeOf(trial, options));
}

/** What the property asks of each script. */
export function judgeOf(
  trial: Trial,
  { listener, trace = null }: TrialPropertyOptions = {},
): (script: Script) => Judged {
  return (script) => {
    const observation = trial.observe(script, trace);
    if (!trial.binding.isRelevant(observation)) {
      listener?.onNotMet(observation);
      return 'not met';
    }
    const violation = trial.violation(script, observation);
    listener?.onJudged(script, observation, violation);
    return violation === null ? 'held' : { violated: describeViolation(trial, script) };
  };
}

function trialOf<W extends World<Observation>, Observation>(
  binding: Binding<W, Observation>,
  revision: Revision,
  { planted = [], grants, onBytes = false }: PropertyOptions,
): Trial {
  return new Trial(binding as unknown as AnyBinding, revision, planted, onBytes ? 'twin' : 'own', grants);
}

/** A failing case as it is read: what it starts from, each step with what came of it, and what that violates. */
function describeViolation(trial: Trial, script: Script): string {
  const { statement } = trial.binding;
  const { breaks, script: described } = trial.describe(script);
  const from = describeArguments(described.setting);
  return [
    `${statement.id} is violated: ${described.breach}`,
    ...(from === '' ? [] : [`  from ${from}`]),
    ...described.steps.flatMap(({ step, with: args, outcome }, index) => {
      const values = describeArguments(args);
      const lead = `  ${index + 1}. ${step}`;
      return [values === '' ? lead : `${lead}: ${values}`, ...outcome.map((line) => `     -> ${line}`)];
    }),
    ...breaks.map((choice) => `  takes ${describeChoice(choice)}`),
  ].join('\n');
}
