import { join, resolve } from 'node:path';
import { loadAny } from '../../draft/reading/load-any.ts';
import { InputError } from '../../input/input-error.ts';
import { jsonText, writeWhole } from '../../input/write-json.ts';
import { storeCounterexample } from '../../report/stored/counterexample.ts';
import { casesOfCorpus, loadStoredCases } from '../../report/stored/stored-cases.ts';
import { wrap } from '../../report/text/style.ts';
import { EXIT, exitCodeOf } from '../../report/verdict/exit-code.ts';
import { type Judged, type StoredRevision, storedRevision } from '../../report/verdict/result.ts';
import type { LoadedRevision } from '../../revision/load.ts';
import type { RunOutcome } from '../../search/run/run-checks.ts';
import type { StoredCase } from '../../search/run/stored-cases.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import type { Verdict } from '../../search/trial/verdict.ts';
import { programDigests } from '../../sources/program-digests.ts';
import { accept, acceptedFor, refuseAcceptance } from '../gate/accepting.ts';
import { affectedBy } from '../gate/affected.ts';
import { openCorpus } from '../gate/run-corpus.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { DEFAULT_CASES, type VerifyOptions } from '../terminal/options.ts';
import { print, styleOf } from '../terminal/print.ts';
import { refuseUnwritable } from '../terminal/refuse-unwritable.ts';
import { isReportedToPerson, refuseReporters } from '../terminal/reporters.ts';
import { searchWithProgress } from '../terminal/search-with-progress.ts';
import { chosen } from './matrix.ts';
import { conclude } from './report-outcome.ts';

/** Searches the checks, reports, and gives the exit code. Throws an InputError before anything runs. */
export async function verify(options: VerifyOptions, context: CommandContext): Promise<number> {
  refuseConflicts(options, context);
  refuseAcceptance(options, context);
  const loaded = loadAny(options.revision, context.folder);
  acceptedFor(loaded, options, context);
  const corpus = openCorpus(options, context);
  refuseReporters(options.reporter ?? [], context);
  if (options.json !== undefined) {
    refuseUnwritable(resolve(context.folder, options.json), options.json);
    // Of the sources as they are now: they may be edited while this runs.
    programDigests();
  }
  const isForPerson = isReportedToPerson(options.reporter ?? []);
  const affected = affectedBy(
    options,
    { bindings: chosen(context.bindings, options), loaded, corpus },
    context,
  );
  if (affected.lines.length > 0)
    print(
      isForPerson ? context.stdout : context.stderr,
      affected.lines.flatMap((line) => wrap(line, styleOf(context).width, '')),
    );
  const { bindings } = affected;
  const stored = loadStoredCases(context.evidence.read);
  const played = [...casesOfCorpus(corpus?.entries ?? []), ...stored];
  const start = context.clock();
  const outcome = await search({ bindings, loaded, stored: played }, options, context);
  const wallMs = Math.round(context.clock() - start);
  const { seed, reachError, update } = options;
  const found = { loaded, outcome, seed, reachError, wallMs, stored, corpus };
  const concluded = conclude(found, { ...options, onOneScreen: fits(options) }, context);
  if (outcome.interrupted) return EXIT.interrupted;
  if (update !== true) return concluded.code;
  const file = await accept({ ...concluded, loaded }, options, context);
  keepEvidence(concluded.judged, loaded, context);
  print(isForPerson ? context.stdout : context.stderr, [`Accepted: ${file}`]);
  return exitCodeOf(acceptAll(concluded.judged));
}

/** Who asks for one statement, for details or for less than everything gets each verdict in full. */
function fits({ check, since, changed, details, quiet, maximise }: VerifyOptions): boolean {
  return (
    check === undefined &&
    since === undefined &&
    changed === undefined &&
    details !== true &&
    quiet !== true &&
    maximise !== true
  );
}

interface Searched {
  readonly bindings: readonly AnyBinding[];
  readonly loaded: LoadedRevision;
  readonly stored: readonly StoredCase[];
}

function search(
  { bindings, loaded: { revision }, stored }: Searched,
  { cases = DEFAULT_CASES, time, budget, seed, reachError, maximise = false, ...manner }: VerifyOptions,
  context: CommandContext,
): Promise<RunOutcome> {
  const ends = {
    cases,
    ...(time === undefined ? {} : { seconds: time }),
    ...(budget === undefined ? {} : { seconds: budget, isShared: true }),
  };
  return searchWithProgress(
    { bindings, revision, seed, reachError, maximise, stored, ...ends },
    manner,
    context,
  );
}

/** The counterexamples of what is accepted, so that they can be replayed. */
function keepEvidence(
  judged: readonly Judged[],
  loaded: LoadedRevision,
  { bindings, evidence }: CommandContext,
): void {
  const stored = storedRevision(loaded);
  const subjects = new Map(
    bindings.map(({ statement, scenario }) => [statement.id, scenario(loaded.revision).subject]),
  );
  for (const { verdict } of judged) {
    const folder = join(evidence.write, 'counterexamples', subjects.get(verdict.id) ?? '', stored.name);
    storeCounterexamples(verdict, stored, folder);
  }
}

/** What was found counts as expected once it is accepted; an inconclusive verdict cannot be. */
function acceptAll(judged: readonly Judged[]): readonly Judged[] {
  return judged.map(({ verdict }) => ({ verdict, expected: verdict.verdict }));
}

/** The counterexamples of a refuted statement, so that an accepted refutation can be replayed. */
function storeCounterexamples(
  { id, counterexamples }: Verdict,
  stored: StoredRevision,
  folder: string,
): void {
  counterexamples.forEach((each, index) => {
    const name = index === 0 ? id : `${id}.${index + 1}`;
    writeWhole(
      join(folder, `${name.replace('/', '.')}.json`),
      jsonText(storeCounterexample(id, stored, each)),
    );
  });
}

function refuseConflicts(
  { cases, time, budget, since, changed, update, strict }: VerifyOptions,
  { env }: CommandContext,
): void {
  const ends = Object.entries({ cases, time, budget }).filter(([, given]) => given !== undefined);
  if (ends.length > 1) {
    const names = ends.map(([name]) => `--${name}`).join(' and ');
    throw new InputError([`${names} exclude each other: a run ends by one of them`]);
  }
  if (since !== undefined && changed !== undefined) {
    throw new InputError(['--since and --changed exclude each other: one of them says what was changed']);
  }
  if (update === true && strict === true) {
    throw new InputError([
      '--update and --strict exclude each other: what is refuted is accepted, or fails the run',
    ]);
  }
  if (update === true && (env.CI ?? '') !== '') {
    throw new InputError(['--update: refused while CI is set; verdicts are accepted by a person']);
  }
}
