import { resolve } from 'node:path';
import type { StatementId } from '../../../spec/language/statement.ts';
import { jsonText, writeWhole } from '../../input/write-json.ts';
import {
  type AcceptanceFault,
  acceptanceFaults,
  describeAcceptanceFault,
} from '../../report/accepted/acceptance-faults.ts';
import type { LoadedAccepted } from '../../report/accepted/accepted.ts';
import { judge } from '../../report/accepted/judge.ts';
import { composeRunReport } from '../../report/ci/run-report.ts';
import { changedFigures } from '../../report/figures/figure-diff.ts';
import { reportScreen } from '../../report/screen/screen.ts';
import type { Corpus } from '../../report/stored/corpus.ts';
import { loadKeptFindings } from '../../report/stored/kept-findings.ts';
import { casesOfCorpus } from '../../report/stored/stored-cases.ts';
import { grouped, type Style } from '../../report/text/style.ts';
import { EXIT, exitCodeOf, isDifferent } from '../../report/verdict/exit-code.ts';
import { figureLines, type RunFacts, reportRun } from '../../report/verdict/report-run.ts';
import { composeResult, type Judged, type Result, storedRevision } from '../../report/verdict/result.ts';
import type { LoadedRevision } from '../../revision/load.ts';
import type { ReachError } from '../../search/measure/reach-test.ts';
import type { RunOutcome } from '../../search/run/run-checks.ts';
import type { StoredCase } from '../../search/run/stored-cases.ts';
import { programDigests } from '../../sources/program-digests.ts';
import { type AcceptOptions, acceptedFor } from '../gate/accepting.ts';
import { type CorpusOutcome, settleCorpus } from '../gate/run-corpus.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { DEFAULT_REVISION } from '../terminal/options.ts';
import { print, styleOf } from '../terminal/print.ts';
import { isReportedToPerson, type Reporter, report } from '../terminal/reporters.ts';

/** What a run found, and what it was a run of. */
export interface Findings {
  readonly loaded: LoadedRevision;
  readonly outcome: RunOutcome;
  readonly seed: number;
  readonly reachError: ReachError;
  /** What the run took; null where the result is that of several runs, so that it does not depend on any clock. */
  readonly wallMs: number | null;
  /** The cases that evidence keeps. */
  readonly stored: readonly StoredCase[];
  /** Where a user keeps counterexamples; null where nothing is to be kept. */
  readonly corpus: Corpus | null;
}

/** How a command tells what was found. */
export interface ReportForm extends AcceptOptions {
  readonly json?: string;
  readonly quiet?: boolean;
  readonly strict?: boolean;
  /** Seconds that the run was given, where its number of cases follows from them. */
  readonly time?: number;
  /** Seconds that the statements shared. */
  readonly budget?: number;
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
  readonly accepted: LoadedAccepted | null;
  readonly faults: readonly AcceptanceFault[];
  /** What the process is to end with. */
  readonly code: number;
}

/** Judges each verdict by the accepted ones, prints what was found, and writes what was asked for. */
export function conclude(findings: Findings, form: ReportForm, context: CommandContext): Conclusion {
  const { loaded, outcome, seed } = findings;
  const { strict = false, reporter = [], json, update = false } = form;
  const accepted = acceptedFor(loaded, form, context);
  const judged = outcome.verdicts.map((verdict) => judge(verdict, strict ? null : accepted));
  const faults = accepted === null || strict ? [] : faultsOf(judged, accepted, findings, context);
  const corpus = update ? null : settled(judged, findings, form, context);
  const facts = factsOf(findings, form, accepted, context);
  const code = exitCodeOf(judged, facts.figures ?? [], faults.length > 0);
  const again = code === EXIT.asExpected ? null : replayOf(judged, corpus, json);
  const result = (): Result => resultOf(judged, facts, findings, context);
  // Where standard output is a file for a program, what a person reads goes beside it.
  const isForPerson = isReportedToPerson(reporter);
  if (isForPerson) print(context.stdout, screenOf(judged, facts, form, context));
  if (reporter.length > 0)
    report(
      composeRunReport({ judged, loaded, seed, faults, again }, context.bindings),
      reporter,
      result,
      context,
    );
  if (json !== undefined) writeWhole(resolve(context.folder, json), jsonText(result()), json);
  const after = [
    ...anotherText(accepted, loaded),
    ...(form.budget === undefined ? [] : [reachedIn(form.budget, judged)]),
    ...(form.time === undefined ? [] : [`The same cases again: --cases ${outcome.cases} --seed ${seed}`]),
    ...(corpus?.lines ?? []),
    ...faults.map(describeAcceptanceFault),
    ...(again === null || update ? [] : [`The smallest case of ${again.of} again:`, again.command]),
  ];
  if (after.length > 0) print(isForPerson ? context.stdout : context.stderr, after);
  return { judged, accepted, faults, code };
}

