import { BINDINGS } from '../../properties/catalogue.ts';
import type { Revision } from '../../spec/language/revision.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { plainTable } from '../report/text/plain-table.ts';
import { createStyle } from '../report/text/style.ts';
import { loadRevision } from '../revision/load.ts';
import type { AnyBinding } from '../search/trial/binding.ts';
import { Trial } from '../search/trial/trial.ts';
import { contentOf } from './case-content.ts';
import { timePaired } from './paired-rounds.ts';
import { bareForm, idiomaticForm, shippedForm } from './search-forms.ts';
import { timeShrinking } from './shrinking-time.ts';

const ROUNDS = 9;
const ROUNDS_OF_OTHERS = 5;
const STYLE = createStyle(false, 100);

/** The three forms of one search side by side. */
function compareForms(binding: AnyBinding, revision: Revision): string {
  const trial = new Trial(binding, revision, [], 'own');
  const forms = [shippedForm(trial), idiomaticForm(trial), bareForm(trial)];
  const timings = timePaired(forms, ROUNDS);
  const rows = forms.map((form, index) => {
    const { micros, ratio, added } = timings[index] as (typeof timings)[number];
    const { stepsPerScript, decisionsPerScript, idleSteps } = contentOf(form, trial);
    return [
      form.name,
      perSecond(micros),
      micros.toFixed(2),
      `${ratio.toFixed(2)}x`,
      added.toFixed(2),
      stepsPerScript.toFixed(1),
      decisionsPerScript.toFixed(1),
      `${(idleSteps * 100).toFixed(0)}%`,
    ];
  });
  const head = ['form', 'cases/s', 'us', 'x bare', 'us added', 'steps', 'decisions', 'idle steps'];
  const [shipped, idiomatic] = timings;
  const parts = (idiomatic?.added ?? 0) / (shipped?.added ?? 0);
  return `${plainTable(head, rows, STYLE, head.slice(1))}\nas shipped adds 1/${parts.toFixed(1)} of what idiomatic adds`;
}

/** Every statement as shipped, beside its own bare loop. Those that exhaust a space have no scripts to draw. */
function timeStatements(bindings: readonly AnyBinding[], revision: Revision): string {
  const rows = bindings.flatMap((binding) => {
    const trial = new Trial(binding, revision, [], 'own');
    if (trial.scenario.space !== undefined) return [];
    const [shipped, bare] = timePaired([shippedForm(trial), bareForm(trial)], ROUNDS_OF_OTHERS);
    if (shipped === undefined || bare === undefined) return [];
    return [
      [
        binding.statement.id,
        perSecond(shipped.micros),
        perSecond(bare.micros),
        `${shipped.ratio.toFixed(2)}x`,
      ],
    ];
  });
  const head = ['statement', 'cases/s', 'bare loop', 'x bare'];
  return plainTable(head, rows, STYLE, head.slice(1));
}

function perSecond(micros: number): string {
  return Math.round(1_000_000 / micros).toLocaleString('en');
}

function bindingOf(id: string): AnyBinding {
  const binding = BINDINGS.find(({ statement }) => statement.id === id);
  if (binding === undefined) throw new Error(`${id} is not in the catalogue`);
  return binding;
}

/** Prints how fast the searches are: three forms of one, and all of them as shipped. */
export function printSpeed(): void {
  const jointAcceptance = bindingOf('T-RC-1.A');
  console.log('One core each; medians of interleaved rounds.\n');
  console.log(`T-RC-1.A on draft-00\n${compareForms(jointAcceptance, loadRevision('draft-00'))}\n`);
  const shrinking = timeShrinking(
    jointAcceptance,
    loadRevision('draft-00'),
    wrong('expiry-comparison', 'at-or-above-now'),
  );
  console.log(
    `shrinking a failing script of ${shrinking.steps} steps: ${shrinking.milliseconds.toFixed(0)} ms\n`,
  );
  console.log(
    `Every statement on draft-01-proposed\n${timeStatements(BINDINGS, loadRevision('draft-01-proposed'))}`,
  );
}
