import { streamSeed } from './address.ts';
import { printBlock, printSearch } from './block-name.ts';
import type { BlockResult } from './block-result.ts';
import type { BlockTask, Executor } from './task.ts';

/** One block in so many runs twice. */
const ONE_IN = 100;

/** A block came to something else the second time. */
export class NotRepeated extends Error {
  constructor(task: BlockTask, first: string, second: string) {
    super(
      `${printBlock(task)}: found digest ${second} the second time, expected ${first} as the first time: a case must depend on its address alone`,
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

/** Runs a block, and about one in a hundred a second time: the search must not depend on what ran before. */
export async function runRepeatable(
  executor: Executor,
  task: BlockTask,
): Promise<{ readonly result: BlockResult; readonly repeated: boolean }> {
  const result = await runNamed(executor, task);
  const repeated = isChosen(task, 'repeat', 1, ONE_IN);
  if (repeated) {
    const { digest } = await runNamed(executor, task);
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
