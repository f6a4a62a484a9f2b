import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { composeDossier } from '../../dossier/dossier-data.ts';
import { dossierHtml } from '../../dossier/dossier-html.ts';
import { PAGE_PROGRAM, PAGE_STYLE } from '../../dossier/page-parts.ts';
import { loadAny } from '../../draft/reading/load-any.ts';
import { InputError } from '../../input/input-error.ts';
import { writeWhole } from '../../input/write-json.ts';
import { loadAccepted } from '../../report/accepted/accepted.ts';
import { judge } from '../../report/accepted/judge.ts';
import { readResult } from '../../report/stored/counterexample.ts';
import { loadKeptFindings } from '../../report/stored/kept-findings.ts';
import { loadStoredCases } from '../../report/stored/stored-cases.ts';
import { EXIT } from '../../report/verdict/exit-code.ts';
import { composeResult, type Result, storedRevision } from '../../report/verdict/result.ts';
import { type LoadedRevision, namesOf } from '../../revision/load.ts';
import { REACH_ERROR } from '../../search/measure/reach-test.ts';
import { programDigests } from '../../sources/program-digests.ts';
import { Interrupted } from '../commands/over-statements.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { DEFAULT_CASES } from '../terminal/options.ts';
import { print } from '../terminal/print.ts';
import { searchWithProgress } from '../terminal/search-with-progress.ts';

export interface DossierOptions {
  readonly revision: string;
  readonly out: string;
  readonly repair: string;
  readonly seed: number;
  /** A `--json` result of the revision, in place of a search. */
  readonly result?: string;
  readonly workers?: number;
}

const FILE = 'dossier.html';

/** Writes one page with everything that is known of a revision, for an auditor to step through. Throws an InputError. */
export async function dossier(options: DossierOptions, context: CommandContext): Promise<number> {
  const { folder, evidence, bindings, version } = context;
  const loaded = loadAny(options.revision, folder);
  const repaired = loadAny(options.repair, folder);
  if (!existsSync(PAGE_PROGRAM))
    throw new InputError(['the program of the page is not there, expected a build of it: npm run build']);
  const result =
    options.result === undefined
      ? await searched(loaded, options, context)
      : resultIn(options.result, loaded, folder);
  const data = composeDossier({
    ...{ version, loaded, repaired, result, bindings },
    accepted: [loaded, repaired].map((each) => loadAccepted(evidence.read, namesOf(each))),
    findings: loadKeptFindings(evidence.read, loaded.revision)?.findings ?? null,
  });
  const html = dossierHtml(data, {
    program: readFileSync(PAGE_PROGRAM, 'utf8'),
    style: readFileSync(PAGE_STYLE, 'utf8'),
  });
  const shown = join(options.out, FILE);
  writeWhole(resolve(folder, shown), html, shown);
  print(context.stdout, [
    `${shown}: ${Math.ceil(Buffer.byteLength(html) / 1000)} kB, to be opened in a browser`,
  ]);
  return EXIT.asExpected;
}

function resultIn(file: string, { revision }: LoadedRevision, folder: string): Result {
  const result = readResult(resolve(folder, file), file);
  const { name, digest } = result.revision;
  if (digest === revision.digest) return result;
  throw new InputError([
    `${file}: $.revision: found ${name} (${digest.slice(0, 12)}), expected ${revision.name} (${revision.digest.slice(0, 12)})`,
  ]);
}

async function searched(
  loaded: LoadedRevision,
  { seed, workers }: DossierOptions,
  context: CommandContext,
): Promise<Result> {
  const { revision } = loaded;
  const { bindings, evidence, version } = context;
  const stored = loadStoredCases(evidence.read);
  const request = { bindings, revision, seed, cases: DEFAULT_CASES, stored };
  const outcome = await searchWithProgress(request, { workers }, context);
  if (outcome.interrupted) throw new Interrupted();
  const accepted = loadAccepted(evidence.read, namesOf(loaded));
  const judged = outcome.verdicts.map((verdict) => judge(verdict, accepted));
  const canary = { promised: outcome.cases, refutedAfter: outcome.canary };
  return composeResult(judged, {
    version,
    digests: programDigests(),
    revision: storedRevision(loaded),
    seed,
    reachError: REACH_ERROR,
    canary,
    wallMs: null,
  });
}
