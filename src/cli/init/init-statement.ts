import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { InputError } from '../../input/input-error.ts';
import { describeNearest } from '../../input/nearest.ts';
import { readText } from '../../input/read-text.ts';
import { writeWhole } from '../../input/write-json.ts';
import { loadRevision } from '../../revision/load.ts';
import { PACKAGE_ROOT } from '../../sources/package-root.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { DEFAULT_REVISION } from '../terminal/options.ts';
import { print } from '../terminal/print.ts';
import { withBinding, withStatement } from './list-statement.ts';
import { namesOfStatement, refuseMalformed, type StatementNames, theoremOf } from './statement-names.ts';
import { type NewFile, statementFiles } from './statement-text.ts';

const CATALOGUE = 'spec/catalogue/statements.ts';
/** No source comes near it. */
const MOST_BYTES = 1024 * 1024;

/**
 * Writes the files of a new statement into a clone of the project, and lists it. Throws an InputError where the clone,
 * the id or the subject is none, or where a file is in the way; then nothing is written.
 */
export function initStatement(id: string, given: string | undefined, context: CommandContext): void {
  refuseMalformed(id);
  const clone = cloneAround(context.folder);
  const subject = subjectOf(id, given, clone, context);
  refuseKnown(id, clone);
  const names = namesOfStatement(id, subject);
  const files = statementFiles(names, clauseOf(subject, context));
  const present = files.filter(({ path }) => existsSync(join(clone, path)));
  if (present.length > 0)
    throw new InputError(present.map(({ path }) => `${path}: found a file, expected none`));
  writeAll(clone, files, listings(clone, names));
  print(context.stdout, summary(names, files));
}

/** The top of the clone that a folder is in. What is installed has no tests and no settings of the compiler. */
function cloneAround(folder: string): string {
  for (let top = folder; ; top = dirname(top)) {
    if (isClone(top)) return top;
    if (dirname(top) === top)
      throw new InputError([
        `${folder}: found no clone of the project around it, expected one: its tsconfig.json, spec, generators and properties`,
      ]);
  }
}

function isClone(folder: string): boolean {
  if (folder.split(sep).includes('node_modules')) return false;
  const parts = ['package.json', 'tsconfig.json', CATALOGUE, 'generators', 'properties'];
  return parts.every((part) => existsSync(join(folder, part))) && nameIn(folder) === nameIn(PACKAGE_ROOT);
}

function nameIn(folder: string): unknown {
  try {
    return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name?: unknown }).name;
  } catch {
    return null;
  }
}

/** The one that is given, or that of the theorem which a claim is of. */
function subjectOf(id: string, given: string | undefined, clone: string, context: CommandContext): string {
  const known = readdirSync(join(clone, 'properties'))
    .filter((name) => existsSync(join(clone, bindingsOf(name))))
    .sort();
  const all = `one of ${known.join(', ')}`;
  if (given === undefined) {
    const [only, ...others] = subjectsOf(theoremOf(id), context);
    if (only !== undefined && others.length === 0) return only;
    throw new InputError([`--subject: found none for ${id}, expected ${all}`]);
  }
  if (known.includes(given)) return given;
  throw new InputError([
    `--subject: found ${JSON.stringify(given)}, expected ${describeNearest(given, known, all)}`,
  ]);
}

function subjectsOf(theorem: string, { bindings }: CommandContext): readonly string[] {
  const revision = loadRevision(DEFAULT_REVISION);
  const these = bindings.filter(({ statement }) => theoremOf(statement.id) === theorem);
  return [...new Set(these.map(({ scenario }) => scenario(revision).subject))];
}

/** Where the first statement of a subject stands; every draft begins with section 0. */
function clauseOf(subject: string, { bindings }: CommandContext): string {
  const revision = loadRevision(DEFAULT_REVISION);
  return bindings.find(({ scenario }) => scenario(revision).subject === subject)?.statement.clause ?? '0';
}

/** What is stated is known of the sources, and not of the program, which may be older than they are. */
function refuseKnown(id: string, clone: string): void {
  const files = readdirSync(join(clone, 'spec'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `spec/${name.split(sep).join('/')}`)
    .sort();
  const stated = new RegExp(`^\\s*id: '${id.replaceAll('.', '\\.')}'`, 'm');
  const where = files.find((file) => stated.test(readFileSync(join(clone, file), 'utf8')));
  if (where !== undefined)
    throw new InputError([
      `--statement: found ${id}, which ${where} states, expected an id that is not taken`,
    ]);
}

const bindingsOf = (subject: string): string => `properties/${subject}/bindings.ts`;

function listings(clone: string, names: StatementNames): readonly NewFile[] {
  const lists = [
    { path: bindingsOf(names.subject), listed: withBinding },
    { path: CATALOGUE, listed: withStatement },
  ];
  return lists.map(({ path, listed }) => ({
    path,
    text: listed(readText(join(clone, path), path, MOST_BYTES), path, names),
  }));
}

/** All of it or nothing: what was written before a write fails is taken back. */
function writeAll(clone: string, files: readonly NewFile[], lists: readonly NewFile[]): void {
  const takeBack: (() => void)[] = [];
  try {
    for (const { path, text } of [...files, ...lists]) {
      const file = join(clone, path);
      const before = existsSync(file) ? readFileSync(file, 'utf8') : null;
      writeWhole(file, text, path);
      takeBack.push(() => (before === null ? rmSync(file) : writeWhole(file, before, path)));
    }
  } catch (error) {
    for (const undo of takeBack) undo();
    throw error;
  }
}

function summary({ id, subject, stem }: StatementNames, files: readonly NewFile[]): readonly string[] {
  return [
    ...files.map(({ path }) => path),
    `${bindingsOf(subject)} and ${CATALOGUE} list ${id}; it is unwritten, and whatever runs it says so`,
    '',
    `next: write its laws in spec/${subject}/${stem}.ts, then`,
    `      npx vitest properties/${subject}; ARCHITECTURE.md has the recipe`,
  ];
}
