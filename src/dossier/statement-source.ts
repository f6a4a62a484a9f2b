import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StatementPlace } from '../report/ci/statement-place.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';

/** The lines of a file that state something: from the declaration that its line is in, up to the next blank line below its end. */
export function sourceOf(
  place: StatementPlace,
  id: string,
): { readonly file: string; readonly line: number; readonly text: string } {
  const lines = readFileSync(join(PACKAGE_ROOT, place.file), 'utf8').split('\n');
  const at = Math.max(0, Math.min(place.line, lines.length) - 1);
  let first = at;
  while (first > 0 && !/^(export )?(const|function|\/\*\*)/.test(lines[first] ?? '')) first--;
  let last = at;
  while (last < lines.length - 1 && !/^[}\])]/.test(lines[last] ?? '')) last++;
  const text = lines.slice(first, last + 1).join('\n');
  return { file: place.file, line: first + 1, text: text.includes(id) ? text : (lines[at] ?? '') };
}
