import { describeScript } from '../search/case/play.ts';
import { decisionsOf, STEP_WORDS } from '../search/case/scenario.ts';
import type { Trial } from '../search/trial/trial.ts';
import type { SearchForm } from './search-forms.ts';

/** What the cases of a form hold, so that none is fast because it decides less. */
export interface CaseContent {
  readonly stepsPerScript: number;
  /** Answers of the broker, witnesses or auditors to a script. */
  readonly decisionsPerScript: number;
  /** The part of the steps that could not be taken, as a replay before anything was accepted. */
  readonly idleSteps: number;
}

const SAMPLE = 2000;

export function contentOf(form: SearchForm, trial: Trial): CaseContent {
  const { scenario } = trial;
  const world = scenario.createWorld(trial.level);
  let steps = 0;
  let taken = 0;
  let decisions = 0;
  const scripts = form.sample(SAMPLE);
  for (const script of scripts) {
    steps += (script.length - scenario.setting.length) / STEP_WORDS;
    taken += describeScript(scenario, world, script).steps.length;
    decisions += decisionsOf(world).length;
  }
  return {
    stepsPerScript: steps / scripts.length,
    decisionsPerScript: decisions / scripts.length,
    idleSteps: steps === 0 ? 0 : 1 - taken / steps,
  };
}
