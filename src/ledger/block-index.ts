import { type Shard, turnOf } from '../search/block/shard.ts';
import { type BlockName, printSearch } from '../search/run/block-name.ts';

/** Where a record is in its file, in octets. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

/** Where the record of each block is: two numbers a block, by search and turn. */
export class BlockIndex {
  readonly #shard: Shard;
  readonly #offsets = new Map<string, number[]>();
  readonly #lengths = new Map<string, number[]>();
  #blocks = 0;

  constructor(shard: Shard) {
    this.#shard = shard;
  }

  /** Blocks that have a place. */
  get size(): number {
    return this.#blocks;
  }

  find({ of, block }: BlockName): Place | null {
    const search = printSearch(of);
    const turn = turnOf(block, this.#shard);
    const [offset, length] = [this.#offsets.get(search)?.[turn], this.#lengths.get(search)?.[turn]];
    return offset === undefined || length === undefined ? null : { offset, length };
  }

  add({ of, block }: BlockName, { offset, length }: Place): void {
    const search = printSearch(of);
    const turn = turnOf(block, this.#shard);
    listOf(this.#offsets, search)[turn] = offset;
    listOf(this.#lengths, search)[turn] = length;
    this.#blocks++;
  }
}

function listOf(lists: Map<string, number[]>, search: string): number[] {
  const known = lists.get(search) ?? [];
  lists.set(search, known);
  return known;
}
