import { resolve } from 'node:path';
import { loadAny } from '../../draft/reading/load-any.ts';
import { InputError } from '../../input/input-error.ts';
import { describeNearest } from '../../input/nearest.ts';
import { disagreementOf } from '../../ledger/disagreement.ts';
import { readMark } from '../../ledger/durable-mark.ts';
import { headerOf as storedHeader } from '../../ledger/finished-ledgers.ts';
import { refuseForeign } from '../../ledger/header.ts';
import { openBlocks } from '../../ledger/ledger.ts';
import { counted, grouped, wrap } from '../../report/text/style.ts';
import { describeCloseness } from '../../report/verdict/closest.ts';
import { EXIT } from '../../report/verdict/exit-code.ts';
import type { LoadedRevision } from '../../revision/load.ts';
import type { BlockResult } from '../../search/block/block-result.ts';
import { type BlockName, printBlock, printSearch } from '../../search/run/block-name.ts';
import { CheckSearch } from '../../search/run/check-search.ts';
import type { BlockTask } from '../../search/run/task.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import { canaryNamed } from '../../search/trial/canary.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { print, styleOf } from '../terminal/print.ts';
import { readCampaign } from './stored-campaign.ts';

export interface RerunOptions {
  readonly block: BlockName;
  readonly revision: string;
  /** Relevant cases of the search that the block is of: its last block may be a short one. */
  readonly cases?: number;
  /** A ledger to compare with: revision and cases are those of its campaign. */
  readonly dir?: string;
}

/** Runs one block alone and prints what it comes to; 1 where a ledger has it otherwise. */
export async function rerun(options: RerunOptions, context: CommandContext): Promise<number> {
  const { block: name, dir } = options;
  const stored = dir === undefined ? null : readCampaign(dir, context);
  const loaded = stored?.loaded ?? loadAny(options.revision, context.folder);
  const task = taskOf(name, loaded, stored?.header.cases ?? options.cases, context.bindings);
  const recorded = dir === undefined ? null : recordOf(name, dir, context);
  const pool = context.startWorkers(loaded.revision, 1);
  try {
    const result = await pool.executor.run(task);
    print(context.stdout, lines(task, result, loaded, context));
    if (recorded === null) return EXIT.asExpected;
    const fault = disagreementOf(recorded, result);
    const told = fault === null ? 'the same' : `found ${fault.found}, expected ${fault.expected}`;
    print(context.stdout, [`${dir}: ${told}`]);
    return fault === null ? EXIT.asExpected : EXIT.differs;
  } finally {
    await pool.close();
  }
}

/** The block with the number of cases that its search gives it. */
function taskOf(
  name: BlockName,
  { revision }: LoadedRevision,
  cases: number | undefined,
  bindings: readonly AnyBinding[],
): BlockTask {
  const { check } = name.of;
  const binding = bindings.find(({ statement }) => statement.id === check) ?? canaryNamed(check);
  if (binding === undefined) {
    const ids = bindings.map(({ statement }) => statement.id);
    const expected = describeNearest(check, ids, 'an id that "mvps-verify list checks" prints');
    throw new InputError([`${printBlock(name)}: found no check ${check}, expected ${expected}`]);
  }
  const { parts } = new CheckSearch(binding, revision, { cases: cases ?? Number.MAX_SAFE_INTEGER });
  const part = parts.find((one) => printSearch(one.name) === printSearch(name.of));
  if (part === undefined) {
    const known = parts.map((one) => printSearch(one.name)).join(', ');
    throw new InputError([
      `${printBlock(name)}: found the search ${printSearch(name.of)}, expected ${known}`,
    ]);
  }
  const size = part.casesIn(name.block);
  if (size > 0) return { kind: 'block', ...name, of: part.name, cases: size };
  const last = Math.ceil(part.size / part.blockCases) - 1;
  throw new InputError([`${printBlock(name)}: found the block ${name.block}, expected 0 to ${last}`]);
}

/** What a ledger says of a block. Throws an InputError where it has no record of it. */
function recordOf(name: BlockName, dir: string, context: CommandContext): BlockResult {
  const folder = resolve(context.folder, dir);
  const header = storedHeader(folder, dir);
  refuseForeign(header, { ...readCampaign(dir, context).header, shard: header.shard }, dir);
  const blocks = openBlocks(folder, dir, header, readMark(folder, dir), false);
  try {
    const result = header.seed === name.seed ? blocks.read(name) : null;
    if (result !== null) return result;
    const { seed, shard } = header;
    const of = `a finished block of seed ${seed} and shard ${shard.index}/${shard.of}`;
    throw new InputError([`${blocks.shown}: found no record of ${printBlock(name)}, expected ${of}`]);
  } finally {
    blocks.close();
  }
}

function lines(
  task: BlockTask,
  result: BlockResult,
  { revision }: LoadedRevision,
  context: CommandContext,
): readonly string[] {
  const { cases, discarded, reached, failing, closest, digest, scripts, behaviours } = result;
  const binding = context.bindings.find(({ statement }) => statement.id === task.of.check);
  const kinds = reached.map((count, row) => `${binding?.reach[row]?.name} ${grouped(count)}`);
  const { width } = styleOf(context);
  return [
    `${printBlock(task)} on ${revision.name} (${revision.digest.slice(0, 12)})`,
    `  digest    ${digest}`,
    `  cases     ${grouped(cases)}, ${grouped(discarded)} more did not meet the premise`,
    `  different ${grouped(new Set(scripts).size)}, ${counted(new Set(behaviours).size, 'behaviour')} in ${grouped(behaviours.length)}`,
    ...(kinds.length === 0 ? [] : wrap(kinds.join('; '), width, '  reached   ')),
    ...(closest === null ? [] : [`  closest   ${describeCloseness(closest.closeness)}`]),
    `  failing   ${failing === null ? 'none' : `case ${grouped(cases)}, which ends the block`}`,
  ];
}
