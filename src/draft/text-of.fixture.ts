import type { LoadedDraft } from './reading/load-any.ts';
import { locateFigures } from './reading/locate.ts';
import { readRevision } from './reading/read-revision.ts';
import { loadReading } from './reading/reading.ts';
import { parseDraft } from './text/read-draft.ts';

const READING = loadReading('draft-00');

/** A text as it is loaded from a file of this name, whatever is wrong with its values. */
export function textOf(source: string, name: string): LoadedDraft {
  const draft = parseDraft(source, name);
  const { figures } = locateFigures(draft, READING);
  const read = readRevision(draft, figures, READING);
  const { revision, document, base } = read;
  const loaded = { revision, document, base, bases: [], shipped: false };
  return { loaded, draft, reading: READING, read, figures };
}
