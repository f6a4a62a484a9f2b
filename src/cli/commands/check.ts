import { resolve } from 'node:path';
import { checkDraft } from '../../draft/check-draft.ts';
import type { Draft } from '../../draft/draft.ts';
import { readPlainText } from '../../draft/plain-text.ts';
import { loadReading, type Reading } from '../../draft/reading.ts';
import { loadReviewed, recordReviewed, reviewedFile } from '../../draft/reviewed.ts';
import { readSourceText } from '../../draft/source-text.ts';
import type { Reviewed } from '../../draft/stale-sections.ts';
import { jsonText, writeWhole } from '../../input/write-json.ts';
import { checkSummary, diagnosticLines } from '../../report/draft/diagnostic-lines.ts';
import { composeDiagnostics } from '../../report/draft/diagnostics-json.ts';
import { EXIT } from '../../report/verdict/exit-code.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { print, styleOf } from '../terminal/print.ts';
import { refuseUnwritable } from '../terminal/refuse-unwritable.ts';

export interface CheckOptions {
  readonly reading: string;
  readonly seed: number;
  readonly json?: string;
  /** Sections that were read again after they had changed. */
  readonly reviewed?: readonly string[];
}

/** Checks the text of a draft against itself; 1 where something in it is not so. */
export function check(file: string, options: CheckOptions, context: CommandContext): number {
  const { seed, json } = options;
  const text = readSourceText(resolve(context.folder, file), file);
  if (json !== undefined) refuseUnwritable(resolve(context.folder, json), json);
  const reading = loadReading(options.reading);
  const draft = readPlainText(text, file);
  const checked = checkDraft(draft, reading, seed, reviewedOf(draft, reading, options, context));
  const style = styleOf(context);
  print(context.stdout, [...diagnosticLines(checked, style), ...checkSummary(checked, style)]);
  if (json !== undefined)
    writeWhole(resolve(context.folder, json), jsonText(composeDiagnostics(checked)), json);
  return checked.diagnostics.some(({ severity }) => severity === 'error') ? EXIT.differs : EXIT.asExpected;
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
