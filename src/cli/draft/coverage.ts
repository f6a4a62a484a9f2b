import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkDraft } from '../../draft/check-draft.ts';
import { type Coverage, coverageOf } from '../../draft/coverage/coverage.ts';
import {
  differenceOf,
  type ListedSentence,
  listedOf,
  listText,
  parseList,
} from '../../draft/coverage/coverage-list.ts';
import { loadReading } from '../../draft/reading/reading.ts';
import { loadReviewed, reviewedFile } from '../../draft/reading/reviewed.ts';
import { LOOK_CASES } from '../../draft/statements/affected-statements.ts';
import { readDraft } from '../../draft/text/read-draft.ts';
import { InputError } from '../../input/input-error.ts';
import { readText } from '../../input/read-text.ts';
import { jsonText, writeWhole } from '../../input/write-json.ts';
import { composeCoverage } from '../../report/draft/coverage-json.ts';
import {
  coverageLines,
  coverageSummary,
  coverageTable,
  listDifferenceLines,
} from '../../report/draft/coverage-lines.ts';
import { loadStoredCases } from '../../report/stored/stored-cases.ts';
import { EXIT } from '../../report/verdict/exit-code.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { clearLine, print, printInPlace, styleOf } from '../terminal/print.ts';
import { refuseUnwritable } from '../terminal/refuse-unwritable.ts';

export interface CoverageOptions {
  readonly reading: string;
  readonly seed: number;
  /** The list that was committed; beside the text where none is named. */
  readonly list?: string;
  readonly update?: boolean;
  /** Every sentence in full, with the predicate that it is held to. */
  readonly details?: boolean;
  /** Only totals, and what differs from the list. */
  readonly quiet?: boolean;
  readonly json?: string;
}

/** No list of sentences is longer. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Says which sentences of a draft are checked; 1 where one is not, or where a list was committed that says otherwise. */
export async function coverage(
  file: string,
  options: CoverageOptions,
  context: CommandContext,
): Promise<number> {
  const { folder, bindings, evidence, env, interruption, stdout, stderr } = context;
  const { seed, json, update, quiet, details } = options;
  const draft = readDraft(resolve(folder, file), file);
  const list = options.list ?? `${file}.coverage.txt`;
  if (update === true && (env.CI ?? '') !== '')
    throw new InputError(['found --update where CI is set, expected a person to accept what was measured']);
  for (const written of [json, ...(update === true ? [list] : [])])
    if (written !== undefined) refuseUnwritable(resolve(folder, written), written);
  const before = readList(resolve(folder, list), list, options);
  const committed = before === null ? null : parseList(before, list);
  const reading = loadReading(options.reading);
  const reviewed = loadReviewed(resolve(folder, reviewedFile(file)), reviewedFile(file));
  const checked = checkDraft(draft, reading, seed, reviewed);
  const own = (committed ?? []).filter(({ status }) => status === 'explained');
  const measured = await coverageOf(checked, new Map(own.map(({ digest, by }) => [digest, by])), {
    reading,
    reviewed,
    bindings,
    stored: loadStoredCases(evidence.read),
    seed,
    cases: LOOK_CASES,
    isInterrupted: () => interruption.aborted,
    onProgress: (done, of) => {
      if (stderr.isTTY === true) printInPlace(stderr, `${done} of ${of} sentences negated`);
    },
  });
  clearLine(stderr);
  if (measured === null) return EXIT.interrupted;
  const style = styleOf(context);
  const { revision } = checked.read;
  if (details === true) print(stdout, coverageLines(measured, draft, revision, style));
  else if (quiet !== true) print(stdout, [...coverageTable(measured, style), '']);
  const now = listedOf(measured.sentences);
  const gone = staleExplanations(own, measured);
  const difference = update === true ? { gone: [], added: [] } : differenceOf(committed ?? now, now);
  print(stdout, [
    ...coverageSummary(measured, style),
    ...gone.map((each) => style.bad(`${list}: ${each}`)),
    ...(committed === null || update === true ? [] : listDifferenceLines(difference, measured, list, style)),
  ]);
  if (update === true) {
    writeWhole(resolve(folder, list), listText(now, before ?? ''), list);
    print(stdout, [`written: ${list}`]);
  }
  if (json !== undefined) {
    const content = composeCoverage(measured, draft, checked.read, { seed, cases: LOOK_CASES });
    writeWhole(resolve(folder, json), jsonText(content), json);
  }
  const isOpen = measured.sentences.some(({ outcome }) => outcome.status === 'not checked');
  const isStale = gone.length > 0 && update !== true;
  const differs = difference.gone.length + difference.added.length > 0;
  return isOpen || isStale || differs ? EXIT.differs : EXIT.asExpected;
}

/** The text of the list that was committed; null where there is none, and none was named. */
function readList(path: string, shown: string, { list, update }: CoverageOptions): string | null {
  if (!existsSync(path) && (list === undefined || update === true)) return null;
  return readText(path, shown, MOST_BYTES);
}

/** Explanations of a list that nothing needs: their sentence is gone, or is checked or refuted. */
function staleExplanations(own: readonly ListedSentence[], { sentences }: Coverage): readonly string[] {
  return own.flatMap(({ digest, section }) => {
    const found = sentences.find(({ sentence }) => sentence.digest === digest);
    if (found === undefined)
      return [`${digest} of section ${section} is explained, and no sentence has these words`];
    return found.outcome.status === 'explained'
      ? []
      : [`${digest} of section ${section} is explained, and ${found.outcome.status} all the same`];
  });
}
