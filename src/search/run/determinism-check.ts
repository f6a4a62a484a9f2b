import type { BlockResult } from '../block/block-result.ts';
import { streamSeed } from '../case/address.ts';
import { printBlock, printSearch } from './block-name.ts';
import type { BlockTask, Executor } from './task.ts';

/** About one block in so many runs twice. */
const ONE_IN = 100;

/** A block came to something else when it was counted again. */
export class NotRepeated extends Error {
  constructor(task: BlockTask, first: string, second: string) {
    super(
      `${printBlock(task)}: found digest ${second} where a plain loop counted it again, expected ${first} as it came out: a case must depend on its address alone, and all of them must count`,
    );
  }
}

/** Whether a block is one of those chosen by its address: `share` in `whole` of all blocks are, for each salt others. */
export function isChosen(
  { of, seed, block }: BlockTask,
  salt: string,
  share: number,
  whole: number,
): boolean {
  const check = `${salt} ${printSearch(of)}`;
  const [word = 0] = streamSeed({ seed, check, streamVersion: 0, block });
  return word % whole < share;
}

/** A block of each statement's own search that is always counted again: by then most workers have run one of it. */
const ALWAYS = 3;

/** Whether a block is counted again: one of each statement's own search, and about one in a hundred of all. */
export function isRepeated(task: BlockTask): boolean {
  const { side, rules } = task.of;
  return (
    (task.block === ALWAYS && side === 'own' && rules.length === 0) || isChosen(task, 'repeat', 1, ONE_IN)
  );
}

/** What a block came to, and whether it was counted again. */
export interface Repeatable {
  readonly result: BlockResult;
  readonly repeated: boolean;
}

/**
 * Runs a block, and counts some again by a plain loop on fresh worlds: a case must not depend on what was played before it,
 * and none may be dropped, miscounted or passed over.
 */
export async function runRepeatable(executor: Executor, task: BlockTask): Promise<Repeatable> {
  const result = await runNamed(executor, task);
  const repeated = isRepeated(task);
  if (repeated) {
    const { digest } = await runNamed(executor, { ...task, recount: true });
    if (digest !== result.digest) throw new NotRepeated(task, result.digest, digest);
  }
  return { result, repeated };
}

/** Runs a block; what goes wrong in it is told with its address, so that it can be run again alone. */
async function runNamed(executor: Executor, task: BlockTask): Promise<BlockResult> {
  try {
    return await executor.run(task);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${printBlock(task)}: ${reason}`, { cause });
  }
}
