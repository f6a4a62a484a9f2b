import { resolve } from 'node:path';
import { type LoadedDraft, loadDraft } from '../../draft/reading/load-any.ts';
import { loadReviewed, reviewedFile } from '../../draft/reading/reviewed.ts';
import { withLines } from '../../report/findings/cause-places.ts';
import type { Findings } from '../../report/findings/findings.ts';
import { buildRevision } from '../../revision/build.ts';
import { load } from '../../revision/load.ts';

/**
 * The text of a draft, with the revision that its reading is of where it says the very same, so that what is kept of that
 * one is known of it. Throws an InputError as `loadDraft` does.
 */
export function loadTextOfFindings(file: string, folder: string): LoadedDraft {
  const text = loadDraft(resolve(folder, file), file);
  const { of } = text.reading;
  const known = load(of);
  const isSame = buildRevision({ ...text.loaded.document, name: of }).digest === known.revision.digest;
  return isSame ? { ...text, loaded: known } : text;
}

/** Findings with the lines of a text, and with what of it was read again since it changed. */
export function findingsWithLines(all: Findings, text: LoadedDraft, folder: string): Findings {
  const reviewed = reviewedFile(text.draft.shown);
  return withLines(all, text, loadReviewed(resolve(folder, reviewed), reviewed));
}
