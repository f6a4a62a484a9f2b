import { existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { InputError } from '../../input/input-error.ts';
import { type LoadedRevision, load, shippedRevisions } from '../../revision/load.ts';
import { type Diagnostic, inOrder } from '../diagnostic/diagnostic.ts';
import type { Draft } from '../text/draft.ts';
import { isDraftFile, readDraft } from '../text/read-draft.ts';
import { type Located, locateFigures } from './locate.ts';
import { type ReadRevision, readRevision } from './read-revision.ts';
import { loadReading, type Reading } from './reading.ts';

/** The reading that a text is read by, where none is named. */
export const DEFAULT_READING = 'draft-00';

/** Of a revision. */
const LONGEST_NAME = 64;

/** A revision by its name, by the path of its JSON file, or by that of the text of a draft. Throws an InputError as `load` does. */
export function loadAny(nameOrFile: string, folder: string = process.cwd()): LoadedRevision {
  return isText(nameOrFile, folder) ? loadText(nameOrFile, folder).loaded : load(nameOrFile, folder);
}

function isText(nameOrFile: string, folder: string): boolean {
  if (shippedRevisions().includes(nameOrFile) || /\.json$/i.test(nameOrFile)) return false;
  const file = resolve(folder, nameOrFile);
  return isDraftFile(nameOrFile) && existsSync(file) && statSync(file).isFile();
}

/** The text of a draft, and the revision that it gives. */
export interface LoadedText {
  readonly loaded: LoadedRevision;
  readonly draft: Draft;
  readonly reading: Reading;
  readonly read: ReadRevision;
  readonly figures: readonly Located[];
}

/**
 * What is accepted of the revision that the reading is of holds of a text until it says otherwise. Throws an InputError
 * where the text gives a value that cannot be taken, or two of one: nothing is searched that it does not say.
 */
export function loadText(file: string, folder: string): LoadedText {
  const reading = loadReading(DEFAULT_READING);
  const draft = readDraft(resolve(folder, file), file);
  const located = locateFigures(draft, reading);
  const read = readRevision(draft, located.figures, reading, nameOf(file));
  refuseFaults(file, [...located.diagnostics, ...read.diagnostics]);
  const { revision, document, base, places, named } = read;
  const lines = new Map([...places, ...named].map(([entry, { line }]) => [entry, line]));
  const text = { file, lines };
  const loaded = { revision, document, base, bases: [base.name], shipped: false, text };
  return { loaded, draft, reading, read, figures: located.figures };
}

/** A revision has a name of letters, digits, dots, hyphens and underscores; a file may have any. */
function nameOf(file: string): string {
  const name = basename(file)
    .replaceAll(/[^\w.-]/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '');
  return name === '' ? 'text' : name.slice(0, LONGEST_NAME);
}

function refuseFaults(file: string, diagnostics: readonly Diagnostic[]): void {
  const faults = inOrder(diagnostics).filter(({ severity }) => severity === 'error');
  if (faults.length > 0)
    throw new InputError(
      faults.map(({ line, column, message }) => `${file}: line ${line}, column ${column}: ${message}`),
    );
}
