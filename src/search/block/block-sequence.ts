import { BLOCK_CASES } from '../case/address.ts';
import type { Script } from '../case/scenario.ts';
import { sampledOf } from '../measure/behaviour.ts';
import { type ClosestCase, ClosestSoFar } from '../measure/closest.ts';
import { DistinctCount, EXACT_DISTINCT } from '../measure/distinct.ts';
import type { BlockResult } from './block-result.ts';
import { blockAt, casesIn, casesOf, type Shard, turnOf, WHOLE } from './shard.ts';

/** Merged blocks of one search, as if one process had run them in the order of their addresses. */
export interface Merged {
  readonly cases: number;
  readonly discarded: number;
  readonly reached: readonly number[];
  readonly distinct: number;
  /** Relevant cases whose behaviour was looked at, and how many behaviours there were. */
  readonly sampled: number;
  readonly behaviours: number;
  readonly failing: Script | null;
  readonly closest: ClosestCase | null;
}

/** Told how many relevant cases there are so far, and how many of each kind. */
export type OnMerged = (cases: number, reached: readonly number[]) => void;

/** What a sequence is, besides its target. */
export interface SequenceOptions {
  readonly shard?: Shard;
  /** Relevant cases in a block; `BLOCK_CASES` without it. */
  readonly blockCases?: number;
  /** Up to so many different scripts, and behaviours, are counted exactly. */
  readonly exactDistinct?: number;
  /** Called after each block, in the order of their addresses. */
  readonly onMerged?: OnMerged;
}

/** Blocks that may be ahead of the lowest unfinished one: what waits to be merged takes memory. */
const MOST_AHEAD = 256;

/**
 * The blocks of one search, or of a shard of it: hands out the next to run, takes results in any order, merges them in
 * the order of their addresses, and is over at the first failing case or at its target.
 */
export class BlockSequence {
  /** Relevant cases in a block. */
  readonly blockCases: number;
  readonly #shard: Shard;
  readonly #onMerged: OnMerged;
  #target: number;
  #issued = 0;
  #merged = 0;
  readonly #waiting = new Map<number, BlockResult>();
  readonly #reached: number[];
  readonly #scripts: DistinctCount;
  readonly #behaviours: DistinctCount;
  #cases = 0;
  #discarded = 0;
  #sampled = 0;
  #failing: Script | null = null;
  readonly #closest = new ClosestSoFar();

  /** `target` is the number of relevant cases to run in all shards, `rows` the length of the reach table. */
  constructor(target: number, rows: number, options: SequenceOptions = {}) {
    const { shard = WHOLE, blockCases = BLOCK_CASES } = options;
    const { exactDistinct = EXACT_DISTINCT, onMerged = () => {} } = options;
    this.blockCases = blockCases;
    this.#target = target;
    this.#reached = new Array<number>(rows).fill(0);
    this.#shard = shard;
    this.#scripts = new DistinctCount(exactDistinct);
    this.#behaviours = new DistinctCount(exactDistinct);
    this.#onMerged = onMerged;
  }

  /** Runs on to a higher target than before. Whole blocks only may be left behind. */
  extendTo(target: number): void {
    this.#target = target;
  }

  /** The next block to run and its number of cases, or null where there is none to hand out now. */
  next(): { readonly block: number; readonly cases: number } | null {
    const block = blockAt(this.#issued, this.#shard);
    const cases = this.casesIn(block);
    if (this.#failing !== null || cases === 0 || this.ahead >= MOST_AHEAD) return null;
    this.#issued++;
    return { block, cases };
  }

  take(block: number, result: BlockResult): void {
    this.#waiting.set(turnOf(block, this.#shard), result);
    for (;;) {
      const next = this.#waiting.get(this.#merged);
      if (next === undefined || this.#failing !== null) return;
      this.#waiting.delete(this.#merged++);
      this.#merge(next);
    }
  }

  /**
   * A block without the hashes that lower blocks have, and without its closest case where they have one as close: merged
   * with those, it comes to the same.
   */
  novelOf(result: BlockResult): BlockResult {
    const scripts = this.#scripts.novelOf(result.scripts);
    const behaviours = this.#behaviours.novelOf(result.behaviours);
    const isNovel = result.closest !== null && this.#closest.isCloser(result.closest);
    return { ...result, scripts, behaviours, closest: isNovel ? result.closest : null };
  }

  /** Relevant cases in a block of this search; 0 where it has none of that number. */
  casesIn(block: number): number {
    return casesIn(block, this.#target, this.blockCases);
  }

  /** Relevant cases that will be run where none fails. */
  get size(): number {
    return casesOf(this.#target, this.#shard, this.blockCases);
  }

  /** Whether every block up to the first failing case or the target was merged. */
  get isOver(): boolean {
    return this.#failing !== null || blockAt(this.#merged, this.#shard) * this.blockCases >= this.#target;
  }

  /** Blocks handed out that are not merged yet. */
  get ahead(): number {
    return this.#issued - this.#merged;
  }

  get cases(): number {
    return this.#cases;
  }

  get merged(): Merged {
    return {
      cases: this.#cases,
      discarded: this.#discarded,
      reached: this.#reached,
      distinct: Math.min(this.#scripts.count, this.#cases),
      sampled: this.#sampled,
      behaviours: Math.min(this.#behaviours.count, this.#sampled),
      failing: this.#failing,
      closest: this.#closest.case,
    };
  }

  #merge(result: BlockResult): void {
    this.#cases += result.cases;
    this.#discarded += result.discarded;
    this.#scripts.add(result.scripts);
    this.#sampled += sampledOf(result.cases);
    this.#behaviours.add(result.behaviours);
    this.#failing = result.failing;
    this.#closest.take(result.closest);
    result.reached.forEach((count, row) => {
      this.#reached[row] = (this.#reached[row] ?? 0) + count;
    });
    this.#onMerged(this.#cases, this.#reached);
  }
}
