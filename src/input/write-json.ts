import { statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { InputError } from './input-error.ts';
import { makeFolder } from './make-folder.ts';
import { reasonOf } from './read-text.ts';

/**
 * Writes text to a file, whole or not at all, and makes the folders above it. A device or a pipe is written to as it is:
 * to be whole at once, a file is renamed into place, which would put a file where the device was. Throws an InputError
 * where writing is not possible; `shown` is how the fault names the file.
 */
export function writeWhole(file: string, text: string, shown: string = file): void {
  try {
    makeFolder(dirname(file));
    if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) writeFileSync(file, text);
    else writeFileAtomic.sync(file, text);
  } catch (cause) {
    throw new InputError([`${shown}: ${reasonOf(cause)}`]);
  }
}

/** JSON as files of this project hold it: two spaces, keys in the order given, a newline at the end. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
