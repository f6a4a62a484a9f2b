import { BLOCK_CASES } from '../case/address.ts';
import type { Script } from '../case/scenario.ts';
import type { Executor, SearchName } from './task.ts';

/** What a search that ends at its first failing case came to. */
export interface FirstFailing {
  /** Relevant cases that ran, the failing one included. */
  readonly cases: number;
  readonly failing: Script | null;
}

const PROBE = 64;

/** Runs the blocks of one search in order of their addresses, until a case fails or so many cases were run. */
export async function firstFailing(
  of: SearchName,
  {
    executor,
    seed,
    cases: limit,
  }: { readonly executor: Executor; readonly seed: number; readonly cases: number },
): Promise<FirstFailing> {
  // Where nothing relevant can happen, as without the step that a statement is about, a few cases show it.
  const probe = await executor.run({ kind: 'block', of, seed, block: 0, cases: Math.min(PROBE, limit) });
  if (probe.cases === 0 || probe.failing !== null) return { cases: probe.cases, failing: probe.failing };
  let cases = 0;
  for (let block = 0; block * BLOCK_CASES < limit; block++) {
    const size = Math.min(BLOCK_CASES, limit - block * BLOCK_CASES);
    const result = await executor.run({ kind: 'block', of, seed, block, cases: size });
    cases += result.cases;
    if (result.failing !== null) return { cases, failing: result.failing };
  }
  return { cases, failing: null };
}
