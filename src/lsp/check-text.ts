import { basename } from 'node:path';
import { type CheckedDraft, checkDraft } from '../draft/check-draft.ts';
import type { Diagnostic } from '../draft/diagnostic/diagnostic.ts';
import { loadReading } from '../draft/reading/reading.ts';
import { loadReviewed, reviewedFile } from '../draft/reading/reviewed.ts';
import { parseDraft } from '../draft/text/read-draft.ts';
import { refuseUnreadable } from '../draft/text/source-text.ts';
import { InputError } from '../input/input-error.ts';

/** The text that an editor holds, saved or not, and the path that it has or would have. */
export interface HeldText {
  readonly path: string;
  readonly text: string;
  readonly reading: string;
  readonly seed: number;
}

/** Checks it; what cannot be read at all is one diagnostic, at the top. */
export function checkHeldText(held: HeldText): readonly Diagnostic[] {
  try {
    return checkedText(held).diagnostics;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.faults.map(unreadable);
  }
}

/** The same in full. Throws an InputError where it cannot be read. */
export function checkedText({ path, text, reading, seed }: HeldText): CheckedDraft {
  refuseUnreadable(text, basename(path));
  const record = reviewedFile(path);
  const draft = parseDraft(text, basename(path));
  return checkDraft(draft, loadReading(reading), seed, loadReviewed(record, basename(record)));
}

function unreadable(fault: string): Diagnostic {
  const [, line = '1', column = '1'] = /line (\d+), column (\d+)/.exec(fault) ?? [];
  return {
    line: Number(line),
    column: Number(column),
    length: 1,
    rule: 'text/unreadable',
    severity: 'error',
    message: fault,
    found: 'a text that cannot be read',
    expected: 'the text of a draft',
    because: [],
    fix: null,
  };
}
