import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { StatementId } from '../../../spec/language/statement.ts';
import { loadAny } from '../../draft/reading/load-any.ts';
import { openBundle } from '../../evidence/check/check-envelope.ts';
import { seal } from '../../evidence/dsse.ts';
import { readPrivateKey } from '../../evidence/keys.ts';
import { manifestsHere, sha256 } from '../../evidence/manifest.ts';
import {
  type BlockEntry,
  countedBlocks,
  EVIDENCE_SCHEMA,
  type Evidence,
  payloadOf,
  statementOf,
} from '../../evidence/statement.ts';
import { InputError } from '../../input/input-error.ts';
import { writeWhole } from '../../input/write-json.ts';
import type { Accepted, LoadedAccepted } from '../../report/accepted/accepted.ts';
import { judge } from '../../report/accepted/judge.ts';
import { changedFigures } from '../../report/figures/figure-diff.ts';
import { loadStoredCases } from '../../report/stored/stored-cases.ts';
import { counted } from '../../report/text/style.ts';
import { EXIT } from '../../report/verdict/exit-code.ts';
import { composeResult, storedRevision } from '../../report/verdict/result.ts';
import type { LoadedRevision } from '../../revision/load.ts';
import { printBlock } from '../../search/run/block-name.ts';
import type { BlockStore } from '../../search/run/block-store.ts';
import type { RunOutcome } from '../../search/run/run-checks.ts';
import { programDigests } from '../../sources/program-digests.ts';
import { chosen } from '../commands/matrix.ts';
import { acceptedFor } from '../gate/accepting.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import type { VerifyOptions } from '../terminal/options.ts';
import { print } from '../terminal/print.ts';
import { refuseUnwritable } from '../terminal/refuse-unwritable.ts';
import { searchWithProgress } from '../terminal/search-with-progress.ts';
import { publicKeyOf } from './own-key.ts';

export interface BundleOptions
  extends Pick<VerifyOptions, 'revision' | 'seed' | 'reachError' | 'accepted'>,
    Pick<VerifyOptions, 'workers' | 'check'> {
  readonly cases: number;
  readonly out: string;
  readonly key: string;
  /** The bundle before this one. */
  readonly previous?: string;
}

/** Runs the statements, keeps the digest of every block, and writes all of it into a signed bundle. */
export async function bundle(options: BundleOptions, context: CommandContext): Promise<number> {
  const { folder } = context;
  const loaded = loadAny(options.revision, folder);
  const privatePem = readPrivateKey(resolve(folder, options.key), options.key);
  const accepted = acceptedFor(loaded, options, context);
  refuseUnwritable(resolve(folder, options.out), options.out);
  const chain = chainOf(options, privatePem, context);
  // As they are now: sources may be edited while this runs.
  programDigests();
  const manifests = manifestsHere();
  const blocks = new Map<string, BlockEntry>();
  const outcome = await run(options, loaded, blocks, context);
  if (outcome.interrupted) return EXIT.interrupted;
  const evidence: Evidence = {
    schema: EVIDENCE_SCHEMA,
    chain,
    toolchain: { node: process.version },
    manifests,
    revision: loaded.document,
    text: loaded.text === undefined ? null : sha256(readFileSync(resolve(folder, loaded.text.file))),
    cases: options.cases,
    catalogue: context.bindings.map(({ statement }) => statement.id as StatementId),
    result: resultOf(outcome, loaded, accepted, options, context),
    blocks: countedBlocks([...blocks.values()]),
    accepted: accepted === null ? null : withoutPlace(accepted),
  };
  const statement = statementOf(evidence);
  const payload = payloadOf(statement);
  writeWhole(resolve(folder, options.out), seal(payload, privatePem), options.out);
  const { result, passedTests, warnedTests, failedTests } = statement.predicate;
  print(context.stdout, [
    `${options.out}: ${result}, ${passedTests.length} held, ${warnedTests.length} refuted as accepted or inconclusive, ${failedTests.length} not as accepted; ${counted(evidence.blocks.length, 'block')}`,
    `digest ${sha256(payload)}, ${counted(chain.length, 'bundle')} before it`,
  ]);
  return failedTests.length > 0 ? EXIT.differs : result === 'WARNED' ? EXIT.inconclusive : EXIT.asExpected;
}

/** The digests of the bundles before, each signed with the same key. Throws an InputError where the last is not. */
function chainOf(
  { previous }: BundleOptions,
  privatePem: string,
  { folder }: CommandContext,
): readonly string[] {
  if (previous === undefined) return [];
  let text: string;
  try {
    text = readFileSync(resolve(folder, previous), 'utf8');
    const { evidence, digest } = openBundle(text, publicKeyOf(privatePem));
    return [...evidence.chain, digest];
  } catch (cause) {
    throw new InputError([`${previous}: ${cause instanceof Error ? cause.message : String(cause)}`]);
  }
}

function run(
  { seed, cases, reachError, check, ...manner }: BundleOptions,
  { revision }: LoadedRevision,
  blocks: Map<string, BlockEntry>,
  context: CommandContext,
): Promise<RunOutcome> {
  const bindings = chosen(context.bindings, check === undefined ? {} : { check });
  const store: BlockStore = {
    find: async () => null,
    sourceOf: (task) => printBlock(task),
    keep: (task, result) => {
      const address = printBlock(task);
      blocks.set(address, [address, result.cases, result.failing !== null, result.digest]);
    },
  };
  const stored = loadStoredCases(context.evidence.read);
  return searchWithProgress(
    { bindings, revision, seed, cases, reachError, stored, blocks: store },
    manner,
    context,
  );
}

function resultOf(
  outcome: RunOutcome,
  loaded: LoadedRevision,
  accepted: LoadedAccepted | null,
  { seed, reachError }: BundleOptions,
  { version }: CommandContext,
): Evidence['result'] {
  const judged = outcome.verdicts.map((verdict) => judge(verdict, accepted));
  const figures = loaded.base === null ? [] : changedFigures(loaded.base, loaded.revision);
  const canary = { promised: outcome.cases, refutedAfter: outcome.canary };
  const revision = storedRevision(loaded);
  return composeResult(
    judged,
    { version, digests: programDigests(), revision, seed, reachError, canary, wallMs: null },
    figures,
  );
}

function withoutPlace({ shown, lines, ...accepted }: LoadedAccepted): Accepted {
  return accepted;
}
