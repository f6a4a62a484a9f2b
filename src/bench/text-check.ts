import { resolve } from 'node:path';
import { checkDraft } from '../draft/check-draft.ts';
import { loadReading } from '../draft/reading/reading.ts';
import { readDraft } from '../draft/text/read-draft.ts';

const ROUNDS = 30;

/** How long a text takes to be read and checked: the first time, and once all is warm, as in an editor. */
export function printTextCheck(file: string): void {
  const times = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now();
    checkDraft(readDraft(resolve(file), file), loadReading('draft-00'), 1);
    return performance.now() - begun;
  });
  const [first = 0, ...others] = times;
  const median = others.sort((one, other) => one - other)[Math.floor(others.length / 2)] ?? 0;
  console.log(
    `checking ${file}: ${first.toFixed(0)} ms at first, then ${median.toFixed(0)} ms (median of ${ROUNDS - 1})`,
  );
}
