import { resolve } from 'node:path';
import { InputError } from '../../input/input-error.ts';
import { disagreementOf } from '../../ledger/disagreement.ts';
import { FinishedLedgers } from '../../ledger/finished-ledgers.ts';
import type { RecordFault } from '../../ledger/record.ts';
import { counted, grouped } from '../../report/text/style.ts';
import { EXIT } from '../../report/verdict/exit-code.ts';
import { printBlock } from '../../search/run/block-name.ts';
import type { BlockStore } from '../../search/run/block-store.ts';
import { isChosen } from '../../search/run/determinism-check.ts';
import { unlessInterrupted } from '../../search/run/interruption.ts';
import { runChecks } from '../../search/run/run-checks.ts';
import type { BlockTask, Executor } from '../../search/run/task.ts';
import { type AcceptOptions, acceptedFor } from '../gate/accepting.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { WHOLE_IN_HUNDREDTHS } from '../terminal/options.ts';
import { print } from '../terminal/print.ts';
import { refuseUnwritable } from '../terminal/refuse-unwritable.ts';
import { conclude } from './report-outcome.ts';
import { readCampaign, type StoredCampaign } from './stored-campaign.ts';

export interface MergeOptions extends Pick<AcceptOptions, 'accepted'> {
  readonly json?: string;
  readonly quiet?: boolean;
  readonly strict?: boolean;
  /** Climb towards the bound of each sampled inequality. */
  readonly maximise?: boolean;
  /** The share of blocks to run again, in hundredths of a per cent. */
  readonly audit?: number;
  readonly auditSeed?: number;
  readonly workers?: number;
}

/** Reports on the ledgers of all shards as on one run, and gives the exit code that this run would. */
export async function merge(
  dirs: readonly string[],
  options: MergeOptions,
  context: CommandContext,
): Promise<number> {
  const { json } = options;
  const folders = dirs.map((dir) => ({ path: resolve(context.folder, dir), shown: dir }));
  if (json !== undefined) {
    const paths = folders.map(({ path }) => path);
    refuseUnwritable(resolve(context.folder, json), json, paths);
  }
  const campaign = readCampaign(dirs[0] as string, context);
  acceptedFor(campaign.loaded, options, context);
  const ledgers = FinishedLedgers.open(folders, campaign.header);
  try {
    return await mergeFrom(ledgers, campaign, options, context);
  } finally {
    ledgers.close();
  }
}

async function mergeFrom(
  ledgers: FinishedLedgers,
  { loaded, stored, header }: StoredCampaign,
  options: MergeOptions,
  context: CommandContext,
): Promise<number> {
  const { audit = 0, workers = context.cores } = options;
  const { revision } = loaded;
  const { seed, cases, reachError, statements } = header;
  const audited: BlockTask[] = [];
  let merged = 0;
  const blocks: BlockStore = {
    async find(task) {
      merged++;
      if (isChosen(task, `audit ${options.auditSeed ?? seed}`, audit, WHOLE_IN_HUNDREDTHS))
        audited.push(task);
      return ledgers.find(task);
    },
    sourceOf: (task) => ledgers.sourceOf(task),
    keep: (task) => ledgers.keep(task),
  };
  const pool = context.startWorkers(revision, audit > 0 ? workers : 1);
  try {
    const outcome = await runChecks({
      bindings: context.bindings.filter(({ statement }) => statements.includes(statement.id)),
      revision,
      seed,
      cases,
      reachError,
      maximise: options.maximise === true,
      blocks,
      executor: pool.executor,
      stored,
      // One block after the other, so that none is asked for behind the first that fails: it may not be there.
      workers: 0,
      signal: context.interruption,
    });
    if (!outcome.interrupted) await runAgain(audited, ledgers, pool.executor, workers, context.interruption);
    if (context.interruption.aborted) return EXIT.interrupted;
    if (audit > 0) {
      print(context.stdout, [
        `audited ${grouped(audited.length)} of ${counted(merged, 'block')}: run again, identical`,
      ]);
    }
    const findings = { loaded, outcome, seed, reachError, wallMs: null, stored, corpus: null };
    return conclude(findings, { ...options, check: statements }, context).code;
  } finally {
    await pool.close();
  }
}

/** Runs blocks again, so many at a time. Throws an InputError for the first that comes to something else. */
async function runAgain(
  audited: readonly BlockTask[],
  ledgers: FinishedLedgers,
  executor: Executor,
  workers: number,
  signal: AbortSignal,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let task = audited[next++]; task !== undefined && !signal.aborted; task = audited[next++]) {
      const fault = disagreementOf(await ledgers.find(task), await executor.run(task));
      if (fault !== null) throw differs(task, fault, ledgers.sourceOf(task));
    }
  };
  await unlessInterrupted(Promise.all(Array.from({ length: workers }, lane)), signal);
}

function differs(task: BlockTask, { found, expected }: RecordFault, file: string): InputError {
  return new InputError([
    `${file}: ${printBlock(task)}: found ${found}, expected ${expected}, as when it is run again`,
  ]);
}
