import { join, resolve } from 'node:path';
import { loadAny } from '../../draft/reading/load-any.ts';
import { InputError } from '../../input/input-error.ts';
import { jsonText, writeWhole } from '../../input/write-json.ts';
import { storeCounterexample } from '../../report/stored/counterexample.ts';
import { loadStoredCases } from '../../report/stored/stored-cases.ts';
import { type Accepted, acceptVerdicts, loadAccepted } from '../../report/verdict/accepted.ts';
import { EXIT, exitCodeOf } from '../../report/verdict/exit-code.ts';
import { type Judged, type StoredRevision, storedRevision } from '../../report/verdict/result.ts';
import { type LoadedRevision, namesOf } from '../../revision/load.ts';
import { type RunOutcome, runChecks } from '../../search/run/run-checks.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import type { Verdict } from '../../search/trial/verdict.ts';
import { programDigests } from '../../sources/program-digests.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { DEFAULT_CASES, type VerifyOptions } from '../terminal/options.ts';
import { print } from '../terminal/print.ts';
import { createProgressDisplay } from '../terminal/progress-display.ts';
import { refuseUnwritable } from '../terminal/refuse-unwritable.ts';
import { isToldToPerson, refuseReporters } from '../terminal/reporters.ts';
import { chosen } from './matrix.ts';
import { conclude } from './report-outcome.ts';

/** Searches the checks, reports, and gives the exit code. Throws an InputError before anything runs. */
export async function verify(options: VerifyOptions, context: CommandContext): Promise<number> {
  refuseConflicts(options, context);
  const loaded = loadAny(options.revision, context.folder);
  loadAccepted(context.evidence.read, namesOf(loaded));
  refuseReporters(options.reporter ?? [], context);
  if (options.json !== undefined) {
    refuseUnwritable(resolve(context.folder, options.json), options.json);
    // Of the sources as they are now: they may be edited while this runs.
    programDigests();
  }
  const bindings = chosen(context.bindings, options);
  const start = context.clock();
  const outcome = await search(bindings, loaded, options, context);
  const wallMs = Math.round(context.clock() - start);
  const { seed, reachError, update } = options;
  const found = { loaded, outcome, seed, reachError, wallMs };
  const { judged, accepted, code } = conclude(found, { ...options, onOneScreen: fits(options) }, context);
  // Where standard output is a file for a program, what a person reads goes beside it.
  const read = isToldToPerson(options.reporter ?? []) ? context.stdout : context.stderr;
  if (options.time !== undefined) {
    print(read, [`The same cases again: --cases ${outcome.cases} --seed ${seed}`]);
  }
  if (update === true && !outcome.interrupted) accept(judged, accepted, loaded, { ...context, stdout: read });
  if (outcome.interrupted) return EXIT.interrupted;
  return update ? exitCodeOf(acceptAll(judged)) : code;
}

/** Who asks for one statement, for details or for less than everything gets each verdict in full. */
function fits({ check, details, quiet, maximise }: VerifyOptions): boolean {
  return check === undefined && details !== true && quiet !== true && maximise !== true;
}

async function search(
  bindings: readonly AnyBinding[],
  { revision }: LoadedRevision,
  { cases = DEFAULT_CASES, time, seed, reachError, workers: asked, quiet, maximise = false }: VerifyOptions,
  context: CommandContext,
): Promise<RunOutcome> {
  const workers = asked ?? context.cores;
  const crew = context.createCrew(revision, workers);
  const display = createProgressDisplay(context, bindings.length, quiet === true);
  try {
    return await runChecks({
      bindings,
      revision,
      seed,
      cases,
      ...(time === undefined ? {} : { seconds: time }),
      reachError,
      maximise,
      executor: crew.executor,
      stored: loadStoredCases(context.evidence.read),
      workers,
      signal: context.interruption,
      clock: context.clock,
      onProgress: display.show,
      onTelling: display.telling,
    });
  } finally {
    display.close();
    await crew.close();
  }
}

function accept(
  judged: readonly Judged[],
  accepted: Accepted | null,
  loaded: LoadedRevision,
  { bindings, evidence, stdout }: CommandContext,
): void {
  const stored = storedRevision(loaded);
  // What was accepted for its base says nothing of what was not run on this one.
  const own = accepted?.revision.name === stored.name ? accepted : null;
  const file = acceptVerdicts(evidence.write, own, judged, stored);
  const subjects = new Map(
    bindings.map(({ statement, scenario }) => [statement.id, scenario(loaded.revision).subject]),
  );
  for (const { verdict } of judged) {
    const folder = join(evidence.write, 'counterexamples', subjects.get(verdict.id) ?? '', stored.name);
    storeCounterexamples(verdict, stored, folder);
  }
  print(stdout, [`Accepted: ${file}`]);
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

function refuseConflicts({ cases, time, update, strict }: VerifyOptions, { env }: CommandContext): void {
  if (cases !== undefined && time !== undefined) {
    throw new InputError(['--cases and --time exclude each other: a run ends by one of them']);
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
