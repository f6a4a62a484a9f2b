import type { FirstFailing } from '../block/block-result.ts';
import { BLOCK_CASES } from '../case/address.ts';
import type { Executor, SearchName } from './task.ts';

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
  const probe = await executor.run({ kind: 'first', of, seed, block: 0, cases: Math.min(PROBE, limit) });
  if (probe.cases === 0 || probe.failing !== null) return probe;
  let cases = 0;
  for (let block = 0; block * BLOCK_CASES < limit; block++) {
    const size = Math.min(BLOCK_CASES, limit - block * BLOCK_CASES);
    const result = await executor.run({ kind: 'first', of, seed, block, cases: size });
    cases += result.cases;
    if (result.failing !== null) return { cases, failing: result.failing };
  }
  return { cases, failing: null };
}
