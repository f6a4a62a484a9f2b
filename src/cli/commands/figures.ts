import { resolve } from 'node:path';
import { judgeFigures } from '../../../spec/figures/judge.ts';
import { loadAny } from '../../draft/reading/load-any.ts';
import { jsonText, writeWhole } from '../../input/write-json.ts';
import { figureReport } from '../../report/figures/figure-table.ts';
import { composeFigures } from '../../report/figures/figures.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { print, styleOf } from '../terminal/print.ts';
import { refuseUnwritable } from '../terminal/refuse-unwritable.ts';

export interface FiguresOptions {
  readonly revision: string;
  readonly json?: string;
}

/** Recomputes every published figure from a revision and prints what comes of it. */
export function figures({ revision: named, json }: FiguresOptions, context: CommandContext): void {
  const { revision } = loadAny(named, context.folder);
  const file = json === undefined ? null : { path: resolve(context.folder, json), shown: json };
  if (file !== null) refuseUnwritable(file.path, file.shown);
  const judged = judgeFigures(revision);
  print(context.stdout, figureReport(judged, revision, styleOf(context)));
  if (file !== null) writeWhole(file.path, jsonText(composeFigures(revision, judged)), file.shown);
}
