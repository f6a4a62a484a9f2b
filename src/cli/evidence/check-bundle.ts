import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Revision } from '../../../spec/language/revision.ts';
import { chosenBlocks, runAgain } from '../../evidence/check/check-blocks.ts';
import { type OpenedBundle, openBundle } from '../../evidence/check/check-envelope.ts';
import { checkHere } from '../../evidence/check/check-here.ts';
import { checkReports } from '../../evidence/check/check-reports.ts';
import { checkRevision } from '../../evidence/check/check-revision.ts';
import { checkVerdicts } from '../../evidence/check/check-verdicts.ts';
import { EvidenceFault } from '../../evidence/evidence-fault.ts';
import { readPublicKey } from '../../evidence/keys.ts';
import { type Manifests, manifestsHere } from '../../evidence/manifest.ts';
import { InputError } from '../../input/input-error.ts';
import { readText } from '../../input/read-text.ts';
import { loadStoredCases } from '../../report/stored/stored-cases.ts';
import { counted, wrap } from '../../report/text/style.ts';
import { EXIT } from '../../report/verdict/exit-code.ts';
import { uncheckedIn } from '../../report/verdict/unchecked.ts';
import { type BlockName, printSearch } from '../../search/run/block-name.ts';
import { CheckSearch } from '../../search/run/check-search.ts';
import { runChecks } from '../../search/run/run-checks.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import { canaryNamed } from '../../search/trial/canary.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { print, styleOf } from '../terminal/print.ts';

export interface CheckBundleOptions {
  readonly pub: string;
  /** In hundredths of a per cent of the blocks. */
  readonly rerun?: number;
  readonly auditSeed?: number;
  /** A bundle, or the digest of one, that this one has to come after. */
  readonly after?: string;
  /** The text of the draft that was checked, if it was one. */
  readonly text?: string;
  readonly partial?: boolean;
  readonly workers?: number;
}

/** No bundle comes near it. */
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * Checks a bundle against the key, the program and the evidence that are here, and says what was checked and what is left
 * to be believed. 0 where everything matches, 1 for the first thing that does not, 2 where it is none that can be read.
 */
export async function checkBundle(
  file: string,
  options: CheckBundleOptions,
  context: CommandContext,
): Promise<number> {
  refusePreloads(context);
  const key = readPublicKey(resolve(context.folder, options.pub), options.pub);
  if (options.rerun !== undefined && options.auditSeed === undefined)
    throw new InputError([
      '--rerun: found no --audit-seed, expected one that whoever made the bundle did not know',
    ]);
  try {
    const opened = openBundle(readText(resolve(context.folder, file), file, MOST_BYTES), key);
    checkAge(opened, options, key, context);
    print(context.stdout, await told(file, opened, options, context));
    return EXIT.asExpected;
  } catch (cause) {
    if (!(cause instanceof EvidenceFault)) throw cause;
    print(context.stderr, [`mvps-verify: ${file}: ${cause.message}`]);
    return cause.kind === 'unreadable' ? EXIT.badInput : EXIT.differs;
  }
}

/** What is loaded before the program can change what it says. Throws an InputError. */
function refusePreloads({ env, execArgv }: CommandContext): void {
  const given = [
    ...(env.NODE_OPTIONS ? [`NODE_OPTIONS="${env.NODE_OPTIONS}"`] : []),
    ...execArgv.filter((each) => PRELOADS.test(each)),
  ];
  if (given.length > 0)
    throw new InputError([`found ${given.join(' ')}, expected nothing that is loaded before the program`]);
}

const PRELOADS = /^(--import|--require|-r|--loader|--experimental-loader)\b/;

/** Throws an EvidenceFault where a bundle is not one that came after another. */
function checkAge(
  { evidence: { chain } }: OpenedBundle,
  { after }: CheckBundleOptions,
  key: string,
  { folder }: CommandContext,
): void {
  if (after === undefined) return;
  const file = resolve(folder, after);
  const digest = existsSync(file) ? openBundle(readFileSync(file, 'utf8'), key).digest : after;
  if (!/^[0-9a-f]{64}$/.test(digest))
    throw new InputError([`--after: found ${after}, expected a bundle or the digest of one`]);
  const before = chain.length === 0 ? 'none before it' : `those before it, the last ${chain.at(-1)}`;
  if (!chain.includes(digest)) throw new EvidenceFault('chain', before, `${digest} among them`);
}

