import { resolve } from 'node:path';
import { FIXED_WITNESSES } from '../../../properties/fixed-witnesses.ts';
import type { CheckId } from '../../../spec/language/statement.ts';
import { loadAny } from '../../draft/reading/load-any.ts';
import { jsonText, writeWhole } from '../../input/write-json.ts';
import { breakingLines, hypothesisLines, killLines } from '../../report/analyses/matrices.ts';
import { EXIT } from '../../report/verdict/exit-code.ts';
import { storedRevision } from '../../report/verdict/result.ts';
import type { LoadedRevision } from '../../revision/load.ts';
import { findBreakingSets } from '../../search/analyse/breaking-sets.ts';
import { hypothesisNeeds } from '../../search/analyse/hypothesis-need.ts';
import { compareRow, type KillRow, killRow, uncaughtRules } from '../../search/analyse/kill-matrix.ts';
import type { DescribedCase } from '../../search/case/play.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { print, styleOf } from '../terminal/print.ts';
import { refuseUnwritable } from '../terminal/refuse-unwritable.ts';
import { type AnalysisOptions, overStatements } from './over-statements.ts';

export const MATRICES = ['breaking', 'hypotheses', 'kill'] as const;
export type Matrix = (typeof MATRICES)[number];

/** Prints a matrix; 0 where it could be made. */
export async function matrix(
  which: Matrix,
  options: AnalysisOptions,
  context: CommandContext,
): Promise<number> {
  const loaded = loadAny(options.revision, context.folder);
  if (options.json !== undefined) refuseUnwritable(resolve(context.folder, options.json), options.json);
  const bindings = chosen(context.bindings, options);
  const { lines, rows } = await make(which, bindings, loaded, options, context);
  print(context.stdout, lines);
  if (options.json !== undefined) {
    const { seed, cases } = options;
    const schema = `mvps-verify/matrix-${which}/1`;
    const content = { schema, revision: storedRevision(loaded), seed, cases, rows };
    writeWhole(resolve(context.folder, options.json), jsonText(content), options.json);
  }
  return EXIT.asExpected;
}

/** The statements asked for; all of them where none is named. */
export function chosen(
  bindings: readonly AnyBinding[],
  { check }: Pick<AnalysisOptions, 'check'>,
): readonly AnyBinding[] {
  return check === undefined ? bindings : bindings.filter(({ statement }) => check.includes(statement.id));
}

/** The fixed cases that the draft's validator has for a check; none for a claim. */
function witnessesOf({ statement }: AnyBinding): readonly DescribedCase[] {
  return FIXED_WITNESSES[statement.id as CheckId] ?? [];
}

async function make(
  which: Matrix,
  bindings: readonly AnyBinding[],
  { revision }: LoadedRevision,
  options: AnalysisOptions,
  context: CommandContext,
): Promise<{ readonly lines: readonly string[]; readonly rows: readonly unknown[] }> {
  const style = styleOf(context);
  if (which === 'kill') {
    const first = await overStatements(bindings, revision, options, context, (binding, request) =>
      killRow(binding, revision, request, witnessesOf(binding)),
    );
    const uncaught = uncaughtRules(first);
    const rows = await overStatements(bindings, revision, options, context, (binding, request) =>
      compareRow(first[bindings.indexOf(binding)] as KillRow, binding, uncaught, request),
    );
    return { rows, lines: killLines(rows, style) };
  }
  const sets = await overStatements(bindings, revision, options, context, (binding, request) =>
    findBreakingSets(binding, revision, request),
  );
  if (which === 'breaking') return { rows: sets, lines: breakingLines(sets, bindings, revision, style) };
  const rows = sets.map((one, index) => ({
    id: one.id,
    needs: hypothesisNeeds(bindings[index] as AnyBinding, one, revision),
    cases: one.cases,
  }));
  return { rows, lines: hypothesisLines(rows, style) };
}
