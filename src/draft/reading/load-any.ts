import { existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { InputError } from '../../input/input-error.ts';
import { type LoadedRevision, load, shippedRevisions } from '../../revision/load.ts';
import { inOrder } from '../diagnostic/diagnostic.ts';
import { isDraftFile, readDraft } from '../text/read-draft.ts';
import { locateFigures } from './locate.ts';
import { readRevision } from './read-revision.ts';
import { loadReading } from './reading.ts';

/** The reading that a text is read by, where none is named. */
export const DEFAULT_READING = 'draft-00';

/** A revision by its name, by the path of its JSON file, or by that of the text of a draft. Throws an InputError as `load` does. */
export function loadAny(nameOrFile: string, folder: string = process.cwd()): LoadedRevision {
  return isText(nameOrFile, folder) ? loadText(nameOrFile, folder) : load(nameOrFile, folder);
}

function isText(nameOrFile: string, folder: string): boolean {
  if (shippedRevisions().includes(nameOrFile) || /\.json$/i.test(nameOrFile)) return false;
  const file = resolve(folder, nameOrFile);
  return isDraftFile(nameOrFile) && existsSync(file) && statSync(file).isFile();
}

/**
 * What is accepted of the revision that the reading is of holds of a text until it says otherwise. Throws an InputError
 * where the text gives a value that cannot be taken, or two of one: nothing is searched that it does not say.
 */
function loadText(file: string, folder: string): LoadedRevision {
  const reading = loadReading(DEFAULT_READING);
  const draft = readDraft(resolve(folder, file), file);
  const located = locateFigures(draft, reading);
  const read = readRevision(draft, located.figures, reading, basename(file));
  const faults = inOrder([...located.diagnostics, ...read.diagnostics]).filter(
    ({ severity }) => severity === 'error',
  );
  if (faults.length > 0)
    throw new InputError(
      faults.map(({ line, column, message }) => `${file}: line ${line}, column ${column}: ${message}`),
    );
  const { revision, document, base, places } = read;
  const lines = new Map([...places].map(([entry, { line }]) => [entry, line]));
  return { revision, document, base, bases: [base.name], shipped: false, lines };
}