async function told(
  file: string,
  opened: OpenedBundle,
  options: CheckBundleOptions,
  context: CommandContext,
): Promise<readonly string[]> {
  const { evidence, statement, digest } = opened;
  const { bindings } = context;
  const here: Manifests = manifestsHere();
  checkHere(evidence.manifests, here);
  const revision = checkRevision(evidence, options.text, context.folder);
  const reports = context.evidence.read
    .map((each) => checkReports(each, revision))
    .reduce((sum, each) => sum + each, 0);
  const stored = loadStoredCases(context.evidence.read);
  checkVerdicts(evidence, { revision, bindings, stored, isPartial: options.partial === true });
  const again = await audited(opened, revision, options, context);
  const { verdicts } = evidence.result;
  const { result } = statement.predicate;
  const files = Object.values(evidence.manifests).reduce((sum, each) => sum + Object.keys(each).length, 0);
  const { width } = styleOf(context);
  const bullets = (lines: readonly string[]): readonly string[] =>
    lines.flatMap((line) => wrap(line, width, '  - '));
  return [
    `${file}: ${result} on ${revision.name} (${revision.digest.slice(0, 12)}), digest ${digest}`,
    '',
    'Verified here',
    ...bullets([
      'signed with the key that was given, and by it alone; types, schema and canonical form as they should be',
      `${counted(files, 'digest')} of sources, compiled files, libraries and evidence, and the revision, are those that are here`,
      `${counted(verdicts.length, 'verdict')} follow from the blocks, coverage and mutants that are listed; ${counted(verdicts.flatMap((each) => each.counterexamples).length, 'counterexample')} played again; what held is broken by none of ${counted(stored.length, 'kept case')}`,
      `${counted(reports, 'report')} made again, byte for byte; the canary was refuted again, by case ${evidence.result.canary.refutedAfter}`,
    ]),
    '',
    'Run again',
    ...bullets([
      again.length === 0
        ? `none of ${counted(evidence.blocks.length, 'block')}: --rerun 5% --audit-seed N runs a share of them, by a seed of yours`
        : `${again.length} of ${counted(evidence.blocks.length, 'block')}, chosen by the seed ${options.auditSeed}: the same cases and digests`,
    ]),
    '',
    'To be believed',
    ...bullets([
      `the digests of ${counted(evidence.blocks.length - again.length, 'block')} that were not run again`,
      `that this program is the one that you wanted: the bundle was made of ${statement.subject.map(({ name, digest: { sha256 } }) => `${name} ${sha256.slice(0, 12)}`).join(', ')}, on Node ${evidence.toolchain.node}`,
      evidence.chain.length === 0
        ? 'that no newer bundle exists: it names none before it'
        : `that no newer bundle exists: it is number ${evidence.chain.length + 1} of its chain${options.after === undefined ? '' : ', and after the one that was given'}`,
      ...uncheckedIn(revision, verdicts),
    ]),
  ];
}

/** Runs the canary and the auditor's share of blocks again. Throws an EvidenceFault where something else comes of it. */
async function audited(
  { evidence }: OpenedBundle,
  revision: Revision,
  { rerun = 0, auditSeed = 0, workers: asked }: CheckBundleOptions,
  context: CommandContext,
): Promise<readonly unknown[]> {
  const workers = asked ?? context.cores;
  const pool = context.startWorkers(revision, workers);
  const { executor } = pool;
  const { interruption: signal, bindings } = context;
  const { seed, canary } = evidence.result;
  try {
    const alive = await runChecks({
      bindings: [],
      revision,
      seed,
      cases: canary.promised,
      executor,
      workers: 1,
      signal,
    });
    if (alive.canary !== canary.refutedAfter)
      throw new EvidenceFault(
        'canary',
        `refuted after ${canary.refutedAfter} cases`,
        `after ${alive.canary}, as here`,
      );
    const audit = { share: rerun, seed: auditSeed, executor, workers, signal };
    const blocks = chosenBlocks(evidence, audit);
    await runAgain(blocks, (name) => casesAsked(name, revision, evidence.cases, bindings), audit);
    if (signal.aborted) throw new InputError(['interrupted: not every block was run again']);
    return blocks;
  } finally {
    await pool.close();
  }
}

/** How many relevant cases a block is asked for: its last one may be a short one. */
function casesAsked(
  { of, block }: BlockName,
  revision: Revision,
  cases: number,
  bindings: readonly AnyBinding[],
): number {
  const binding = bindings.find(({ statement }) => statement.id === of.check) ?? canaryNamed(of.check);
  const parts = binding === undefined ? [] : new CheckSearch(binding, revision, { cases }).parts;
  const part = parts.find((each) => printSearch(each.name) === printSearch(of));
  if (part === undefined) throw new EvidenceFault('blocks', printSearch(of), 'a search of this version');
  return part.casesIn(block);
}
