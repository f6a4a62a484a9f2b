import type { BlockResult } from './block.ts';
import type { BlockName } from './block-name.ts';

/** Where finished blocks are kept, so that nobody has to run them again. */
export interface BlockStore {
  /** A block that was kept, or null where it has to be run. Of its hashes it may lack those of lower blocks. */
  find(name: BlockName): Promise<BlockResult | null>;
  /** Keeps a block that was run. Throws where that is not possible. */
  keep(name: BlockName, result: BlockResult): void;
}
