import { rmSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { StatementId } from '../../../spec/language/statement.ts';
import { loadAny } from '../../draft/reading/load-any.ts';
import { InputError } from '../../input/input-error.ts';
import type { Corpus } from '../../report/stored/corpus.ts';
import { counted } from '../../report/text/style.ts';
import { changesBetween } from '../../revision/changes.ts';
import { type LoadedRevision, shippedRevisions } from '../../revision/load.ts';
import { changesThatMatter } from '../../search/analyse/touched.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import { isDigested } from '../../sources/digests.ts';
import { importClosure } from '../../sources/import-closure.ts';
import { PACKAGE_ROOT } from '../../sources/package-root.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { filesOfRevision } from './extended-by.ts';
import { GitState } from './git.ts';

/** What the command line says of what was changed. */
export interface ChangedOptions {
  readonly revision: string;
  readonly accepted?: string;
  /** A commit. */
  readonly since?: string;
  readonly changed?: readonly string[];
}

/** The statements that a change can affect, and what is said of the others. */
export interface Affected {
  readonly bindings: readonly AnyBinding[];
  readonly lines: readonly string[];
}

/** What is run, and what it is run on. */
export interface Whole {
  readonly bindings: readonly AnyBinding[];
  readonly loaded: LoadedRevision;
  readonly corpus: Corpus | null;
}

/**
 * The statements whose verdict a change can turn: those that read what the revision now says otherwise, whose sources or
 * kept cases were changed; all of them where it is not known what was there before. All without a change to look at.
 * Throws an InputError where there is no such state or file.
 */
export function affectedBy(options: ChangedOptions, whole: Whole, context: CommandContext): Affected {
  const { since, changed } = options;
  if (since === undefined && changed === undefined) return { bindings: whole.bindings, lines: [] };
  const state = since === undefined ? null : new GitState(context.folder, since);
  const files = state?.changed() ?? (changed ?? []).map((file) => resolve(context.folder, file));
  const reasons = reasonsFor(options, { ...whole, files, state }, context);
  const bindings = whole.bindings.filter(({ statement }) => reasons.has(statement.id));
  return { bindings, lines: told(bindings, whole, { since, files }) };
}

interface Change extends Whole {
  readonly files: readonly string[];
  /** What was there before; null where that is not known. */
  readonly state: GitState | null;
}

function reasonsFor(
  options: ChangedOptions,
  change: Change,
  context: CommandContext,
): ReadonlySet<StatementId> {
  const { bindings, loaded, corpus, files } = change;
  const all = new Set(bindings.map(({ statement }) => statement.id));
  const inPackage = files.map((file) => relative(PACKAGE_ROOT, file).replaceAll('\\', '/'));
  const closures = new Map(
    [...new Set(bindings.map(({ scenario }) => scenario(loaded.revision).subject))].map(
      (subject) => [subject, importClosure(`properties/${subject}/bindings.ts`)] as const,
    ),
  );
  const isOfOne = (path: string): boolean => [...closures.values()].some((closure) => closure.has(path));
  const isOfAll = (path: string): boolean =>
    path === LOCK || (isDigested(path) && !isOfOne(path) && !path.startsWith(SHIPPED));
  if (inPackage.some(isOfAll) || files.some((file) => isEvidence(file, options, context))) return all;
  const own = ownFile(options.revision, context);
  const chain = filesOfRevision(own);
  const byRevision = files.some((file) => chain.includes(file)) ? byEdit(own, change) : [];
  if (byRevision === null) return all;
  const bySources = bindings.filter(({ scenario }) => {
    const closure = closures.get(scenario(loaded.revision).subject);
    return inPackage.some((file) => closure?.has(file));
  });
  const kept = (corpus?.entries ?? []).filter(({ shown }) => files.includes(resolve(context.folder, shown)));
  return new Set([
    ...[...byRevision, ...bySources].map(({ statement }) => statement.id),
    ...kept.map(({ counterexample }) => counterexample.check),
  ]);
}

/** Another release of a library may decide otherwise. */
const LOCK = 'package-lock.json';
const SHIPPED = 'spec/revisions/';

/** What is accepted, and cases that are kept for whichever statement they break. */
function isEvidence(
  file: string,
  { accepted }: ChangedOptions,
  { folder, evidence }: CommandContext,
): boolean {
  if (accepted !== undefined && file === resolve(folder, accepted)) return true;
  return evidence.read.some((each) =>
    ['verdicts', 'counterexamples', 'findings'].some(
      (room) => file.endsWith('.json') && file.startsWith(join(each, room) + sep),
    ),
  );
}

function ownFile(revision: string, { folder }: CommandContext): string {
  if (shippedRevisions().includes(revision)) return join(PACKAGE_ROOT, SHIPPED, `${revision}.json`);
  return resolve(folder, revision);
}

/** The statements that read what the revision says otherwise than before; null where that is not known. */
function byEdit(own: string, { bindings, loaded, state }: Change): readonly AnyBinding[] | null {
  const before = state?.before(own) ?? null;
  if (before === null) return null;
  try {
    const old = loadAny(before.file, before.folder);
    const changes = changesBetween(old.document, loaded.document);
    return bindings.filter(
      (binding) => changesThatMatter(changes, binding, [old.revision, loaded.revision]).length > 0,
    );
  } catch (cause) {
    // What was no legal revision before is no reason to run less now.
    if (cause instanceof InputError) return null;
    throw cause;
  } finally {
    rmSync(before.folder, { recursive: true, force: true });
  }
}

function told(
  bindings: readonly AnyBinding[],
  { bindings: all }: Whole,
  { since, files }: { readonly since: string | undefined; readonly files: readonly string[] },
): readonly string[] {
  const of = since === undefined ? counted(files.length, 'changed file') : `what was changed since ${since}`;
  const left = all.filter((binding) => !bindings.includes(binding)).map(({ statement }) => statement.id);
  return [
    `${of} can affect ${bindings.length} of ${counted(all.length, 'statement')}`,
    ...(left.length === 0
      ? []
      : [
          `left out, since none of the rules, values, sources and kept cases that they read was changed: ${left.join(', ')}`,
        ]),
  ];
}
