import { type CheckedDraft, checkDraft } from './check-draft.ts';
import { loadReading } from './reading/reading.ts';
import { readPlainText } from './text/plain-text.ts';

/** What is stale has tests of its own. */
const READING = { ...loadReading('draft-00'), sections: {} };

/** Checks a plain text. */
export function check(text: string): CheckedDraft {
  return checkDraft(readPlainText(text, 'draft.txt'), READING, 1);
}

/** Each diagnostic in short: where, which rule, and what is so. */
export function inShort({ diagnostics }: CheckedDraft): readonly string[] {
  return diagnostics.map(({ line, column, rule, message }) => `${line}:${column} ${rule}: ${message}`);
}
