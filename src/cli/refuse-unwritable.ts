import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputError } from '../input/input-error.ts';
import { reasonOf } from '../input/read-json.ts';

/** Throws an InputError where a file cannot be written: better to know before the work than after it. */
export function refuseUnwritable(file: string, shown: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw new InputError([`${shown}: a directory, expected a file`]);
  }
  try {
    accessSync(dirname(file), constants.W_OK);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such folder' : reasonOf(cause);
    throw new InputError([`${shown}: ${reason}`]);
  }
}
