import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../input/input-error.ts';
import { reasonOf } from '../input/read-text.ts';
import { counted } from '../report/text/style.ts';
import type { BlockResult } from '../search/block/block-result.ts';
import { type BlockName, printBlock } from '../search/run/block-name.ts';
import { canaryId } from '../search/trial/canary.ts';
import { BlockIndex } from './block-index.ts';
import type { CampaignHeader } from './header.ts';
import { type Line, linesOf } from './lines.ts';
import { type BlockRecord, decodeRecord, encodeRecord, isRecord, type RecordFault } from './record.ts';

/** The first line of a ledger, before the digest of its header. */
const TITLE = 'mvps-verify/blocks/2 of ';

/** The records of a ledger: a line that names the header it belongs to, then one line for each finished block. */
export class BlockFile {
  readonly #file: number;
  readonly #path: string;
  readonly #shown: string;
  readonly #header: CampaignHeader;
  readonly #index: BlockIndex;
  #end = 0;
  #isBroken = false;

  private constructor(file: number, path: string, shown: string, header: CampaignHeader) {
    this.#file = file;
    this.#path = path;
    this.#shown = shown;
    this.#header = header;
    this.#index = new BlockIndex(header.shard);
  }

  /**
   * Opens the records that belong to a header, to add to them or to read only. `durable` octets are known to have been
   * on the disk: what is wrong behind them was torn when the writer died, and is dropped. Throws an InputError.
   */
  static open(
    folder: string,
    shownFolder: string,
    header: CampaignHeader,
    headerDigest: string,
    { durable, forWriting }: { readonly durable: number; readonly forWriting: boolean },
  ): BlockFile {
    const path = join(folder, 'blocks.jsonl');
    const shown = join(shownFolder, 'blocks.jsonl');
    if (durable > 0 && !existsSync(path)) {
      throw new InputError([
        `${shown}: no such file, but durable.json tells of ${counted(durable, 'octet')}; delete that to begin again`,
      ]);
    }
    const blocks = new BlockFile(openFile(path, shown, forWriting), path, shown, header);
    try {
      blocks.#scan(`${TITLE}${headerDigest}`, durable, forWriting);
    } catch (fault) {
      blocks.close();
      throw fault;
    }
    return blocks;
  }

  get descriptor(): number {
    return this.#file;
  }

  /** Octets of whole records. */
  get end(): number {
    return this.#end;
  }

  get blocks(): number {
    return this.#index.size;
  }

  /** As messages name it. */
  get shown(): string {
    return this.#shown;
  }

