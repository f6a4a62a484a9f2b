/** A part of a campaign: the blocks whose number is `index` modulo `of`. */
export interface Shard {
  /** From 0 to of - 1. */
  readonly index: number;
  readonly of: number;
}

/** All blocks. */
export const WHOLE: Shard = { index: 0, of: 1 };

/** The number of the block that a shard runs as its first (turn 0), second (turn 1) and so on. */
export function blockAt(turn: number, { index, of }: Shard): number {
  return turn * of + index;
}

/** The turn of a block in its shard. */
export function turnOf(block: number, { index, of }: Shard): number {
  return (block - index) / of;
}

/** Relevant cases in a block of a search of so many, in blocks of `size`. */
export function casesIn(block: number, target: number, size: number): number {
  return Math.max(0, Math.min(size, target - block * size));
}

/** Relevant cases in all blocks of a shard, of a search of so many, in blocks of `size`. */
export function casesOf(target: number, { index, of }: Shard, size: number): number {
  const blocks = Math.ceil(target / size);
  if (index >= blocks) return 0;
  const turns = Math.floor((blocks - 1 - index) / of) + 1;
  const hasLast = blocks - 1 === blockAt(turns - 1, { index, of });
  return turns * size - (hasLast ? blocks * size - target : 0);
}
