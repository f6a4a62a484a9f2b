import { type CheckedDraft, checkDraft } from './check-draft.ts';
import { loadReading } from './reading/reading.ts';
import { SHORT_DRAFT } from './short-draft.fixture.ts';
import { parseDraft } from './text/read-draft.ts';

/** What is stale has tests of its own. */
const READING = { ...loadReading('draft-00'), sections: {} };

/** Checks a text in the form that the name of its file says: plain, if no other is given. */
export function check(text: string, name = 'draft.txt'): CheckedDraft {
  return checkDraft(parseDraft(text, name), READING, 1);
}

/** Each diagnostic in short: where, which rule, and what is so. */
export function inShort({ diagnostics }: CheckedDraft): readonly string[] {
  return diagnostics.map(({ line, column, rule, message }) => `${line}:${column} ${rule}: ${message}`);
}

/** What an edit adds, wherever it moved the rest to. */
export function addedBy(edit: (text: string) => string): readonly string[] {
  const ruleAndFound = (each: string): string => each.slice(each.indexOf(' ') + 1);
  const before = inShort(check(SHORT_DRAFT)).map(ruleAndFound);
  return inShort(check(edit(SHORT_DRAFT))).filter((each) => {
    const at = before.indexOf(ruleAndFound(each));
    if (at < 0) return true;
    before.splice(at, 1);
    return false;
  });
}

/** An edit that puts something in the place of what stands there. */
export const replace =
  (from: string, to: string) =>
  (text: string): string => {
    if (!text.includes(from)) throw new Error(`nothing to replace: ${from}`);
    return text.replace(from, to);
  };

/** An edit, and all that it adds to what the text is told anyhow. */
export type Edit = readonly [what: string, edit: (text: string) => string, added: readonly string[]];
