import { resolve } from 'node:path';
import { type CheckedDraft, checkDraft } from '../../draft/check-draft.ts';
import { DIAGNOSTIC_RULE_IDS } from '../../draft/diagnostic/diagnostic-rules.ts';
import { loadReading, type Reading } from '../../draft/reading/reading.ts';
import { loadReviewed, recordReviewed, reviewedFile } from '../../draft/reading/reviewed.ts';
import type { Reviewed } from '../../draft/reading/stale-sections.ts';
import type { Draft } from '../../draft/text/draft.ts';
import { readDraft } from '../../draft/text/read-draft.ts';
import { InputError } from '../../input/input-error.ts';
import { describeNearest } from '../../input/nearest.ts';
import { jsonText, writeWhole } from '../../input/write-json.ts';
import { checkSummary, diagnosticLines } from '../../report/draft/diagnostic-lines.ts';
import { composeDiagnostics } from '../../report/draft/diagnostics-json.ts';
import { composeSarif } from '../../report/draft/diagnostics-sarif.ts';
import { githubLines } from '../../report/draft/github-lines.ts';
import { isDiagnosticRule, rulePage } from '../../report/draft/rule-page.ts';
import { EXIT } from '../../report/verdict/exit-code.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { print, styleOf } from '../terminal/print.ts';
import { refuseUnwritable } from '../terminal/refuse-unwritable.ts';

/** How diagnostics are printed: as a compiler does, as commands of a GitHub workflow, or as SARIF 2.1.0. */
export const FORMATS = ['pretty', 'github', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

export interface CheckOptions {
  readonly reading: string;
  readonly format: Format;
  readonly seed: number;
  readonly json?: string;
  /** Sections that were read again after they had changed. */
  readonly reviewed?: readonly string[];
}

/** Checks the text of a draft against itself; 1 where something in it is not so. */
export function check(file: string, options: CheckOptions, context: CommandContext): number {
  const { seed, json } = options;
  const draft = readDraft(resolve(context.folder, file), file);
  if (json !== undefined) refuseUnwritable(resolve(context.folder, json), json);
  const reading = loadReading(options.reading);
  const checked = checkDraft(draft, reading, seed, reviewedOf(draft, reading, options, context));
  printAs(options.format, checked, context);
  if (json !== undefined)
    writeWhole(resolve(context.folder, json), jsonText(composeDiagnostics(checked)), json);
  return checked.diagnostics.some(({ severity }) => severity === 'error') ? EXIT.differs : EXIT.asExpected;
}

function printAs(format: Format, checked: CheckedDraft, context: CommandContext): void {
  const style = styleOf(context);
  switch (format) {
    case 'pretty':
      print(context.stdout, [...diagnosticLines(checked, style), ...checkSummary(checked, style)]);
      return;
    case 'github':
      print(context.stdout, [...githubLines(checked), ...checkSummary(checked, style)]);
      return;
    case 'sarif':
      context.stdout.write(jsonText(composeSarif(checked, context.version)));
  }
}

/** Prints what a kind of diagnostic means. Throws an InputError where there is none of that name. */
export function explainRule(id: string, context: CommandContext): void {
  if (!isDiagnosticRule(id)) {
    const near = describeNearest(id, DIAGNOSTIC_RULE_IDS, `one of ${DIAGNOSTIC_RULE_IDS.join(', ')}`);
    throw new InputError([`found the rule "${id}", expected ${near}`]);
  }
  print(context.stdout, rulePage(id, styleOf(context)));
}

function reviewedOf(
  draft: Draft,
  { of }: Reading,
  { reviewed = [] }: CheckOptions,
  { folder }: CommandContext,
): Reviewed {
  const shown = reviewedFile(draft.shown);
  const file = resolve(folder, shown);
  const before = loadReviewed(file, shown);
  return reviewed.length === 0 ? before : recordReviewed(draft, reviewed, { file, of, before });
}
