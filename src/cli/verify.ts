import { join, resolve } from 'node:path';
import { InputError } from '../input/input-error.ts';
import { type Accepted, acceptVerdicts, loadAccepted } from '../report/accepted.ts';
import { storeCounterexample } from '../report/counterexample.ts';
import { EXIT, exitCodeOf } from '../report/judge.ts';
import { programDigests } from '../report/program-digests.ts';
import { type Judged, type StoredRevision, storedRevision } from '../report/result.ts';
import { loadStoredCases } from '../report/stored-cases.ts';
import { jsonText, writeWhole } from '../report/write-json.ts';
import { type LoadedRevision, load, namesOf } from '../revision/load.ts';
import type { AnyBinding } from '../search/binding.ts';
import { type RunOutcome, runChecks } from '../search/run-checks.ts';
import { conclude } from './conclude.ts';
import { chosen } from './matrix.ts';
import { DEFAULT_CASES, type VerifyOptions } from './options.ts';
import { print } from './print.ts';
import { createProgressDisplay } from './progress-display.ts';
import { refuseUnwritable } from './refuse-unwritable.ts';
import type { Surroundings } from './surroundings.ts';

/** Searches the checks, reports, and gives the exit code. Throws an InputError before anything runs. */
export async function verify(options: VerifyOptions, around: Surroundings): Promise<number> {
  refuseConflicts(options, around);
  const loaded = load(options.revision, around.folder);
  loadAccepted(around.evidence.read, namesOf(loaded));
  if (options.json !== undefined) {
    refuseUnwritable(resolve(around.folder, options.json), options.json);
    // Of the sources as they are now: they may be edited while this runs.
    programDigests();
  }
  const bindings = chosen(around.bindings, options);
  const start = around.clock();
  const outcome = await search(bindings, loaded, options, around);
  const wallMs = Math.round(around.clock() - start);
  const { seed, reachError, update } = options;
  const found = { loaded, outcome, seed, reachError, wallMs };
  const { judged, accepted, code } = conclude(found, options, around);
  if (options.time !== undefined) {
    print(around.stdout, [`The same cases again: --cases ${outcome.cases} --seed ${seed}`]);
  }
  if (update === true && !outcome.interrupted) accept(judged, accepted, storedRevision(loaded), around);
  if (outcome.interrupted) return EXIT.interrupted;
  return update ? exitCodeOf(acceptAll(judged)) : code;
}

async function search(
  bindings: readonly AnyBinding[],
  { revision }: LoadedRevision,
  { cases = DEFAULT_CASES, time, seed, reachError, workers: asked, quiet, maximise = false }: VerifyOptions,
  around: Surroundings,
): Promise<RunOutcome> {
  const workers = asked ?? around.cores;
  const crew = around.createCrew(revision, workers);
  const display = createProgressDisplay(around, bindings.length, quiet === true);
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
      stored: loadStoredCases(around.evidence.read),
      workers,
      signal: around.interruption,
      clock: around.clock,
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
  stored: StoredRevision,
  { evidence, stdout }: Surroundings,
): void {
  // What was accepted for its base says nothing of what was not run on this one.
  const own = accepted?.revision.name === stored.name ? accepted : null;
  const file = acceptVerdicts(evidence.write, own, judged, stored);
  storeCounterexamples(judged, stored, evidence.write);
  print(stdout, [`Accepted: ${file}`]);
}

/** What was found counts as expected once it is accepted; an inconclusive verdict cannot be. */
function acceptAll(judged: readonly Judged[]): readonly Judged[] {
  return judged.map(({ verdict }) => ({ verdict, expected: verdict.verdict }));
}

/** Each refuted check's counterexamples, so that an accepted refutation can be replayed. */
function storeCounterexamples(judged: readonly Judged[], stored: StoredRevision, evidence: string): void {
  for (const { verdict } of judged) {
    verdict.counterexamples.forEach((each, index) => {
      const name = index === 0 ? verdict.id : `${verdict.id}.${index + 1}`;
      const file = join(evidence, 'counterexamples', stored.name, `${name}.json`);
      writeWhole(file, jsonText(storeCounterexample(verdict.id, stored, each)));
    });
  }
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
