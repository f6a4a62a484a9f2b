import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StatementId } from '../../../spec/language/statement.ts';
import { InputError } from '../../input/input-error.ts';
import { jsonText, writeWhole } from '../../input/write-json.ts';
import { addressOf, keyOfCase, readCounterexamples, type StoredCounterexample } from './counterexample.ts';

/** A counterexample that a user keeps. */
export interface CorpusEntry {
  /** As a person is shown it: a path that `replay` takes. */
  readonly shown: string;
  readonly counterexample: StoredCounterexample;
}

/** A user's counterexamples: a file each, in a folder for each statement, under the digest of what it holds. */
export interface Corpus {
  readonly folder: string;
  readonly shown: string;
  readonly entries: readonly CorpusEntry[];
}

/** What the folder holds beside cases. */
const BESIDE = /^(README\.md|\..*)$/;

/**
 * Reads a corpus; one that is not there is empty. Throws an InputError that names every file that is damaged, is no
 * counterexample, is of a statement that this version does not know, or holds the same case as another.
 */
export function loadCorpus(folder: string, shown: string, known: ReadonlySet<StatementId>): Corpus {
  const faults: string[] = [];
  const entries: CorpusEntry[] = [];
  const cases = new Map<string, string>();
  for (const path of filesIn(folder)) {
    const name = `${shown}/${path}`;
    try {
      const entry = readEntry(join(folder, path), name, known);
      const key = keyOfCase(entry.counterexample);
      const first = cases.get(key);
      if (first !== undefined)
        throw new InputError([`${name}: found the case of ${first}, expected each case once`]);
      cases.set(key, name);
      entries.push(entry);
    } catch (cause) {
      if (!(cause instanceof InputError)) throw cause;
      faults.push(...cause.faults);
    }
  }
  if (faults.length > 0) throw new InputError(faults);
  return { folder, shown, entries };
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !BESIDE.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

function readEntry(file: string, shown: string, known: ReadonlySet<StatementId>): CorpusEntry {
  const found = readCounterexamples(file, shown);
  const [first] = found;
  if (first === undefined || found.length > 1 || first.path !== '$')
    throw new InputError([`${shown}: found a list of cases, expected one counterexample a file`]);
  const { counterexample } = first;
  if (!known.has(counterexample.check))
    throw new InputError([
      `${shown}: $.check: found ${counterexample.check}, expected a statement of this version`,
    ]);
  const place = placeOf(counterexample);
  if (!shown.endsWith(`/${place}`))
    throw new InputError([`${shown}: found content that was edited or moved, expected it as ${place}`]);
  return { shown, counterexample };
}

/** `T-RC-1.A/4be0cb1b2d1f2c6a.json`. */
function placeOf(counterexample: StoredCounterexample): string {
  return `${counterexample.check.replace('/', '.')}/${addressOf(counterexample)}.json`;
}

/** The cases of a corpus for the statement of another one that take no more choices than it does. */
export function entriesLike(
  { entries }: Corpus,
  { check, breaks }: Pick<StoredCounterexample, 'check' | 'breaks'>,
): readonly CorpusEntry[] {
  return entries.filter(
    ({ counterexample }) =>
      counterexample.check === check && counterexample.breaks.every((choice) => breaks.includes(choice)),
  );
}

/** Writes a counterexample into a corpus and gives its entry. Throws an InputError where that is not possible. */
export function keepInCorpus({ folder, shown }: Corpus, counterexample: StoredCounterexample): CorpusEntry {
  const place = placeOf(counterexample);
  const entry = { shown: `${shown}/${place}`, counterexample };
  writeWhole(join(folder, place), jsonText(counterexample), entry.shown);
  return entry;
}
