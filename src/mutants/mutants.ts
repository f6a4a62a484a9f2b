import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { BINDINGS } from '../../properties/catalogue.ts';
import { runCommand } from '../bench/run-command.ts';
import { InputError } from '../input/input-error.ts';
import { writeWhole } from '../input/write-json.ts';
import { readFindings } from '../report/stored/counterexample.ts';
import { load } from '../revision/load.ts';
import { digestOfFolders } from '../sources/digests.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import { programDigests } from '../sources/program-digests.ts';
import { instrument } from './instrument.ts';
import { judgeMutants } from './judge-mutants.ts';
import { machineryPage, runMachinery } from './machinery.ts';
import { MACHINERY_FAULTS } from './machinery-faults.ts';
import type { Mutant, Outcome } from './mutant.ts';
import { keyOf, type Reasons, reportMutants, scoreOf } from './mutant-report.ts';
import { placeOf, Remembered } from './remembered.ts';
import { allJudges, breakingJudges, catchingJudges, judgesOf, searchBase } from './search-base.ts';
import { unevenRevision } from './uneven-revision.ts';

/** What is mutated: the core. Faults are mutants already. */
const MUTATED = ['src/protocol', 'src/cost', 'src/crypto', 'src/wire', 'src/keys', 'src/messages'];
const isMutated = (name: string): boolean => /\.ts$/.test(name) && !/\.test\.ts$|faults\.ts$/.test(name);

/** Condition (b) with an equal counter let through: whatever does not notice that notices nothing. */
const CANARY = {
  file: 'src/protocol/broker/conditions.ts',
  original: 'counter > last',
  replacement: 'counter >= last',
};

const BAD_INPUT = 2;
const EVIDENCE = join(PACKAGE_ROOT, 'evidence', 'mutants');
const FINDINGS = join(PACKAGE_ROOT, 'evidence', 'findings', 'draft-00.json');
const REASONS = join(EVIDENCE, 'survivors.json');
const WORK = join(PACKAGE_ROOT, '.mutants');
const REMEMBERED = join(WORK, 'judged.json');
/** After so many mutants what is known is kept, so that a run that is ended goes on from there. */
const KEPT_EVERY = 20;

interface MutantsOptions {
  readonly cases: number;
  readonly only?: string;
  readonly shard: readonly [index: number, of: number];
  readonly sample?: number;
  readonly threads: number;
  readonly keep?: boolean;
  readonly machinery?: boolean;
}

