import { appendFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { jsonText, writeWhole } from '../../input/write-json.ts';
import { composeJunit } from '../../report/ci/junit.ts';
import type { RunReport } from '../../report/ci/run-report.ts';
import { verdictsGithub } from '../../report/ci/verdicts-github.ts';
import { verdictsMarkdown } from '../../report/ci/verdicts-markdown.ts';
import { composeVerdictsSarif } from '../../report/ci/verdicts-sarif.ts';
import type { Result } from '../../report/verdict/result.ts';
import type { CommandContext } from './command-context.ts';
import { print } from './print.ts';
import { refuseUnwritable } from './refuse-unwritable.ts';

export const REPORTER_FORMS = ['pretty', 'json', 'junit', 'sarif', 'github', 'markdown'] as const;
export type ReporterForm = (typeof REPORTER_FORMS)[number];

/** One form in which a run is told, to a file or, without one, to standard output. */
export interface Reporter {
  readonly form: ReporterForm;
  readonly file: string | null;
}

/** A parser of `form` or `form:file`, added to those named before. */
export function parseReporter(text: string, before: readonly Reporter[] = []): readonly Reporter[] {
  const [, form = '', file = null] = /^([a-z]+)(?::(.+))?$/.exec(text) ?? [];
  const known = REPORTER_FORMS.find((each) => each === form);
  if (known === undefined || (known === 'pretty' && file !== null))
    throw new InvalidArgumentError(
      `expected one of ${REPORTER_FORMS.join(', ')}, all but pretty with ":FILE" or without.`,
    );
  const reporters = [...before, { form: known, file }];
  const toOutput = reporters.filter((each) => each.file === null && each.form !== 'github');
  if (toOutput.length > 1)
    throw new InvalidArgumentError(
      'expected at most one of pretty, json, junit, sarif and markdown without a file.',
    );
  return reporters;
}

/** Refuses files that cannot be written before anything runs. */
export function refuseReporters(reporters: readonly Reporter[], { folder }: CommandContext): void {
  for (const { file } of reporters) if (file !== null) refuseUnwritable(resolve(folder, file), file);
}

/** Whether a run is told to a person as well: where nothing else is to be read from standard output. */
export function isReportedToPerson(reporters: readonly Reporter[]): boolean {
  return reporters.every(({ form, file }) => form === 'pretty' || form === 'github' || file !== null);
}

/**
 * Writes a run in every form that was asked for, `json` as its result; in a workflow, the page is the summary of the job
 * as well.
 */
export function report(
  run: RunReport,
  reporters: readonly Reporter[],
  result: () => Result,
  context: CommandContext,
): void {
  for (const { form, file } of reporters) {
    const text = form === 'json' ? jsonText(result()) : textOf(form, run, context);
    if (text === null) continue;
    if (file !== null) writeWhole(resolve(context.folder, file), text, file);
    else if (form === 'github') print(context.stdout, text.split('\n').filter(Boolean));
    else context.stdout.write(text);
    const summary = context.env.GITHUB_STEP_SUMMARY ?? '';
    if (form === 'github' && summary !== '') appendFileSync(summary, verdictsMarkdown(run));
  }
}

function textOf(
  form: Exclude<ReporterForm, 'json'>,
  run: RunReport,
  { version }: CommandContext,
): string | null {
  switch (form) {
    case 'pretty':
      return null;
    case 'junit':
      return composeJunit(run);
    case 'sarif':
      return jsonText(composeVerdictsSarif(run, version));
    case 'github':
      return verdictsGithub(run)
        .map((line) => `${line}\n`)
        .join('');
    case 'markdown':
      return verdictsMarkdown(run);
  }
}
