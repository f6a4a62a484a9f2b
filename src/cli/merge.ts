import { resolve } from 'node:path';
import { InputError } from '../input/input-error.ts';
import { FinishedLedgers } from '../ledger/finished-ledgers.ts';
import { loadAccepted } from '../report/accepted.ts';
import { EXIT, exitCodeOf } from '../report/judge.ts';
import { counted } from '../report/style.ts';
import { printBlock } from '../search/block-name.ts';
import type { BlockStore } from '../search/block-store.ts';
import { unlessInterrupted } from '../search/interruption.ts';
import { isChosen } from '../search/repeat.ts';
import { runChecks } from '../search/run-checks.ts';
import type { BlockTask, Executor } from '../search/task.ts';
import { conclude } from './conclude.ts';
import { WHOLE_IN_HUNDREDTHS } from './options.ts';
import { print } from './print.ts';
import { refuseUnwritable } from './refuse-unwritable.ts';
import { readCampaign, type StoredCampaign } from './stored-campaign.ts';
import type { Surroundings } from './surroundings.ts';

export interface MergeOptions {
  readonly json?: string;
  readonly quiet?: boolean;
  readonly strict?: boolean;
  /** The share of blocks to run again, in hundredths of a per cent. */
  readonly audit?: number;
  readonly auditSeed?: number;
  readonly workers?: number;
}

/** A block to run again, and what its ledger says that it came to. */
interface Audited {
  readonly task: BlockTask;
  readonly digest: string;
  readonly file: string;
}

/** Reports on the ledgers of all shards as on one run, and gives the exit code that this run would. */
export async function merge(
  dirs: readonly string[],
  options: MergeOptions,
  around: Surroundings,
): Promise<number> {
  const { json } = options;
  if (json !== undefined) refuseUnwritable(resolve(around.folder, json), json);
  const { loaded, header } = readCampaign(dirs[0] as string, around);
  loadAccepted(around.evidence.read, loaded.revision.name);
  const folders = dirs.map((dir) => ({ path: resolve(around.folder, dir), shown: dir }));
  const ledgers = FinishedLedgers.open(folders, header);
  try {
    return await mergeFrom(ledgers, { loaded, header }, options, around);
  } finally {
    ledgers.close();
  }
}

async function mergeFrom(
  ledgers: FinishedLedgers,
  { loaded, header }: StoredCampaign,
  options: MergeOptions,
  around: Surroundings,
): Promise<number> {
  const { audit = 0, workers = around.cores } = options;
  const { revision } = loaded;
  const { seed, cases, reachError, statements } = header;
  const audited: Audited[] = [];
  const blocks: BlockStore = {
    async find(task) {
      const result = await ledgers.find(task);
      if (isChosen(task, `audit ${options.auditSeed ?? seed}`, audit, WHOLE_IN_HUNDREDTHS)) {
        audited.push({ task, digest: result.digest, file: ledgers.shardOf(task).shown });
      }
      return result;
    },
    keep: (task) => ledgers.keep(task),
  };
  const crew = around.createCrew(revision, audit > 0 ? workers : 1);
  try {
    const outcome = await runChecks({
      bindings: around.bindings.filter(({ statement }) => statements.includes(statement.id)),
      revision,
      seed,
      cases,
      reachError,
      blocks,
      executor: crew.executor,
      // One block after the other, so that none is asked for behind the first that fails: it may not be there.
      workers: 0,
      signal: around.interruption,
    });
    if (!outcome.interrupted) await runAgain(audited, crew.executor, workers, around.interruption);
    if (around.interruption.aborted) return EXIT.interrupted;
    if (audit > 0) print(around.stdout, [`audited ${counted(audited.length, 'block')}: run again, alike`]);
    const findings = { loaded, outcome, seed, reachError, wallMs: null };
    return exitCodeOf(conclude(findings, options, around).judged);
  } finally {
    await crew.close();
  }
}

/** Runs blocks again, so many at a time. Throws an InputError for the first that comes to something else. */
async function runAgain(
  audited: readonly Audited[],
  executor: Executor,
  workers: number,
  signal: AbortSignal,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let one = audited[next++]; one !== undefined && !signal.aborted; one = audited[next++]) {
      const { digest } = await executor.run(one.task);
      if (digest !== one.digest) throw differs(one, digest);
    }
  };
  await unlessInterrupted(Promise.all(Array.from({ length: workers }, lane)), signal);
}

function differs({ task, digest, file }: Audited, found: string): InputError {
  return new InputError([
    `${file}: ${printBlock(task)}: found the digest ${digest}, expected ${found}, which it has when it is run again`,
  ]);
}
