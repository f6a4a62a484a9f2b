import { resolve } from 'node:path';
import { FLIP_QUESTIONS } from '../../../properties/flip-questions.ts';
import { loadAny } from '../../draft/reading/load-any.ts';
import { jsonText, writeWhole } from '../../input/write-json.ts';
import { flipLines } from '../../report/analyses/flip-lines.ts';
import { EXIT } from '../../report/verdict/exit-code.ts';
import { storedRevision } from '../../report/verdict/result.ts';
import { findFlip } from '../../search/analyse/flip-point.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { print, styleOf } from '../terminal/print.ts';
import { refuseUnwritable } from '../terminal/refuse-unwritable.ts';
import { type AnalysisOptions, overStatements } from './over-statements.ts';

/** Prints where verdicts flip; 0 where that could be found out. */
export async function flips(options: AnalysisOptions, context: CommandContext): Promise<number> {
  const loaded = loadAny(options.revision, context.folder);
  if (options.json !== undefined) refuseUnwritable(resolve(context.folder, options.json), options.json);
  const asked = context.bindings.filter(
    ({ statement: { id } }) =>
      (options.check === undefined || options.check.includes(id)) &&
      FLIP_QUESTIONS.some(({ statement }) => statement === id),
  );
  const found = await overStatements(
    asked,
    loaded.revision,
    options,
    context,
    async ({ statement }, request) => {
      const points = [];
      for (const question of FLIP_QUESTIONS.filter((one) => one.statement === statement.id)) {
        points.push(await findFlip(question, { ...request, revision: loaded.revision }));
      }
      return points;
    },
  );
  const points = found.flat();
  print(context.stdout, flipLines(points, styleOf(context)));
  if (options.json !== undefined) {
    const { seed, cases } = options;
    const content = { schema: 'mvps-verify/flips/1', revision: storedRevision(loaded), seed, cases, points };
    writeWhole(resolve(context.folder, options.json), jsonText(content), options.json);
  }
  return EXIT.asExpected;
}
