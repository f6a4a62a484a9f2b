import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it, where they are missing. One after the other: Node's recursive mkdir never returns
 * where a file system calls a new folder "not found", as /proc does. What a file is in the way of has the same code on
 * every release of Node: EEXIST where the folder should be, ENOTDIR above it.
 */
export function makeFolder(folder: string): void {
  const isThere = isFolder(folder);
  if (isThere === true) return;
  if (isThere === false) throw blocked('EEXIST', folder);
  const above = dirname(folder);
  if (above !== folder) {
    if (isFolder(above) === false) throw blocked('ENOTDIR', above);
    makeFolder(above);
  }
  try {
    mkdirSync(folder);
  } catch (cause) {
    // Another process may have made it meanwhile.
    if (isFolder(folder) !== true) throw cause;
  }
}

/** Null where there is nothing, or nothing that can be looked at. */
function isFolder(path: string): boolean | null {
  try {
    return statSync(path).isDirectory();
  } catch {
    return null;
  }
}

function blocked(code: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${path} is a file`), { code });
}
