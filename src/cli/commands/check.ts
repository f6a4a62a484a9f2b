import { resolve } from 'node:path';
import { checkDraft } from '../../draft/check-draft.ts';
import { readPlainText } from '../../draft/plain-text.ts';
import { loadReading } from '../../draft/reading.ts';
import { readSourceText } from '../../draft/source-text.ts';
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
}

/** Checks the text of a draft against itself; 1 where something in it is not so. */
export function check(file: string, { reading, seed, json }: CheckOptions, context: CommandContext): number {
  const text = readSourceText(resolve(context.folder, file), file);
  if (json !== undefined) refuseUnwritable(resolve(context.folder, json), json);
  const checked = checkDraft(readPlainText(text, file), loadReading(reading), seed);
  const style = styleOf(context);
  print(context.stdout, [...diagnosticLines(checked, style), ...checkSummary(checked, style)]);
  if (json !== undefined)
    writeWhole(resolve(context.folder, json), jsonText(composeDiagnostics(checked)), json);
  return checked.diagnostics.some(({ severity }) => severity === 'error') ? EXIT.differs : EXIT.asExpected;
}
