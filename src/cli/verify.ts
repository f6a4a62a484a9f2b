import { join, resolve } from 'node:path';
import { InputError } from '../input/input-error.ts';
import { type Accepted, acceptVerdicts, expectedOf, loadAccepted } from '../report/accepted.ts';
import { storeCounterexample } from '../report/counterexample.ts';
import { digestSources } from '../report/digests.ts';
import { EXIT, exitCodeOf } from '../report/judge.ts';
import { reportRun } from '../report/report-run.ts';
import { composeResult, type Judged, storedRevision } from '../report/result.ts';
import { jsonText, writeWhole } from '../report/write-json.ts';
import { type LoadedRevision, load } from '../revision/load.ts';
import { PACKAGE_ROOT } from '../revision/package-root.ts';
import type { AnyBinding } from '../search/binding.ts';
import { type RunOutcome, runChecks } from '../search/run-checks.ts';
import { DEFAULT_CASES, type VerifyOptions } from './options.ts';
import { print, styleOf } from './print.ts';
import { createProgressDisplay } from './progress-display.ts';
import { refuseUnwritable } from './refuse-unwritable.ts';
import type { Surroundings } from './surroundings.ts';

/** Searches the checks, reports, and gives the exit code. Throws an InputError before anything runs. */
export async function verify(options: VerifyOptions, around: Surroundings): Promise<number> {
  refuseConflicts(options, around);
  const loaded = load(options.revision, around.folder);
  const accepted = loadAccepted(around.evidence.read, loaded.revision.name);
  if (options.json !== undefined) refuseUnwritable(resolve(around.folder, options.json), options.json);
  const bindings = chosenBindings(options, around.bindings);
  const start = around.clock();
  const outcome = await search(bindings, loaded, options, around);
  const wallMs = Math.round(around.clock() - start);
  const judged = outcome.verdicts.map((verdict) => ({
    verdict,
    expected: options.strict === true ? 'held' : expectedOf(accepted, verdict.id),
  }));
  conclude(judged, { loaded, accepted, outcome, wallMs }, options, around);
  return outcome.interrupted ? EXIT.interrupted : exitCodeOf(options.update ? acceptAll(judged) : judged);
}

async function search(
  bindings: readonly AnyBinding[],
  { revision }: LoadedRevision,
  { cases = DEFAULT_CASES, time, seed, workers: asked, quiet }: VerifyOptions,
  around: Surroundings,
): Promise<RunOutcome> {
  const workers = asked ?? around.cores;
  const crew = around.createCrew(revision, workers);
  const display = createProgressDisplay(around.stderr, bindings.length, quiet === true);
  try {
    return await runChecks({
      bindings,
      revision,
      seed,
      cases,
      ...(time === undefined ? {} : { seconds: time }),
      executor: crew.executor,
      workers,
      signal: around.interruption,
      clock: around.clock,
      onProgress: display.show,
    });
  } finally {
    display.close();
    await crew.close();
  }
}

interface Findings {
  readonly loaded: LoadedRevision;
  readonly accepted: Accepted | null;
  readonly outcome: RunOutcome;
  readonly wallMs: number;
}

/** Prints what was found, and writes what was asked for. */
function conclude(
  judged: readonly Judged[],
  { loaded, accepted, outcome, wallMs }: Findings,
  options: VerifyOptions,
  around: Surroundings,
): void {
  const { revision } = loaded;
  const { seed, quiet = false } = options;
  const { interrupted } = outcome;
  const stored = storedRevision(loaded);
  print(around.stdout, reportRun(judged, { revision, seed, wallMs, interrupted }, styleOf(around), quiet));
  if (accepted !== null && accepted.revision.digest !== revision.digest) {
    const { name, digest } = accepted.revision;
    print(around.stdout, [
      `The accepted verdicts were found on another text of ${name} (${digest.slice(0, 12)})`,
    ]);
  }
  if (options.time !== undefined) {
    print(around.stdout, [`The same cases again: --cases ${outcome.cases} --seed ${seed}`]);
  }
  if (options.json !== undefined) {
    const digests = digestSources(PACKAGE_ROOT);
    const result = composeResult(judged, {
      version: around.version,
      digests,
      revision: stored,
      seed,
      wallMs,
    });
    writeWhole(resolve(around.folder, options.json), jsonText(result), options.json);
  }
  if (options.update === true && !interrupted) {
    const file = acceptVerdicts(around.evidence.write, accepted, judged, stored);
    storeCounterexamples(judged, stored, around.evidence.write);
    print(around.stdout, [`Accepted: ${file}`]);
  }
}

/** What was found counts as expected once it is accepted; an inconclusive verdict cannot be. */
function acceptAll(judged: readonly Judged[]): readonly Judged[] {
  return judged.map(({ verdict }) => ({ verdict, expected: verdict.verdict }));
}

/** Each refuted check's counterexamples, so that an accepted refutation can be replayed. */
function storeCounterexamples(
  judged: readonly Judged[],
  stored: ReturnType<typeof storedRevision>,
  evidence: string,
): void {
  for (const { verdict } of judged) {
    verdict.counterexamples.forEach((each, index) => {
      const name = index === 0 ? verdict.id : `${verdict.id}.${index + 1}`;
      const file = join(evidence, 'counterexamples', stored.name, `${name}.json`);
      writeWhole(file, jsonText(storeCounterexample(verdict.id, stored, each)));
    });
  }
}

function chosenBindings({ check }: VerifyOptions, all: readonly AnyBinding[]): readonly AnyBinding[] {
  if (check === undefined) return all;
  const missing = check.filter((id) => !all.some(({ statement }) => statement.id === id));
  if (missing.length > 0) throw new InputError(missing.map((id) => `${id} is not in this version`));
  return all.filter(({ statement }) => check.includes(statement.id));
}

function refuseConflicts({ cases, time, update, strict }: VerifyOptions, { env }: Surroundings): void {
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
