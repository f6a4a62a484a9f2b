import type { Script } from '../case/scenario.ts';
import type { ClosestCase } from '../measure/closest.ts';

/** What one block of cases came to. Merging blocks in the order of their addresses gives the search. */
export interface BlockResult {
  /** Relevant cases that ran, the failing one included. */
  readonly cases: number;
  readonly discarded: number;
  /** Relevant cases of each kind, in the order of the binding's reach table. */
  readonly reached: readonly number[];
  /** One hash per relevant case, of its script. */
  readonly scripts: Float64Array;
  /** One hash for each of the first relevant cases, of how it went. */
  readonly behaviours: Float64Array;
  /** The first case of the block that broke the statement; the block ends with it. */
  readonly failing: Script | null;
  /** Of an inequality, the relevant case that came closest to the bound; beyond it only where that is the failing one. */
  readonly closest: ClosestCase | null;
  /** Of everything above, as it came out when the block was run. */
  readonly digest: string;
}

/** What a search that ends at its first failing case came to. */
export type FirstFailing = Pick<BlockResult, 'cases' | 'failing'>;

/** The same, with a digest of all that its cases showed. */
export interface ObservedBlock extends FirstFailing {
  readonly observations: number;
}
