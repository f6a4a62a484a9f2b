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
  if (shippedRevisions().includes(nameOrFile)) return load(nameOrFile, folder);
  return loadText(resolve(folder, nameOrFile), nameOrFile) ?? load(nameOrFile, folder, loadText);
}

/**
 * The revision that the text of a draft gives; null where there is no such file, or it is none by its name. What is
 * accepted of the revision that the reading is of holds of a text until it says otherwise. Throws an InputError where
 * the text gives a value that cannot be taken, or two of one: nothing is searched that it does not say.
 */
export function loadText(file: string, shown: string): LoadedRevision | null {
  if (!isDraftFile(file) || !existsSync(file) || !statSync(file).isFile()) return null;
  const reading = loadReading(DEFAULT_READING);
  const draft = readDraft(file, shown);
  const located = locateFigures(draft, reading);
  const read = readRevision(draft, located.figures, reading, revisionNameOf(file));
  const faults = inOrder([...located.diagnostics, ...read.diagnostics]).filter(
    ({ severity }) => severity === 'error',
  );
  if (faults.length > 0)
    throw new InputError(
      faults.map(({ line, column, message }) => `${shown}: line ${line}, column ${column}: ${message}`),
    );
  const { revision, document, base, places } = read;
  const lines = new Map([...places].map(([entry, { line }]) => [entry, line]));
  return { revision, document, base, bases: [base.name], shipped: false, lines };
}

/** The name that a revision may have by the name of its file, whatever characters this has. */
export function revisionNameOf(file: string): string {
  const legal = basename(file)
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '');
  return legal === '' ? 'draft' : legal.slice(0, LONGEST_NAME);
}

/** As the schema of a revision has it. */
const LONGEST_NAME = 64;