/** How far the shares went: of what was neither refuted nor run as a whole, the fewest and the most cases. */
function reachedIn(budget: number, judged: readonly Judged[]): string {
  const sampled = judged
    .filter(({ verdict }) => verdict.how.way === 'sampled' && verdict.verdict !== 'refuted')
    .map(({ verdict: { id, cases } }) => ({ id, cases }))
    .sort((one, other) => one.cases - other.cases);
  const [fewest, most] = [sampled[0], sampled.at(-1)];
  if (fewest === undefined || most === undefined) return `in ${budget} s: nothing was left to sample`;
  return `in ${budget} s: ${grouped(fewest.cases)} (${fewest.id}) to ${grouped(most.cases)} (${most.id}) cases of each statement that is sampled and not refuted`;
}

function faultsOf(
  judged: readonly Judged[],
  accepted: LoadedAccepted,
  { loaded: { revision }, stored, corpus, outcome }: Findings,
  { bindings, today }: CommandContext,
): readonly AcceptanceFault[] {
  // What an interrupted run did not find is not known to be gone.
  if (outcome.interrupted) return [];
  const kept = [...stored, ...casesOfCorpus(corpus?.entries ?? [])];
  return acceptanceFaults(accepted, { judged, revision, bindings, stored: kept, today: today() });
}

function settled(
  judged: readonly Judged[],
  { loaded, stored, corpus, outcome }: Findings,
  { revision: named = DEFAULT_REVISION }: ReportForm,
  context: CommandContext,
): CorpusOutcome | null {
  if (corpus === null || outcome.interrupted) return null;
  return settleCorpus(corpus, { judged, loaded, named, known: stored }, context);
}

/** The command that plays the smallest case of the first statement that differs; null where no file holds one. */
function replayOf(
  judged: readonly Judged[],
  corpus: CorpusOutcome | null,
  json: string | undefined,
): { readonly of: StatementId; readonly command: string } | null {
  const broken = judged.find((each) => isDifferent(each) && each.verdict.counterexamples.length > 0);
  if (broken === undefined) return null;
  const { id } = broken.verdict;
  const command = corpus?.replayed.get(id);
  if (command !== undefined) return { of: id, command };
  return json === undefined ? null : { of: id, command: `mvps-verify replay ${json} --check ${id}` };
}

function factsOf(
  { loaded, outcome, seed, reachError, wallMs }: Findings,
  { check, revision: asked }: ReportForm,
  accepted: LoadedAccepted | null,
  { bindings }: CommandContext,
): RunFacts {
  const { revision, base } = loaded;
  const { repeated, interrupted } = outcome;
  const isWhole = check === undefined || check.length === bindings.length;
  return {
    named: asked === undefined || asked === DEFAULT_REVISION ? null : asked,
    revision,
    seed,
    wallMs,
    repeated,
    interrupted,
    canary: { promised: outcome.cases, refutedAfter: outcome.canary },
    reachError,
    acceptedFor: accepted?.revision.name ?? null,
    figures: base === null || !isWhole ? null : changedFigures(base, revision),
  };
}

function screenOf(
  judged: readonly Judged[],
  facts: RunFacts,
  { onOneScreen = false, quiet = false }: ReportForm,
  context: CommandContext,
): readonly string[] {
  const style = styleOf(context);
  if (judged.length === 0) return nothingRun(facts, style);
  if (!onOneScreen) return reportRun(judged, facts, style, quiet);
  return reportScreen(judged, facts, loadKeptFindings(context.evidence.read, facts.revision), style);
}

/** A run of which a change can affect nothing still shows that its search is alive. */
function nothingRun(facts: RunFacts, style: Style): readonly string[] {
  const { refutedAfter } = facts.canary;
  return [
    ...figureLines(facts, style),
    `nothing was to be searched; the canary was refuted by case ${grouped(refutedAfter ?? 0)}`,
  ];
}

function anotherText(accepted: LoadedAccepted | null, { revision }: LoadedRevision): readonly string[] {
  if (accepted === null || accepted.revision.name !== revision.name) return [];
  const { name, digest } = accepted.revision;
  if (digest === revision.digest) return [];
  return [`The accepted verdicts were found on another text of ${name} (${digest.slice(0, 12)})`];
}

function resultOf(
  judged: readonly Judged[],
  { canary, figures }: RunFacts,
  { loaded, seed, reachError, wallMs }: Findings,
  { version }: CommandContext,
): Result {
  const digests = programDigests();
  const revision = storedRevision(loaded);
  const circumstances = { version, digests, revision, seed, reachError, canary, wallMs };
  return composeResult(judged, circumstances, figures ?? []);
}
