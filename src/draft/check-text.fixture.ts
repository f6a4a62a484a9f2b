import { type CheckedDraft, checkDraft } from './check-draft.ts';
import { loadReading } from './reading/reading.ts';
import { parseDraft } from './text/read-draft.ts';

/** What is stale has tests of its own. */
const READING = { ...loadReading('draft-00'), sections: {} };

/** Checks a text, a plain one by its name where none is said. */
export function check(text: string, name = 'draft.txt'): CheckedDraft {
  return checkDraft(parseDraft(text, name), READING, 1);
}

/** Each diagnostic in short: where, which rule, and what is so. */
export function inShort({ diagnostics }: CheckedDraft): readonly string[] {
  return diagnostics.map(({ line, column, rule, message }) => `${line}:${column} ${rule}: ${message}`);
}
