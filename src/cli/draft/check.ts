import { resolve } from 'node:path';
import { type CheckedDraft, checkDraft } from '../../draft/check-draft.ts';
import { DIAGNOSTIC_RULE_IDS } from '../../draft/diagnostic/diagnostic-rules.ts';
import { loadReading, type Reading } from '../../draft/reading/reading.ts';
import { loadReviewed, recordReviewed, reviewedFile } from '../../draft/reading/reviewed.ts';
import type { Reviewed } from '../../draft/reading/stale-sections.ts';
import {
  judgeStatements,
  type StatementRequest,
  withStatements,
} from '../../draft/statements/affected-statements.ts';
import type { Draft } from '../../draft/text/draft.ts';
import { readDraft } from '../../draft/text/read-draft.ts';
import { InputError } from '../../input/input-error.ts';
import { describeNearest } from '../../input/nearest.ts';
import { jsonText, writeWhole } from '../../input/write-json.ts';
import { loadAccepted } from '../../report/accepted/accepted.ts';
import { checkSummary, diagnosticLines } from '../../report/draft/diagnostic-lines.ts';
import { composeDiagnostics } from '../../report/draft/diagnostics-json.ts';
import { composeSarif } from '../../report/draft/diagnostics-sarif.ts';
import { githubLines } from '../../report/draft/github-lines.ts';
import { isDiagnosticRule, rulePage } from '../../report/draft/rule-page.ts';
import { loadStoredCases } from '../../report/stored/stored-cases.ts';
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
  /** Seconds for the statements that the text touches. */
  readonly budget: number;
  readonly json?: string;
  /** Sections that were read again after they had changed. */
  readonly reviewed?: readonly string[];
}

/** Checks the text of a draft against itself; 1 where something in it is not so. */
export async function check(file: string, options: CheckOptions, context: CommandContext): Promise<number> {
  const { seed, json, format } = options;
  const draft = readDraft(resolve(context.folder, file), file);
  if (json !== undefined) refuseUnwritable(resolve(context.folder, json), json);
  const reading = loadReading(options.reading);
  const checked = checkDraft(draft, reading, seed, reviewedOf(draft, reading, options, context));
  const style = styleOf(context);
  // Who waits for the statements reads meanwhile what the text says of itself.
  if (format === 'pretty') print(context.stdout, diagnosticLines(checked, style));
  const judged = await judgeStatements(draft, checked.read, requestOf(checked, options, context));
  if (context.interruption.aborted) return EXIT.interrupted;
  if (format === 'pretty') print(context.stdout, diagnosticLines({ ...checked, ...judged }, style));
  const all = withStatements(checked, judged);
  if (format === 'github') print(context.stdout, githubLines(all));
  if (format === 'sarif') context.stdout.write(jsonText(composeSarif(all, context.version)));
  else print(context.stdout, checkSummary(all, style));
  if (json !== undefined) writeWhole(resolve(context.folder, json), jsonText(composeDiagnostics(all)), json);
  return all.diagnostics.some(({ severity }) => severity === 'error') ? EXIT.differs : EXIT.asExpected;
}

function requestOf(
  { read: { base } }: CheckedDraft,
  { seed, budget }: CheckOptions,
  { bindings, evidence, clock, interruption }: CommandContext,
): StatementRequest {
  const accepted = loadAccepted(evidence.read, [base.name]);
  return {
    bindings,
    stored: loadStoredCases(evidence.read),
    accepted: accepted?.revision.digest === base.digest ? accepted.verdicts : null,
    seed,
    budget: budget * 1000,
    clock,
    isInterrupted: () => interruption.aborted,
  };
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
