import { readFileSync } from 'node:fs';
import { InputError } from './input-error.ts';

/** The text of a UTF-8 file. Throws an InputError of one fault; `shown` is how the fault names the file. */
export function readText(file: string, shown: string, mostBytes: number): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw new InputError([`${shown}: ${reasonOf(cause)}`]);
  }
  if (bytes.length > mostBytes) throw new InputError([`${shown}: larger than ${mostBytes} bytes`]);
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
