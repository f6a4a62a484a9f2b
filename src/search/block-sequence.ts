import { BLOCK_CASES } from './address.ts';
import type { BlockResult } from './block.ts';
import { DistinctCount } from './distinct.ts';
import type { Script } from './scenario.ts';

/** Merged blocks of one search, as if one process had run them in the order of their addresses. */
export interface Merged {
  readonly cases: number;
  readonly discarded: number;
  readonly reached: readonly number[];
  readonly distinct: number;
  readonly failing: Script | null;
}

/**
 * The blocks of one search: hands out the next to run, takes results in any order, merges them in the order of their
 * addresses, and is over at the first failing case or at its target.
 */
export class BlockSequence {
  #target: number;
  #issued = 0;
  #merged = 0;
  readonly #waiting = new Map<number, BlockResult>();
  readonly #reached: number[];
  readonly #distinct = new DistinctCount();
  #cases = 0;
  #discarded = 0;
  #failing: Script | null = null;

  /** `target` is the number of relevant cases to run, `rows` the length of the reach table. */
  constructor(target: number, rows: number) {
    this.#target = target;
    this.#reached = new Array<number>(rows).fill(0);
  }

  /** Runs on to a higher target than before. Whole blocks only may be left behind. */
  extendTo(target: number): void {
    this.#target = target;
  }

  /** The next block to run and its number of cases, or null where there is none to hand out. */
  next(): { readonly block: number; readonly cases: number } | null {
    const from = this.#issued * BLOCK_CASES;
    if (this.#failing !== null || from >= this.#target) return null;
    return { block: this.#issued++, cases: Math.min(BLOCK_CASES, this.#target - from) };
  }

  take(block: number, result: BlockResult): void {
    this.#waiting.set(block, result);
    for (;;) {
      const next = this.#waiting.get(this.#merged);
      if (next === undefined || this.#failing !== null) return;
      this.#waiting.delete(this.#merged++);
      this.#merge(next);
    }
  }

  /** Whether every block up to the first failing case or the target was merged. */
  get isOver(): boolean {
    return this.#failing !== null || this.#merged * BLOCK_CASES >= this.#target;
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
      distinct: this.#distinct.count,
      failing: this.#failing,
    };
  }

  #merge(result: BlockResult): void {
    this.#cases += result.cases;
    this.#discarded += result.discarded;
    this.#distinct.add(result.fingerprints);
    this.#failing = result.failing;
    result.reached.forEach((count, row) => {
      this.#reached[row] = (this.#reached[row] ?? 0) + count;
    });
  }
}
