import type { BlockResult } from '../block/block-result.ts';
import type { BlockTask } from './task.ts';

/** Where finished blocks are kept, so that nobody has to run them again. */
export interface BlockStore {
  /** A block that was kept, or null where it has to be run. Of its hashes it may lack those of lower blocks. */
  find(task: BlockTask): Promise<BlockResult | null>;
  /** Where a block that was kept comes from, as messages name it. */
  sourceOf(task: BlockTask): string;
  /** Keeps a block that was run. Throws where that is not possible. */
  keep(task: BlockTask, result: BlockResult): void;
}
