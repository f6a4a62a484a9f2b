import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { PACKAGE_ROOT } from './package-root.ts';

const IMPORT = /\bfrom\s+'(\.[^']+)'|^\s*import\s+'(\.[^']+)'/gm;

/**
 * A source of the package and everything that it imports, directly or not, as paths from the top of the package with
 * slashes. A source that is not there imports nothing.
 */
export function importClosure(entry: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [join(PACKAGE_ROOT, entry)];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    const path = relative(PACKAGE_ROOT, file).replaceAll('\\', '/');
    if (reached.has(path) || !existsSync(file)) continue;
    reached.add(path);
    for (const [, from, alone] of readFileSync(file, 'utf8').matchAll(IMPORT))
      open.push(join(dirname(file), from ?? alone ?? ''));
  }
  return reached;
}