async function run({
  cases,
  only,
  shard: [index, of],
  sample,
  threads,
  keep,
}: MutantsOptions): Promise<number> {
  const files = MUTATED.flatMap((folder) =>
    readdirSync(join(PACKAGE_ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter(isMutated)
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  ).sort();
  const program = await instrument(files, WORK);
  const repaired = load('draft-01-proposed');
  const revisions = [repaired.revision, unevenRevision(repaired.document), load('draft-00').revision];
  const searches = {
    judges: [
      ...allJudges(BINDINGS, revisions),
      ...catchingJudges(BINDINGS),
      ...breakingJudges(readFindings(FINDINGS, 'evidence/findings/draft-00.json').findings, revisions),
    ],
    readings: judgesOf('readings', BINDINGS, repaired.revision),
    mistakes: judgesOf('mistakes', BINDINGS, repaired.revision),
  };
  const isAsked = (mutant: Mutant, place: number): boolean =>
    isCanary(mutant) ||
    ((only === undefined || mutant.file.includes(only)) &&
      place % of === index &&
      (sample === undefined || lotOf(mutant) < sample / program.mutants.length));
  const manner = digestOfFolders(PACKAGE_ROOT, ['src/mutants', 'evidence/findings']);
  const remembered = new Remembered(REMEMBERED, programDigests(), manner, cases);
  const { standing, open } = remembered.divide(program.mutants.filter(isAsked));
  if (standing.length > 0) console.log(`${standing.length} were judged before, ${open.length} are left`);
  const judged = [...standing];
  const after = (mutant: Mutant, outcome: Outcome): void => {
    judged.push({ mutant, outcome });
    if (judged.length % KEPT_EVERY === 0) {
      remembered.keep(judged);
      console.log(`${judged.length} of ${standing.length + open.length}`);
    }
    if (outcome.status === 'survived' || outcome.status === 'not reached') console.log(line(mutant, outcome));
  };
  if (open.length > 0) {
    const base = await searchBase(program, searches, revisions, { cases, threads });
    console.log(
      `${program.mutants.length} mutants, ${base.judges.length} searches that hold or are refuted without one`,
    );
    const killers = remembered.killers();
    await judgeMutants(program, open, base, revisions, { cases, threads, killers }, after);
  }
  remembered.keep(judged);
  const canary = judged.find(({ mutant }) => isCanary(mutant));
  if (canary?.outcome.status !== 'killed') {
    console.error(
      'mutants: dead: the canary, an equal cwt_counter that passes, was not killed: nothing of this counts',
    );
    return BAD_INPUT;
  }
  judged.sort((left, right) => Number(left.mutant.id) - Number(right.mutant.id));
  const reasons = readReasons();
  const { text, unexplained } = reportMutants(
    judged,
    reasons,
    revisions.map(({ name }) => name),
    cases,
    program.mutants.length,
  );
  console.log(text);
  if (keep === true) writeWhole(join(EVIDENCE, 'README.md'), text);
  console.log(scoreOf(judged, reasons));
  for (const { mutant, outcome } of unexplained) console.log(`no reason yet: ${line(mutant, outcome)}`);
  return unexplained.length === 0 ? 0 : 1;
}

/** From 0 to 1, by what it changes: a sample stays the same where nothing of it is changed, and is part of a larger one. */
function lotOf(mutant: Mutant): number {
  return createHash('sha256').update(placeOf(mutant)).digest().readUInt32BE() / 2 ** 32;
}

/** Every fault of the search must be noticed. */
async function machinery({ keep, only, shard: [index, of], threads }: MutantsOptions): Promise<number> {
  const asked = MACHINERY_FAULTS.filter(
    ({ fault, file }, place) =>
      (only === undefined || fault.includes(only) || file.includes(only)) && place % of === index,
  );
  const noticed = await runMachinery(WORK, asked, threads, ({ fault: { fault }, by }) =>
    console.log(`${fault}: ${by ?? 'NOTHING NOTICES IT'}`),
  );
  if (keep === true) writeWhole(join(EVIDENCE, 'machinery.md'), machineryPage(noticed));
  const silent = noticed.filter(({ by }) => by === null).length;
  console.log(`${noticed.length - silent} of ${noticed.length} faults are noticed by the run itself`);
  return silent === 0 ? 0 : 1;
}

function isCanary({ file, original, replacement }: Mutant): boolean {
  return file === CANARY.file && original === CANARY.original && replacement === CANARY.replacement;
}

function line(mutant: Mutant, { status }: Outcome): string {
  return `${status}: ${mutant.file}:${mutant.line} ${mutant.mutator} ${keyOf(mutant)}`;
}

function readReasons(): Reasons {
  return existsSync(REASONS) ? (JSON.parse(readFileSync(REASONS, 'utf8')) as Reasons) : {};
}

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InputError([`found "${text}", expected an integer from 1`]);
  return value;
}

function shardOf(text: string): readonly [number, number] {
  const [, index = '', of = ''] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  if (of === '' || Number(index) >= Number(of))
    throw new InputError([`found "${text}", expected a shard as 0/4, from 0 on`]);
  return [Number(index), Number(of)];
}

const program = new Command('mutants')
  .description(
    'Changes the core in one place at a time and asks the searches alone what they notice; 1 where a survivor has no reason in evidence/mutants, 2 where the canary survives.',
  )
  .option('--cases <n>', 'relevant cases of the closer look', whole, 4096)
  .option(
    '--only <text>',
    'only mutants of files with this in their path; of faults of the search, in their words or path',
  )
  .option('--shard <i/n>', 'only each n-th mutant, from the i-th on', shardOf, [0, 1] as const)
  .option('--sample <n>', 'about so many mutants, always the same ones', whole)
  .option('--threads <n>', 'worker threads', whole, availableParallelism())
  .option(
    '--machinery',
    'plant faults in the search and the generators instead, which the run itself must notice',
  )
  .option('--keep', 'write the page in evidence/mutants')
  .action(async (options: MutantsOptions) => {
    process.exitCode = await (options.machinery === true ? machinery(options) : run(options));
  });

await runCommand(program);
