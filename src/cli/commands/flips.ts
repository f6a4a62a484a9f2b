import { resolve } from 'node:path';
import { FLIP_QUESTIONS } from '../../../properties/flip-questions.ts';
import { jsonText, writeWhole } from '../../input/write-json.ts';
import { flipLines } from '../../report/analyses/flip-lines.ts';
import { EXIT } from '../../report/verdict/judge.ts';
import { storedRevision } from '../../report/verdict/result.ts';
import { load } from '../../revision/load.ts';
import { findFlip } from '../../search/analyse/flip-point.ts';
import { print, styleOf } from '../terminal/print.ts';
import { refuseUnwritable } from '../terminal/refuse-unwritable.ts';
import type { Surroundings } from '../terminal/surroundings.ts';
import { type AnalysisOptions, overStatements } from './over-statements.ts';

/** Prints where verdicts flip; 0 where that could be found out. */
export async function flips(options: AnalysisOptions, around: Surroundings): Promise<number> {
  const loaded = load(options.revision, around.folder);
  if (options.json !== undefined) refuseUnwritable(resolve(around.folder, options.json), options.json);
  const asked = around.bindings.filter(
    ({ statement: { id } }) =>
      (options.check === undefined || options.check.includes(id)) &&
      FLIP_QUESTIONS.some(({ statement }) => statement === id),
  );
  const found = await overStatements(
    asked,
    loaded.revision,
    options,
    around,
    async ({ statement }, request) => {
      const points = [];
      for (const question of FLIP_QUESTIONS.filter((one) => one.statement === statement.id)) {
        points.push(await findFlip(question, { ...request, revision: loaded.revision }));
      }
      return points;
    },
  );
  const points = found.flat();
  print(around.stdout, flipLines(points, styleOf(around)));
  if (options.json !== undefined) {
    const { seed, cases } = options;
    const content = { schema: 'mvps-verify/flips/1', revision: storedRevision(loaded), seed, cases, points };
    writeWhole(resolve(around.folder, options.json), jsonText(content), options.json);
  }
  return EXIT.asExpected;
}
