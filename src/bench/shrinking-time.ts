import type { Revision } from '../../spec/language/revision.ts';
import type { RuleChoice } from '../../spec/rules/catalogue.ts';
import { type Script, STEP_WORDS } from '../search/case/scenario.ts';
import type { AnyBinding } from '../search/trial/binding.ts';
import { Trial } from '../search/trial/trial.ts';
import { median, millisecondsOf } from './paired-rounds.ts';
import { shippedForm } from './search-forms.ts';

/** How many scripts are shrunk; the time told is the median. */
const SCRIPTS = 9;
const BATCH = 4096;

/** The time to shrink the longest failing scripts of a wrong rule. */
export function timeShrinking(
  binding: AnyBinding,
  revision: Revision,
  planted: RuleChoice,
): { readonly steps: number; readonly milliseconds: number } {
  const trial = new Trial(binding, revision, [planted], 'own');
  const longest = failingScripts(trial);
  const times = longest.map((script) => millisecondsOf(() => trial.shrink(script)));
  const steps = longest.map((script) => (script.length - trial.scenario.setting.length) / STEP_WORDS);
  return { steps: Math.min(...steps), milliseconds: median(times) };
}

function failingScripts(trial: Trial): readonly Script[] {
  const { max } = trial.scenario.length;
  const full = trial.scenario.setting.length + max * STEP_WORDS;
  return shippedForm(trial)
    .sample(BATCH)
    .filter((script) => script.length === full && trial.breaks(script))
    .slice(0, SCRIPTS);
}
