import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { InputError } from '../../input/input-error.ts';
import { reasonOf } from '../../input/read-text.ts';

/**
 * Throws an InputError where a file cannot be written: better to know before the work than after it. Nor may it lie in
 * one of these ledgers, whose files are not to be overwritten.
 */
export function refuseUnwritable(file: string, shown: string, ledgers: readonly string[] = []): void {
  const inLedger = ledgers.some((ledger) => realFolder(ledger) === realFolder(dirname(file)));
  if (inLedger && LEDGER_FILES.includes(basename(file))) {
    throw new InputError([`${shown}: a file of the ledger, expected another file`]);
  }
  let isDirectory: boolean;
  try {
    const folder = dirname(file);
    // Of a path below a file, some releases of Node say that it is not there, and others that it cannot be.
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error(folder), { code: 'ENOTDIR' });
    accessSync(folder, constants.W_OK);
    isDirectory = statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such folder' : reasonOf(cause);
    throw new InputError([`${shown}: ${reason}`]);
  }
  if (isDirectory) throw new InputError([`${shown}: a directory, expected a file`]);
}

const LEDGER_FILES: readonly string[] = ['campaign.json', 'blocks.jsonl', 'durable.json', 'lock.json'];

function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
