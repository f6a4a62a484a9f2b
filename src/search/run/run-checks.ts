import type { Revision } from '../../../spec/language/revision.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import { messageOf, verdictWithoutSearch } from '../block/search-error.ts';
import type { Shard } from '../block/shard.ts';
import { BLOCK_CASES } from '../case/address.ts';
import type { ReachError } from '../measure/reach-test.ts';
import type { AnyBinding } from '../trial/binding.ts';
import { canaryFor } from '../trial/canary.ts';
import type { Verdict } from '../trial/verdict.ts';
import type { BlockStore } from './block-store.ts';
import { checkControls } from './check-controls.ts';
import { CheckSearch } from './check-search.ts';
import { keptBlock } from './check-stored-block.ts';
import { NotRepeated, type Repeatable, runRepeatable } from './determinism-check.ts';
import { unlessInterrupted } from './interruption.ts';
import type { SearchPart } from './search-part.ts';
import type { StoredCase } from './stored-cases.ts';
import type { Executor } from './task.ts';

/** How far a check has come, for a progress display. */
export interface Progress {
  readonly check: StatementId;
  /** Relevant cases run so far, on every side and on every wrong rule. */
  readonly done: number;
  /** How many cases were kept from before and are not run again. */
  readonly kept: number;
  /** An estimate of how many it will be. */
  readonly expected: number;
}

export interface RunRequest {
  readonly bindings: readonly AnyBinding[];
  readonly revision: Revision;
  /** From 0 to 2^53 - 1. */
  readonly seed: number;
  /**
   * Relevant cases of each sampled check; one on real bytes runs a tenth of them, but not below 100,000. Ignored where
   * `seconds` is given.
   */
  readonly cases: number;
  /** Runs every sampled check for as many whole blocks as fit into this time. */
  readonly seconds?: number;
  /** Whether each statement gets its share of these seconds, rather than as many cases as every other. */
  readonly isShared?: boolean;
  readonly executor: Executor;
  /** Where blocks are looked for first, and kept. */
  readonly blocks?: BlockStore;
  /** Cases that earlier searches kept, which are played first. */
  readonly stored?: readonly StoredCase[];
  /** The blocks to run; all of them without it. The verdicts then are those of this part alone. */
  readonly shard?: Shard;
  /** The chance at which a required kind of case may be judged wrongly; 10^-9 without it. */
  readonly reachError?: ReachError;
  /** Whether to climb towards the bound of each sampled inequality once its cases were run. */
  readonly maximise?: boolean;
  /** How many tasks to keep under way. */
  readonly workers: number;
  /** Stops handing out work; what was merged by then is reported. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Told when all cases were run, with how many statements are shrunk and told before the outcome is there. */
  readonly onShrinking?: (statements: number) => void;
  /** Milliseconds from any origin; used with `seconds` only. */
  readonly clock?: () => number;
}

export interface RunOutcome {
  readonly verdicts: readonly Verdict[];
  /** The number of cases that each sampled check ran: gives the same bytes again. */
  readonly cases: number;
  /** Blocks that were counted again and came to the same. */
  readonly repeated: number;
  readonly interrupted: boolean;
  /** Cases up to and with the one that refuted the canary; null for a shard or an interrupted run. */
  readonly canary: number | null;
}

/** A search that does not find what is there. Nothing that it held counts. */
export class DeadSearch extends Error {
  constructor(reason: string) {
    super(`dead: ${reason}: the search does not find what is there, and no verdict of it counts`);
  }
}

/**
 * Searches every binding on a revision: the statement, its twin on real bytes, and its wrong rules. The outcome is a
 * function of revision, seed and cases; executor and workers only decide who runs what. Throws a DeadSearch where the
 * canary, searched in the same way, is not refuted, or a control comes out otherwise than is known.
 */
export async function runChecks(request: RunRequest): Promise<RunOutcome> {
  const { bindings, revision, seconds, shard, reachError, clock = () => 0 } = request;
  let cases = seconds === undefined ? request.cases : BLOCK_CASES;
  const known = new Map<StatementId, Verdict>();
  const searches = bindings.flatMap((binding) => {
    try {
      return [new CheckSearch(binding, revision, { cases, shard, reachError })];
    } catch (cause) {
      known.set(binding.statement.id, verdictWithoutSearch(binding, cause));
      return [];
    }
  });
  const playing = searches.map((search) => search.playStored(request.stored ?? [], request.executor));
  await unlessInterrupted(Promise.all(playing), request.signal);
  const deadline = clock() + (seconds ?? 0) * 1000;
  let repeated = await drain(searches, request);
  const casesOf = new Map(searches.map((search) => [search, cases]));
  while (seconds !== undefined && clock() < deadline && request.signal?.aborted !== true) {
    const next = request.isShared === true ? leastServed(searches, request.workers) : searches;
    if (next.length === 0) break;
    for (const search of next) {
      const more = (casesOf.get(search) ?? 0) + BLOCK_CASES;
      casesOf.set(search, more);
      search.extendTo(more);
    }
    repeated += await drain(next, request);
  }
  cases = Math.max(cases, ...casesOf.values());
  const canary = await searchCanary(cases, request);
  if (request.maximise === true && request.signal?.aborted !== true) {
    const climbing = searches.map((search) => search.climb(request.executor, request.seed));
    await unlessInterrupted(Promise.all(climbing), request.signal);
  }
  if (request.signal?.aborted !== true) {
    request.onShrinking?.(searches.length);
    const shrinking = searches.map((search) => search.shrinkFailing(request.executor));
    await unlessInterrupted(Promise.all(shrinking), request.signal);
  }
  const interrupted = request.signal?.aborted === true;
  for (const search of searches) known.set(search.id, search.verdict());
  const verdicts = bindings.map(({ statement }) => known.get(statement.id) as Verdict);
  return { verdicts, cases, repeated, interrupted, canary };
}

