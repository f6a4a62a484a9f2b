import { BLOCK_CASES } from './address.ts';
import type { Script } from './scenario.ts';
import type { Executor, SearchName } from './task.ts';

/** What a search that ends at its first failing case came to. */
export interface FirstFailing {
  /** Relevant cases that ran, the failing one included. */
  readonly cases: number;
  readonly failing: Script | null;
}

/** Runs the blocks of one search in order of their addresses, until a case fails or so many cases were run. */
export async function firstFailing(
  of: SearchName,
  {
    executor,
    seed,
    cases: limit,
  }: { readonly executor: Executor; readonly seed: number; readonly cases: number },
): Promise<FirstFailing> {
  let cases = 0;
  for (let block = 0; block * BLOCK_CASES < limit; block++) {
    const size = Math.min(BLOCK_CASES, limit - block * BLOCK_CASES);
    const result = await executor.run({ kind: 'block', of, seed, block, cases: size });
    cases += result.cases;
    if (result.failing !== null) return { cases, failing: result.failing };
  }
  return { cases, failing: null };
}
