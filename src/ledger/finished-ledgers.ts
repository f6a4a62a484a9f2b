import { InputError } from '../input/input-error.ts';
import type { BlockResult } from '../search/block/block-result.ts';
import { type BlockName, printBlock } from '../search/run/block-name.ts';
import type { BlockStore } from '../search/run/block-store.ts';
import type { BlockFile } from './block-file.ts';
import { readMark } from './durable-mark.ts';
import { type CampaignHeader, headerFile, readHeader, refuseForeign } from './header.ts';
import { openBlocks } from './ledger.ts';

/** A folder, and how messages name it. */
export interface LedgerFolder {
  readonly path: string;
  readonly shown: string;
}

/** The ledgers of all shards of a campaign, to be read as one. */
export class FinishedLedgers implements BlockStore {
  /** By the number of the shard. */
  readonly #shards: readonly BlockFile[];

  private constructor(shards: readonly BlockFile[]) {
    this.#shards = shards;
  }

  /**
   * Opens the ledgers of one campaign, given in any order. `expected` is what this version would write into the header of
   * the whole. Throws an InputError where they do not make up just that.
   */
  static open(folders: readonly LedgerFolder[], expected: CampaignHeader): FinishedLedgers {
    const headers = folders.map(({ path, shown }) => headerOf(path, shown));
    const of = (headers[0] as CampaignHeader).shard.of;
    const byShard = new Map<number, number>();
    headers.forEach((header, nth) => {
      const { shown } = folders[nth] as LedgerFolder;
      const shard = { index: header.shard.index, of };
      refuseForeign(header, { ...expected, shard }, shown);
      const other = byShard.get(shard.index);
      if (other !== undefined) throw overlap(shown, (folders[other] as LedgerFolder).shown, header);
      byShard.set(shard.index, nth);
    });
    const missing = Array.from({ length: of }, (_, index) => index).filter((index) => !byShard.has(index));
    if (missing.length > 0) throw incomplete((folders[0] as LedgerFolder).shown, missing, of);
    const shards: BlockFile[] = [];
    try {
      for (let index = 0; index < of; index++) {
        const nth = byShard.get(index) as number;
        const { path, shown } = folders[nth] as LedgerFolder;
        const durable = readMark(path, shown);
        shards.push(openBlocks(path, shown, headers[nth] as CampaignHeader, durable, false));
      }
    } catch (fault) {
      for (const shard of shards) shard.close();
      throw fault;
    }
    return new FinishedLedgers(shards);
  }

  /** A block that is asked for is needed: throws an InputError where it was not finished. */
  async find(name: BlockName): Promise<BlockResult> {
    const shard = this.#shardOf(name);
    const result = shard.read(name);
    if (result !== null) return result;
    throw new InputError([
      `${shard.shown}: found no record of ${printBlock(name)}, expected one: run the same campaign again to finish it`,
    ]);
  }

  keep(name: BlockName): never {
    throw new Error(`${printBlock(name)} was run again`);
  }

  sourceOf(name: BlockName): string {
    return this.#shardOf(name).shown;
  }

  #shardOf({ block }: BlockName): BlockFile {
    return this.#shards[block % this.#shards.length] as BlockFile;
  }

  close(): void {
    for (const shard of this.#shards) shard.close();
  }
}

/** The header of a ledger. Throws an InputError where there is none. */
export function headerOf(path: string, shown: string): CampaignHeader {
  const header = readHeader(path, shown);
  if (header === null) throw new InputError([`${headerFile(shown)}: no such file`]);
  return header;
}

function overlap(shown: string, other: string, { shard: { index, of } }: CampaignHeader): InputError {
  const same = `${index}/${of}, which is in ${other} too`;
  return new InputError([`${headerFile(shown)}: $.shard: found ${same}, expected each shard once`]);
}

function incomplete(shown: string, missing: readonly number[], of: number): InputError {
  const names = missing.map((index) => `${index}/${of}`).join(', ');
  return new InputError([
    `${headerFile(shown)}: $.shard: found ${of - missing.length} of ${of} shards, expected a folder for each: ${names} missing`,
  ]);
}
