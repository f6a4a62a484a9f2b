import { fdatasync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { InputError } from '../input/input-error.ts';
import { makeFolder } from '../input/make-folder.ts';
import { reasonOf } from '../input/read-text.ts';
import { jsonText, writeWhole } from '../input/write-json.ts';
import { counted } from '../report/text/style.ts';
import type { BlockResult } from '../search/block/block-result.ts';
import type { BlockName } from '../search/run/block-name.ts';
import type { BlockStore } from '../search/run/block-store.ts';
import { BlockFile } from './block-file.ts';
import { readMark, writeMark } from './durable-mark.ts';
import { type CampaignHeader, headerFile, readHeader, refuseForeign } from './header.ts';
import { FolderLock } from './lock.ts';

/**
 * A block that is handed to the system survives the death of the process; so long may it take until it survives the
 * death of the machine as well.
 */
const SYNC_MS = 1000;
/** Blocks that are found in a row before other work has its turn: signals, timers. */
const MOST_IN_A_ROW = 512;

const synchronize = promisify(fdatasync);

/** The finished blocks of a campaign, in a folder that this process alone writes to. */
export class Ledger implements BlockStore {
  readonly #folder: string;
  readonly #lock: FolderLock;
  readonly #blocks: BlockFile;
  readonly #timer: NodeJS.Timeout;
  #durable: number;
  #syncing: Promise<void> = Promise.resolve();
  #fault: InputError | null = null;
  #found = 0;
  #isClosed = false;

  private constructor(folder: string, lock: FolderLock, blocks: BlockFile, durable: number) {
    this.#folder = folder;
    this.#lock = lock;
    this.#blocks = blocks;
    this.#durable = durable;
    this.#timer = setInterval(() => {
      this.#syncing = this.#syncing.then(() => this.#sync());
    }, SYNC_MS);
    this.#timer.unref();
  }

  /** Opens the ledger of a campaign, or begins it. Throws an InputError that says what is wrong with it, and where. */
  static open(folder: string, shown: string, header: CampaignHeader): Ledger {
    try {
      makeFolder(folder);
    } catch (cause) {
      throw new InputError([`${shown}: ${reasonOf(cause)}`]);
    }
    const lock = FolderLock.acquire(folder, shown);
    try {
      const found = readHeader(folder, shown);
      if (found !== null) refuseForeign(found, header, shown);
      const durable = readMark(folder, shown);
      if (found === null) begin(folder, shown, header, durable);
      return new Ledger(folder, lock, openBlocks(folder, shown, header, durable, true), durable);
    } catch (fault) {
      lock.release();
      throw fault;
    }
  }

  /** Finished blocks, those from before included. */
  get blocks(): number {
    return this.#blocks.blocks;
  }

  async find(name: BlockName): Promise<BlockResult | null> {
    const result = this.#blocks.read(name);
    if (result !== null && ++this.#found % MOST_IN_A_ROW === 0) await new Promise(setImmediate);
    return result;
  }

  sourceOf(): string {
    return this.#blocks.shown;
  }

  keep(name: BlockName, result: BlockResult): void {
    if (this.#isClosed) return;
    if (this.#fault !== null) throw this.#fault;
    this.#blocks.append(name, result);
  }

  /** Brings what was kept onto the disk, and lets the folder go. Throws an InputError where the disk refused. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearInterval(this.#timer);
    await this.#syncing;
    await this.#sync();
    this.#blocks.close();
    this.#lock.release();
    if (this.#fault !== null) throw this.#fault;
  }

  async #sync(): Promise<void> {
    if (this.#fault !== null) return;
    const { end, descriptor, shown } = this.#blocks;
    try {
      if (!this.#lock.touch()) {
        this.#fault = new InputError([`${shown}: another process took the folder over`]);
        return;
      }
      if (!this.#blocks.isIntact) {
        this.#fault = new InputError([
          `${shown}: found it shorter or gone, expected ${counted(end, 'octet')}: something else changed it during the run`,
        ]);
        return;
      }
      if (end === this.#durable) return;
      await synchronize(descriptor);
      await writeMark(this.#folder, end);
      this.#durable = end;
    } catch (cause) {
      this.#fault = new InputError([`${shown}: ${reasonOf(cause)}`]);
    }
  }
}

/** The records that belong to a header in a folder. */
export function openBlocks(
  folder: string,
  shown: string,
  header: CampaignHeader,
  durable: number,
  forWriting: boolean,
): BlockFile {
  const digest = bytesToHex(sha256(readFileSync(headerFile(folder))));
  return BlockFile.open(folder, shown, header, digest, { durable, forWriting });
}

/** Writes the header of a new ledger. Records without one belong to nobody knows what. */
function begin(folder: string, shown: string, header: CampaignHeader, durable: number): void {
  if (durable > 0)
    throw new InputError([`${headerFile(shown)}: no such file, but there are blocks beside it`]);
  writeWhole(headerFile(folder), jsonText(header), headerFile(shown));
}