  /** Whether the file is where it was, and holds what was written. */
  get isIntact(): boolean {
    const { ino, size } = fstatSync(this.#file);
    return size >= this.#end && statSync(this.#path, { throwIfNoEntry: false })?.ino === ino;
  }

  read(name: BlockName): BlockResult | null {
    const place = this.#index.find(name);
    if (place === null) return null;
    const line = Buffer.alloc(place.length - 1);
    readSync(this.#file, line, 0, line.length, place.offset);
    const decoded = decodeRecord(line.toString('utf8'));
    if (isRecord(decoded)) return decoded.result;
    throw this.#refusal(`the record of ${printBlock(name)}`, decoded);
  }

  /** Adds a record, whole or not at all. Throws an InputError where the file cannot be written. */
  append(name: BlockName, result: BlockResult): void {
    this.#write(Buffer.from(encodeRecord(name, result)), (place) => this.#index.add(name, place));
  }

  close(): void {
    closeSync(this.#file);
  }

  #write(octets: Buffer, then: (place: { offset: number; length: number }) => void): void {
    if (this.#isBroken) return;
    try {
      for (let written = 0; written < octets.length; ) {
        written += writeSync(this.#file, octets, written, octets.length - written);
      }
    } catch (cause) {
      // Nothing may follow a torn record: it is cut off here, or else found torn when the ledger is opened again.
      this.#isBroken = true;
      try {
        ftruncateSync(this.#file, this.#end);
      } catch {}
      throw new InputError([
        `${this.#shown}: ${reasonOf(cause)}, after ${counted(this.#end, 'octet')}; the blocks in it are kept: run the same command again once it can be written`,
      ]);
    }
    then({ offset: this.#end, length: octets.length });
    this.#end += octets.length;
  }

  #scan(title: string, durable: number, forWriting: boolean): void {
    const { size } = fstatSync(this.#file);
    if (size < durable) {
      const mend = 'delete durable.json to go on with what is left';
      const expected = `at least ${counted(durable, 'octet')}, which were there before; ${mend}`;
      throw this.#refusal('the end of the file is missing', { found: counted(size, 'octet'), expected });
    }
    let torn: { readonly line: Line; readonly fault: RecordFault } | null = null;
    for (const line of linesOf(this.#file)) {
      const read = line.number === 1 ? this.#titleOf(line, title) : recordOf(line);
      const isWhole = read === null || isRecord(read);
      if (isWhole && torn === null) {
        if (read !== null) this.#note(read, line);
        this.#end = line.offset + line.length;
        continue;
      }
      if (!isWhole) torn ??= { line, fault: read };
      // A writer that dies tears nothing but the end of what is not on the disk yet.
      if (torn !== null && (isWhole || line.offset < durable)) throw this.#refusal(at(torn.line), torn.fault);
    }
    if (!forWriting) return;
    if (torn !== null) ftruncateSync(this.#file, this.#end);
    if (this.#end === 0) this.#write(Buffer.from(`${title}\n`), () => {});
  }

  /** Notes where a record is. Throws an InputError where it does not belong into this file, whatever wrote it. */
  #note(record: BlockRecord, line: Line): void {
    const fault = this.#misplaced(record);
    if (fault !== null) throw this.#refusal(at(line), fault);
    this.#index.add(record.name, line);
  }

  #misplaced({ name }: BlockRecord): RecordFault | null {
    const { seed, cases, statements, shard } = this.#header;
    const { check } = name.of;
    const found = `the block ${printBlock(name)}`;
    if (name.seed !== seed) return { found, expected: `one of seed ${seed}` };
    if (!statements.includes(check) && check !== canaryId(cases)) {
      return { found, expected: 'one of a statement of the campaign' };
    }
    if (name.block % shard.of !== shard.index) {
      return { found, expected: `one of shard ${shard.index}/${shard.of}` };
    }
    return this.#index.find(name) === null ? null : { found: `${found} again`, expected: 'each block once' };
  }

  /** Null for the title. The fault of one that was torn; throws an InputError where the line is none, whoever wrote it. */
  #titleOf(line: Line, title: string): RecordFault | null {
    const { text, isWhole } = line;
    if (isWhole && text === title) return null;
    if (!isWhole && title.startsWith(text)) return CUT_SHORT;
    if (isWhole && text.length === title.length && text.startsWith(TITLE)) {
      const found = 'the records of another campaign.json';
      throw this.#refusal(at(line), {
        found,
        expected: 'those of the one beside it, as it was when they began',
      });
    }
    const found = JSON.stringify(text.slice(0, 100));
    throw this.#refusal(at(line), { found, expected: JSON.stringify(title) });
  }

  #refusal(place: string, { found, expected }: RecordFault): InputError {
    return new InputError([`${this.#shown}: ${place}: found ${found}, expected ${expected}`]);
  }
}

const CUT_SHORT: RecordFault = { found: 'a record that is cut short', expected: 'a newline at its end' };

function at({ number }: Line): string {
  return `line ${number}`;
}

function recordOf({ text, isWhole }: Line): BlockRecord | RecordFault {
  return isWhole ? decodeRecord(text) : CUT_SHORT;
}

function openFile(path: string, shown: string, forWriting: boolean): number {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new InputError([`${shown}: a directory, expected a file`]);
  }
  try {
    return openSync(path, forWriting ? 'a+' : 'r');
  } catch (cause) {
    throw new InputError([`${shown}: ${reasonOf(cause)}`]);
  }
}
