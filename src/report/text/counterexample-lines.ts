import { describeChoice } from '../../../spec/language/choices.ts';
import {
  type DescribedStep,
  describeArguments,
  type NamedArguments,
} from '../../search/case/described-step.ts';
import type { Counterexample } from '../../search/trial/verdict.ts';
import { inDraftUnits } from './draft-units.ts';
import { type Style, wrap } from './style.ts';

/** A counterexample as numbered steps, what each led to, and which claim that breaks. */
export function describeCounterexample({ breaks, script }: Counterexample, style: Style): readonly string[] {
  const level = script.level === 'noble' ? ', on real bytes' : '';
  const lines = [`  ${style.strong(`counterexample of ${countedSteps(script.steps.length)}${level}`)}`];
  lines.push(...settingLines(script.setting, style));
  script.steps.forEach((step, index) => {
    lines.push(...stepLines(step, index, style));
  });
  lines.push(...violationLines(script.breach, style));
  for (const choice of breaks) lines.push(...wrap(describeChoice(choice), style.width, '    takes  '));
  return lines;
}

/** What a case starts from; nothing where there is nothing to choose. */
export function settingLines(setting: NamedArguments, style: Style): readonly string[] {
  const text = describeArguments(setting);
  return text === '' ? [] : wrap(text, style.width, '    from  ');
}

/** One step with its number, and one line for each thing that it led to. */
export function stepLines(step: DescribedStep, index: number, style: Style): readonly string[] {
  const lead = `    ${String(index + 1).padStart(2)}. `;
  const values = describeArguments(step.with);
  return [
    ...wrap(values === '' ? step.step : `${step.step}: ${values}`, style.width, lead),
    ...step.outcome.flatMap((line) => wrap(inDraftUnits(line), style.width, `${' '.repeat(lead.length)}-> `)),
  ];
}

/** What was expected and what was found. */
export function violationLines(breach: string, style: Style): readonly string[] {
  return wrap(inDraftUnits(breach), style.width, '    ').map(style.bad);
}

/** "one step", "2 steps". */
export function countedSteps(steps: number): string {
  return steps === 1 ? 'one step' : `${steps} steps`;
}
