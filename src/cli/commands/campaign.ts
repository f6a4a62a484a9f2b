import { resolve } from 'node:path';
import type { StatementId } from '../../../spec/language/statement.ts';
import { loadAny } from '../../draft/reading/load-any.ts';
import { shardHere } from '../../engines/shard-here.ts';
import { InputError } from '../../input/input-error.ts';
import { CAMPAIGN_SCHEMA, type CampaignHeader } from '../../ledger/header.ts';
import { Ledger } from '../../ledger/ledger.ts';
import { digestOfStored, loadStoredCases } from '../../report/stored/stored-cases.ts';
import { counted } from '../../report/text/style.ts';
import { EXIT } from '../../report/verdict/exit-code.ts';
import { storedRevision } from '../../report/verdict/result.ts';
import type { LoadedRevision } from '../../revision/load.ts';
import { type Shard, WHOLE } from '../../search/block/shard.ts';
import type { ReachError } from '../../search/measure/reach-test.ts';
import type { RunOutcome } from '../../search/run/run-checks.ts';
import type { StoredCase } from '../../search/run/stored-cases.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import { programDigests } from '../../sources/program-digests.ts';
import { type AcceptOptions, acceptedFor } from '../gate/accepting.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { print } from '../terminal/print.ts';
import { refuseUnwritable } from '../terminal/refuse-unwritable.ts';
import { searchWithProgress } from '../terminal/search-with-progress.ts';
import { chosen } from './matrix.ts';
import { conclude } from './report-outcome.ts';

export interface CampaignOptions extends Pick<AcceptOptions, 'accepted'> {
  readonly dir: string;
  readonly revision: string;
  readonly check?: readonly StatementId[];
  readonly cases: number;
  readonly seed: number;
  readonly reachError: ReachError;
  /** `auto` takes it from the engine around this process. */
  readonly shard?: Shard | 'auto';
  readonly maximise?: boolean;
  readonly workers?: number;
  readonly json?: string;
  readonly quiet?: boolean;
  readonly strict?: boolean;
}

/** Searches the checks and keeps every finished block in a folder; the same again goes on from there. */
export async function campaign(options: CampaignOptions, context: CommandContext): Promise<number> {
  const { dir, seed, cases, reachError, json, maximise = false } = options;
  const shard = options.shard === 'auto' ? shardHere(context.env) : (options.shard ?? WHOLE);
  if (json !== undefined && shard.of > 1) {
    throw new InputError([
      '--json: a shard has no result of its own; mvps-verify merge --json writes that of all',
    ]);
  }
  if (maximise && shard.of > 1) {
    throw new InputError([
      '--maximise: a shard has no result of its own; mvps-verify merge --maximise climbs',
    ]);
  }
  const loaded = loadAny(options.revision, context.folder);
  acceptedFor(loaded, options, context);
  if (json !== undefined)
    refuseUnwritable(resolve(context.folder, json), json, [resolve(context.folder, dir)]);
  const bindings = chosen(context.bindings, options);
  const statements = bindings.map(({ statement }) => statement.id);
  const kept = loadStoredCases(context.evidence.read);
  const stored = digestOfStored(kept);
  const header = headerOf(loaded, { seed, cases, reachError, statements, stored, shard }, context.version);
  const ledger = Ledger.open(resolve(context.folder, dir), dir, header);
  const before = ledger.blocks;
  const start = context.clock();
  const outcome = await searchWith(ledger, bindings, kept, loaded, { ...options, shard }, context);
  const took = Math.round((context.clock() - start) / 1000);
  print(context.stdout, [
    `${dir}: ${counted(ledger.blocks, 'block')}, ${counted(before, 'block')} of them from before; ${counted(outcome.repeated, 'block')} recounted, identical; ${took} s`,
  ]);
  if (outcome.interrupted) {
    print(context.stdout, ['Interrupted: the same command again goes on from here']);
    return EXIT.interrupted;
  }
  const errors = outcome.verdicts.flatMap(({ id, error }) => (error === null ? [] : [{ id, ...error }]));
  if (shard.of > 1 && errors.length > 0) {
    throw new InputError(errors.map(({ id, address, message }) => `${address ?? id}: ${message}`));
  }
  if (shard.of > 1 && ledger.blocks === 0) {
    print(context.stdout, [`shard ${shard.index}/${shard.of} has no block to run: fewer shards will do`]);
    return EXIT.inconclusive;
  }
  if (shard.of > 1) {
    print(context.stdout, [
      `shard ${shard.index}/${shard.of} is finished: mvps-verify merge reports the result of all ${shard.of}`,
    ]);
    return EXIT.asExpected;
  }
  const findings = {
    loaded,
    outcome: { ...outcome, repeated: 0 },
    seed,
    reachError,
    wallMs: null,
    stored: kept,
    corpus: null,
  };
  return conclude(findings, { ...options, check: statements }, context).code;
}

type Chosen = Pick<CampaignHeader, 'seed' | 'cases' | 'reachError' | 'statements' | 'stored' | 'shard'>;

/** The header that this version writes. */
export function headerOf(
  loaded: LoadedRevision,
  { seed, cases, reachError, statements, stored, shard }: Chosen,
  version: string,
): CampaignHeader {
  return {
    schema: CAMPAIGN_SCHEMA,
    tool: { version },
    digests: programDigests(),
    revision: storedRevision(loaded),
    seed,
    cases,
    reachError,
    statements,
    stored,
    shard,
  };
}

type SearchOptions = Omit<CampaignOptions, 'shard'> & { readonly shard: Shard };

async function searchWith(
  ledger: Ledger,
  bindings: readonly AnyBinding[],
  stored: readonly StoredCase[],
  { revision }: LoadedRevision,
  { seed, cases, reachError, shard, maximise = false, ...manner }: SearchOptions,
  context: CommandContext,
): Promise<RunOutcome> {
  let outcome: RunOutcome;
  try {
    outcome = await searchWithProgress(
      { bindings, revision, seed, cases, reachError, shard, maximise, stored, blocks: ledger },
      manner,
      context,
    );
  } catch (fault) {
    // The fault that ended the search is the one to tell.
    await ledger.close().catch(() => {});
    throw fault;
  }
  await ledger.close();
  return outcome;
}
