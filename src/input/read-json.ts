import { readFileSync } from 'node:fs';
import { InputError } from './input-error.ts';
import { findTextFault } from './json-text.ts';

/** No file of this project comes near it. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The value that a JSON file holds. Throws an InputError of one fault where there is no such file, it cannot be read,
 * or it is not JSON; `shown` is how the fault names the file.
 */
export function readJson(file: string, shown: string = file): unknown {
  const text = readText(file, shown);
  const fault = findTextFault(text);
  if (fault !== null) {
    const place = `line ${fault.line}, column ${fault.column}`;
    throw new InputError([`${shown}: ${place}: found ${fault.found}, expected ${fault.expected}`]);
  }
  return JSON.parse(text);
}

function readText(file: string, shown: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw new InputError([`${shown}: ${reasonOf(cause)}`]);
  }
  if (bytes.length > MOST_BYTES) throw new InputError([`${shown}: larger than ${MOST_BYTES} bytes`]);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError([`${shown}: not UTF-8 text`]);
  }
}

/** Why a file cannot be read or written, in words. */
export function reasonOf(cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  return REASONS[code] ?? `cannot be used (${code || String(cause)})`;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'a file is where a directory of its path is expected',
  EISDIR: 'a directory, expected a file',
  EEXIST: 'a file, expected a directory',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'on a read-only file system',
  ENOSPC: 'no space left',
  EDQUOT: 'no space left for this user',
  EFBIG: 'larger than a file may be here',
  EIO: 'the disk failed',
};
