import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { plainJsonOf } from '../../input/jsonc-text.ts';

/** What a revision extends, as it is written; null of a text, of what extends nothing, and of what is no revision. */
export function extendedBy(content: string): string | null {
  const plain = plainJsonOf(content);
  if (typeof plain !== 'string') return null;
  try {
    const value = (JSON.parse(plain) as { extends?: unknown } | null)?.extends;
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

/** The file of a revision and those of what it extends, the nearest first, as far as they are files. */
export function filesOfRevision(file: string): readonly string[] {
  const files: string[] = [];
  let next: string | null = file;
  while (
    next !== null &&
    !files.includes(next) &&
    statSync(next, { throwIfNoEntry: false })?.isFile() === true
  ) {
    files.push(next);
    const base = extendedBy(readFileSync(next, 'utf8'));
    next = base === null || !existsSync(resolve(dirname(next), base)) ? null : resolve(dirname(next), base);
  }
  return files;
}
