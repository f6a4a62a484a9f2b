import { BlockSequence, type SequenceOptions } from '../block/block-sequence.ts';
import type { SearchName } from './task.ts';

export interface PartOptions extends SequenceOptions {
  /** Hands out the next block only when the one before was merged. */
  readonly oneAtATime?: boolean;
}

/**
 * One of the searches that make up a check: on the revision itself, on real bytes, or on one wrong rule. A wrong
 * rule is mostly caught in the first block, so that its blocks are handed out one at a time.
 */
export class SearchPart extends BlockSequence {
  readonly name: SearchName;
  readonly #oneAtATime: boolean;

  constructor(name: SearchName, target: number, rows: number, options: PartOptions) {
    super(target, rows, options);
    this.name = name;
    this.#oneAtATime = options.oneAtATime ?? false;
  }

  override next(): { readonly block: number; readonly cases: number } | null {
    return this.#oneAtATime && this.ahead > 0 ? null : super.next();
  }
}
