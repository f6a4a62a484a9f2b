import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** Lines around a change that are not changed. */
const CONTEXT = 3;

/** What `patch -p0` and `git apply` make the second text of the first by; empty where both are the same. */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return '';
  // A name with a space ends at a tab.
  const end = /\s/.test(file) ? '' : undefined;
  return createTwoFilesPatch(file, file, before, after, end, end, {
    context: CONTEXT,
    headerOptions: FILE_HEADERS_ONLY,
  });
}