/** The statements of which more cases would say more and that had the least time so far, as many as can run at once. */
function leastServed(searches: readonly CheckSearch[], workers: number): readonly CheckSearch[] {
  const open = searches.filter((search) => search.isOpen);
  return open.toSorted((one, other) => one.spentMs - other.spentMs).slice(0, 2 * Math.max(1, workers));
}

/** Of a shard only the blocks are run: where in all of them the canary is refuted, merging tells. */
async function searchCanary(cases: number, request: RunRequest): Promise<number | null> {
  const { revision, shard, signal } = request;
  const search = new CheckSearch(canaryFor(cases), revision, { cases, shard });
  const { onProgress, ...silent } = request;
  await drain([search], silent);
  if (signal?.aborted === true || (shard?.of ?? 1) > 1) return null;
  const { verdict, cases: ran } = search.verdict();
  if (verdict !== 'refuted')
    throw new DeadSearch(
      `the canary, which is false on about 25 of ${cases} cases, was not refuted in as many`,
    );
  const wrong = await checkControls(request.executor, revision, request.seed);
  if (wrong !== null) throw new DeadSearch(wrong);
  return ran;
}

/**
 * Runs blocks of all searches until each has reached its target or its first failing case. One search is run on as long
 * as it has blocks to hand out: taking turns after each block, the same takes a tenth longer. Blocks on real bytes take
 * longest and go first, so that no worker is left alone with one at the end.
 */
async function drain(searches: readonly CheckSearch[], request: RunRequest): Promise<number> {
  const all = searches.flatMap((search) => search.parts.map((part) => ({ search, part })));
  const onBytes = ({ search, part }: Pick<Work, 'search' | 'part'>) => search.levelOf(part) === 'noble';
  const parts = [...all.filter(onBytes), ...all.filter((one) => !onBytes(one))];
  let turn = 0;
  let repeated = 0;
  const nextBlock = (): Work | null => {
    for (let tried = 0; tried < parts.length; tried++) {
      const at = parts[turn % parts.length] as { search: CheckSearch; part: SearchPart };
      const block = at.search.isStopped(at.part) ? null : at.part.next();
      if (block !== null) return { ...at, block };
      turn++;
    }
    return null;
  };
  const lanes = Math.max(1, 2 * request.workers);
  const underWay = new Set<Promise<void>>();
  while (request.signal?.aborted !== true) {
    while (underWay.size < lanes) {
      const work = nextBlock();
      if (work === null) break;
      const running = finish(work, request).then((again) => {
        repeated += again ? 1 : 0;
        underWay.delete(running);
      });
      underWay.add(running);
      // Told where it is waited for; after an interruption nobody does.
      running.catch(() => {});
    }
    if (underWay.size === 0) break;
    await unlessInterrupted(Promise.race(underWay), request.signal);
  }
  return repeated;
}

interface Work {
  readonly search: CheckSearch;
  readonly part: SearchPart;
  readonly block: { readonly block: number; readonly cases: number };
}

/** Takes a block from where it was kept, or else runs and keeps it. Whether it was counted again. */
async function finish({ search, part, block }: Work, request: RunRequest): Promise<boolean> {
  const { executor, blocks, seed, onProgress } = request;
  const clock = (request.isShared && request.clock) || (() => 0);
  const start = clock();
  const task = { kind: 'block', of: part.name, seed, ...block } as const;
  const kept = blocks === undefined ? null : await keptBlock(task, search.expects, blocks, executor);
  let ran: Repeatable;
  try {
    ran = kept === null ? await runRepeatable(executor, task) : { result: kept, repeated: false };
  } catch (cause) {
    // That a case depends on those before it casts doubt on every verdict; all else is a matter of this one.
    if (cause instanceof NotRepeated || request.signal?.aborted === true) throw cause;
    search.fail(part, block.block, messageOf(cause));
    return false;
  }
  const { result, repeated } = ran;
  if (kept === null) blocks?.keep(task, part.novelOf(result));
  else search.countKept(kept.cases);
  part.take(block.block, result);
  search.spentMs += clock() - start;
  const { id: check, done, kept: before, expected } = search;
  onProgress?.({ check, done, kept: before, expected });
  return repeated;
}
