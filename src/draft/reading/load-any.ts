import { existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type LoadedRevision, load, shippedRevisions } from '../../revision/load.ts';
import { isDraftFile, readDraft } from '../text/read-draft.ts';
import { locateFigures } from './locate.ts';
import { readRevision } from './read-revision.ts';
import { loadReading } from './reading.ts';

/** The reading that a text is read by, where none is named. */
export const DEFAULT_READING = 'draft-00';

/** A revision by its name, by the path of its JSON file, or by that of the text of a draft. Throws an InputError as `load` does. */
export function loadAny(nameOrFile: string, folder: string): LoadedRevision {
  return isText(nameOrFile, folder) ? loadText(nameOrFile, folder) : load(nameOrFile, folder);
}

function isText(nameOrFile: string, folder: string): boolean {
  if (shippedRevisions().includes(nameOrFile) || /\.json$/i.test(nameOrFile)) return false;
  const file = resolve(folder, nameOrFile);
  return isDraftFile(nameOrFile) && existsSync(file) && statSync(file).isFile();
}

/** What is accepted of the revision that the reading is of holds of a text until it says otherwise. */
function loadText(file: string, folder: string): LoadedRevision {
  const reading = loadReading(DEFAULT_READING);
  const draft = readDraft(resolve(folder, file), file);
  const { figures } = locateFigures(draft, reading);
  const { revision, document, base } = readRevision(draft, figures, reading, basename(file));
  return { revision, document, base, bases: [base.name], shipped: false };
}
