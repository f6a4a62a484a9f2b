import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { runBlock } from '../search/block/block.ts';
import { BLOCK_CASES } from '../search/case/address.ts';
import { type CaseListener, propertyOf } from '../search/trial/as-property.ts';
import { StatementViolated } from '../search/trial/script-property.ts';
import type { Trial } from '../search/trial/trial.ts';
import { idiomaticScripts } from './search-forms.ts';

/** One search for the first counterexample. */
export interface Finding {
  readonly found: boolean;
  /** Relevant cases that ran, the failing one included. They depend on the seed alone, unless the search was stopped. */
  readonly cases: number;
  readonly seconds: number;
}

/** Searches from a seed until a case fails, all were run, or so many seconds passed. */
export type Finder = (seed: number, mostSeconds: number) => Finding;

/** As `verify` searches: block after block. It is stopped at the end of a block only. */
export function shippedFinder(trial: Trial): Finder {
  const most = trial.scenario.space?.size ?? Number.POSITIVE_INFINITY;
  return (seed, mostSeconds) => {
    const seconds = stopwatch();
    let cases = 0;
    for (let block = 0; block * BLOCK_CASES < most && seconds() < mostSeconds; block++) {
      const result = runBlock(trial, seed, block, BLOCK_CASES);
      cases += result.cases;
      if (result.failing !== null) return { found: true, cases, seconds: seconds() };
    }
    return { found: false, cases, seconds: seconds() };
  };
}

/** As a book on fast-check has it. Null where every case of a space is run, which draws nothing. */
export function idiomaticFinder(trial: Trial): Finder | null {
  if (trial.scenario.space !== undefined) return null;
  const scripts = idiomaticScripts(trial);
  return (seed, mostSeconds) => {
    const seconds = stopwatch();
    let cases = 0;
    const listener: CaseListener = {
      onNotMet: () => {},
      onJudged: () => {
        cases++;
      },
    };
    const { failed, errorInstance, interrupted } = fc.check(propertyOf(trial, { scripts, listener }), {
      seed,
      numRuns: Number.MAX_SAFE_INTEGER,
      interruptAfterTimeLimit: mostSeconds * 1000,
      endOnFailure: true,
    });
    const found = errorInstance instanceof StatementViolated;
    // A core that cannot go on is no counterexample, which is what fast-check takes it for.
    if (failed && !found && !interrupted) throw errorInstance;
    return { found, cases, seconds: seconds() };
  };
}

function stopwatch(): () => number {
  const start = performance.now();
  return () => (performance.now() - start) / 1000;
}
