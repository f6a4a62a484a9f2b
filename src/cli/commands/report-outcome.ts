import { resolve } from 'node:path';
import type { StatementId } from '../../../spec/language/statement.ts';
import { jsonText, writeWhole } from '../../input/write-json.ts';
import { composeRunReport } from '../../report/ci/run-report.ts';
import { changedFigures } from '../../report/figures/figure-diff.ts';
import { reportScreen } from '../../report/screen/screen.ts';
import { loadKeptFindings } from '../../report/stored/kept-findings.ts';
import { type Accepted, expectedOf, loadAccepted } from '../../report/verdict/accepted.ts';
import { exitCodeOf } from '../../report/verdict/exit-code.ts';
import { reportRun } from '../../report/verdict/report-run.ts';
import { composeResult, type Judged, storedRevision } from '../../report/verdict/result.ts';
import { type LoadedRevision, namesOf } from '../../revision/load.ts';
import type { ReachError } from '../../search/measure/reach-test.ts';
import type { RunOutcome } from '../../search/run/run-checks.ts';
import { programDigests } from '../../sources/program-digests.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { DEFAULT_REVISION } from '../terminal/options.ts';
import { print, styleOf } from '../terminal/print.ts';
import { isToldToPerson, type Reporter, report } from '../terminal/reporters.ts';

/** What a run found, and what it was a run of. */
export interface Findings {
  readonly loaded: LoadedRevision;
  readonly outcome: RunOutcome;
  readonly seed: number;
  readonly reachError: ReachError;
  /** What the run took; null where the result is that of several runs, so that it does not depend on any clock. */
  readonly wallMs: number | null;
}

/** How a command tells what was found. */
export interface Telling {
  readonly json?: string;
  readonly quiet?: boolean;
  readonly strict?: boolean;
  /** The statements that were asked for: of the document as a whole, such as its figures, nothing is said then. */
  readonly check?: readonly StatementId[];
  /** As the command line names it. */
  readonly revision?: string;
  /** Everything on one screen, instead of each verdict in full. */
  readonly onOneScreen?: boolean;
  /** Other forms, beside or instead of what a person reads. */
  readonly reporter?: readonly Reporter[];
}

/** What was found, beside what was accepted. */
export interface Conclusion {
  readonly judged: readonly Judged[];
  readonly accepted: Accepted | null;
  /** What the process is to end with. */
  readonly code: number;
}

/** Judges each verdict by the accepted ones, prints what was found, and writes what was asked for. */
export function conclude(
  { loaded, outcome, seed, reachError, wallMs }: Findings,
  {
    json,
    quiet = false,
    strict = false,
    check,
    revision: asked,
    onOneScreen = false,
    reporter = [],
  }: Telling,
  context: CommandContext,
): Conclusion {
  const { revision } = loaded;
  const accepted = loadAccepted(context.evidence.read, namesOf(loaded));
  const judged = outcome.verdicts.map((verdict) => ({
    verdict,
    expected: strict ? ('held' as const) : expectedOf(accepted, verdict.id),
  }));
  const { repeated, interrupted } = outcome;
  const canary = { promised: outcome.cases, refutedAfter: outcome.canary };
  const acceptedFor = accepted?.revision.name ?? null;
  const isWhole = check === undefined || check.length === context.bindings.length;
  const figures = loaded.base === null || !isWhole ? null : changedFigures(loaded.base, revision);
  const named = asked === undefined || asked === DEFAULT_REVISION ? null : asked;
  const facts = {
    named,
    revision,
    seed,
    wallMs,
    repeated,
    interrupted,
    canary,
    reachError,
    acceptedFor,
    figures,
  };
  const style = styleOf(context);
  const isTold = isToldToPerson(reporter);
  if (isTold)
    print(
      context.stdout,
      onOneScreen
        ? reportScreen(judged, facts, loadKeptFindings(context.evidence.read, revision), style)
        : reportRun(judged, facts, style, quiet),
    );
  if (reporter.length > 0)
    report(composeRunReport(judged, loaded, seed, subjectIn(context, loaded)), reporter, context);
  if (
    isTold &&
    accepted !== null &&
    accepted.revision.name === revision.name &&
    accepted.revision.digest !== revision.digest
  ) {
    const { name, digest } = accepted.revision;
    print(context.stdout, [
      `The accepted verdicts were found on another text of ${name} (${digest.slice(0, 12)})`,
    ]);
  }
  if (json !== undefined) {
    const circumstances = {
      version: context.version,
      digests: programDigests(),
      revision: storedRevision(loaded),
      seed,
      reachError,
      canary,
      wallMs,
    };
    writeWhole(
      resolve(context.folder, json),
      jsonText(composeResult(judged, circumstances, figures ?? [])),
      json,
    );
  }
  return { judged, accepted, code: exitCodeOf(judged, figures ?? []) };
}

/** The subject of a statement, as its scenario has it on a revision. */
function subjectIn({ bindings }: CommandContext, { revision }: LoadedRevision): (id: StatementId) => string {
  return (id) => bindings.find(({ statement }) => statement.id === id)?.scenario(revision).subject ?? '';
}
