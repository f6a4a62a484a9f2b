import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '../input/input-error.ts';
import { type Digests, digestSources } from './digests.ts';
import { PACKAGE_ROOT } from './package-root.ts';

/** Where a build says of which sources it was made. */
export const BUILD_MARK: string = join(PACKAGE_ROOT, 'dist', 'built-from.json');

const BUILT = fileURLToPath(import.meta.url).startsWith(join(PACKAGE_ROOT, 'dist') + sep);

let known: Digests | undefined;

/**
 * The digests of the sources of this program, as they were when they were first asked for. Throws an InputError where it
 * was built from others: what it finds must not go by their name.
 */
export function programDigests(): Digests {
  known ??= digestSources(PACKAGE_ROOT);
  if (BUILT && markOf(BUILD_MARK) !== JSON.stringify(known)) {
    throw new InputError([
      `${BUILD_MARK}: found a build of other sources than are here, expected one of these: npm run build`,
    ]);
  }
  return known;
}

function markOf(file: string): string | null {
  try {
    return JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
