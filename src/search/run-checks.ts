import type { Revision } from '../../spec/revision.ts';
import type { StatementId } from '../../spec/statement.ts';
import { BLOCK_CASES } from './address.ts';
import type { AnyBinding } from './binding.ts';
import { CheckSearch } from './check-search.ts';
import { unlessInterrupted } from './interruption.ts';
import type { SearchPart } from './search-part.ts';
import type { Executor } from './task.ts';
import type { Verdict } from './verdict.ts';

/** How far a check has come, for a progress display. */
export interface Progress {
  readonly check: StatementId;
  /** Relevant cases run so far, on every side and on every wrong rule. */
  readonly done: number;
  /** An estimate of how many it will be. */
  readonly expected: number;
}

export interface RunRequest {
  readonly bindings: readonly AnyBinding[];
  readonly revision: Revision;
  /** From 0 to 2^53 - 1. */
  readonly seed: number;
  /** Relevant cases of each sampled check. Ignored where `seconds` is given. */
  readonly cases: number;
  /** Runs every sampled check for as many whole blocks as fit into this time. */
  readonly seconds?: number;
  readonly executor: Executor;
  /** How many tasks to keep under way. */
  readonly workers: number;
  /** Stops handing out work; what was merged by then is reported. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Milliseconds from any origin; used with `seconds` only. */
  readonly clock?: () => number;
}

export interface RunOutcome {
  readonly verdicts: readonly Verdict[];
  /** The number of cases that each sampled check ran: gives the same bytes again. */
  readonly cases: number;
  readonly interrupted: boolean;
}

/**
 * Searches every binding on a revision: the statement, its twin on real bytes, and its wrong rules. The outcome is a
 * function of revision, seed and cases; executor and workers only decide who runs what.
 */
export async function runChecks(request: RunRequest): Promise<RunOutcome> {
  const { bindings, revision, seconds, clock = () => 0 } = request;
  let cases = seconds === undefined ? request.cases : BLOCK_CASES;
  const searches = bindings.map((binding) => new CheckSearch(binding, revision, cases));
  const deadline = clock() + (seconds ?? 0) * 1000;
  await drain(searches, request);
  while (seconds !== undefined && clock() < deadline && request.signal?.aborted !== true) {
    cases += BLOCK_CASES;
    for (const search of searches) search.extendTo(cases);
    await drain(searches, request);
  }
  if (request.signal?.aborted !== true) {
    const shrinking = searches.map((search) => search.shrinkFailing(request.executor));
    await unlessInterrupted(Promise.all(shrinking), request.signal);
  }
  const interrupted = request.signal?.aborted === true;
  return { verdicts: searches.map((search) => search.verdict()), cases, interrupted };
}

/** Runs blocks of all searches, taking turns, until each has reached its target or its first failing case. */
async function drain(searches: readonly CheckSearch[], request: RunRequest): Promise<void> {
  const parts = searches.flatMap((search) => search.parts.map((part) => ({ search, part })));
  let turn = 0;
  const nextBlock = () => {
    for (let tried = 0; tried < parts.length; tried++) {
      const at = parts[turn++ % parts.length] as { search: CheckSearch; part: SearchPart };
      const block = at.part.next();
      if (block !== null) return { ...at, block };
    }
    return null;
  };
  const lane = async (): Promise<void> => {
    while (request.signal?.aborted !== true) {
      const work = nextBlock();
      if (work === null) return;
      const { search, part, block } = work;
      const task = { kind: 'block', of: part.name, seed: request.seed, ...block } as const;
      const result = await unlessInterrupted(request.executor.run(task), request.signal);
      if (result === null) return;
      part.take(block.block, result);
      request.onProgress?.({ check: search.id, done: search.done, expected: search.expected });
    }
  };
  const lanes = Math.max(1, 2 * request.workers);
  const idle = async (): Promise<void> => {
    await Promise.all(Array.from({ length: lanes }, lane));
    if (request.signal?.aborted !== true && parts.some(({ part }) => !part.isOver)) await idle();
  };
  await idle();
}
