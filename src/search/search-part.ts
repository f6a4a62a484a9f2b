import { BlockSequence, type OnMerged } from './block-sequence.ts';
import type { Shard } from './shard.ts';
import type { SearchName } from './task.ts';

/**
 * One of the searches that make up a check: on the revision itself, on real bytes, or on one wrong rule. A wrong
 * rule is mostly caught in the first block, so that its blocks are handed out one at a time.
 */
export class SearchPart extends BlockSequence {
  readonly name: SearchName;
  readonly #oneAtATime: boolean;

  constructor(
    name: SearchName,
    target: number,
    rows: number,
    oneAtATime: boolean,
    shard: Shard,
    onMerged?: OnMerged,
  ) {
    super(target, rows, shard, onMerged);
    this.name = name;
    this.#oneAtATime = oneAtATime;
  }

  override next(): { readonly block: number; readonly cases: number } | null {
    return this.#oneAtATime && this.ahead > 0 ? null : super.next();
  }
}
