import { existsSync, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { quoted } from '../../engines/campaign-plan.ts';
import { InputError } from '../../input/input-error.ts';
import {
  type Corpus,
  type CorpusEntry,
  entriesLike,
  keepInCorpus,
  loadCorpus,
} from '../../report/stored/corpus.ts';
import { storeCounterexample } from '../../report/stored/counterexample.ts';
import { playAgain, type Source } from '../../report/stored/play-again.ts';
import { casesOfCorpus } from '../../report/stored/stored-cases.ts';
import { counted } from '../../report/text/style.ts';
import { isDifferent } from '../../report/verdict/exit-code.ts';
import { type Judged, storedRevision } from '../../report/verdict/result.ts';
import type { LoadedRevision } from '../../revision/load.ts';
import { playStoredCases, type StoredCase } from '../../search/run/stored-cases.ts';
import type { CommandContext } from '../terminal/command-context.ts';

/** Where counterexamples are kept unless another folder is named: beside a revision of the user's own. */
export const CORPUS_FOLDER = 'mvps-corpus';

/** What the command line says of the corpus: a folder, none at all, or nothing. */
export interface CorpusOptions {
  readonly revision: string;
  readonly corpus?: string | false;
}

/** The corpus of a run, null where none is wanted. Throws an InputError where a file of it is not what it should be. */
export function openCorpus({ revision, corpus }: CorpusOptions, context: CommandContext): Corpus | null {
  if (corpus === false) return null;
  const folder = resolve(
    context.folder,
    corpus ?? resolve(besideOf(revision, context.folder), CORPUS_FOLDER),
  );
  const shown = corpus ?? (relative(context.folder, folder).replaceAll('\\', '/') || CORPUS_FOLDER);
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new InputError([`${shown}: found a file, expected the folder of a corpus`]);
  return loadCorpus(folder, shown, new Set(context.bindings.map(({ statement }) => statement.id)));
}

/** The folder of a revision that is a file; that of the command for one that the package ships. */
function besideOf(revision: string, folder: string): string {
  const file = resolve(folder, revision);
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true ? dirname(file) : folder;
}

/** What became of a corpus in a run. */
export interface CorpusOutcome {
  readonly lines: readonly string[];
  /** For what differs, the command that plays the smallest case that shows it. */
  readonly replayed: ReadonlyMap<string, string>;
}

/** What a run knows beside its verdicts. */
export interface CorpusRun {
  readonly judged: readonly Judged[];
  readonly loaded: LoadedRevision;
  /** The revision as the command line names it. */
  readonly named: string;
  /** Cases that are kept elsewhere: none of them is kept again unless it fails the run. */
  readonly known: readonly StoredCase[];
}

/** Says which kept cases still break what they broke, and keeps what no kept case shows. */
export function settleCorpus(corpus: Corpus, run: CorpusRun, context: CommandContext): CorpusOutcome {
  const replayed = new Map<string, string>();
  const added: CorpusEntry[] = [];
  for (const { judged, entry, isNew } of entriesOf(corpus, run, context)) {
    if (isNew) added.push(entry);
    const { id } = judged.verdict;
    // A new case has the revision in it; one of before was found on what that was then.
    const on = isNew ? [] : ['--revision', run.named];
    if (isDifferent(judged) && !replayed.has(id))
      replayed.set(id, quoted(['mvps-verify', 'replay', entry.shown, ...on]));
  }
  return { lines: [...standing(corpus, run, context), ...keptLines(corpus, added)], replayed };
}

interface Settled {
  readonly judged: Judged;
  readonly entry: CorpusEntry;
  readonly isNew: boolean;
}

function* entriesOf(
  corpus: Corpus,
  { judged, loaded, known }: CorpusRun,
  { bindings }: CommandContext,
): Iterable<Settled> {
  let now = corpus;
  for (const each of judged.filter(({ verdict }) => verdict.verdict === 'refuted')) {
    const { id: check, counterexamples } = each.verdict;
    for (const found of each.newWays ?? counterexamples) {
      // One of before is as good only where it breaks the statement as the revision is now.
      const like = entriesLike(now, { check, breaks: found.breaks }).find(
        (entry) => playAgain(sourceOf(entry), loaded.revision, bindings).came === 'broken',
      );
      if (like !== undefined) yield { judged: each, entry: like, isNew: false };
      else if (isDifferent(each) || !known.some((kept) => isLike(kept, check, found.breaks))) {
        const entry = keepInCorpus(now, storeCounterexample(check, storedRevision(loaded), found));
        now = { ...now, entries: [...now.entries, entry] };
        yield { judged: each, entry, isNew: true };
      }
    }
  }
}

function sourceOf({ shown, counterexample }: CorpusEntry): Source {
  return { counterexample, path: '$', file: shown };
}

function isLike(kept: StoredCase, check: string, breaks: readonly string[]): boolean {
  return kept.check === check && kept.breaks.every((choice) => breaks.includes(choice));
}

/** Which of the cases that were there before break the statements that were run. */
function standing(
  { entries, shown }: Corpus,
  { judged, loaded }: CorpusRun,
  context: CommandContext,
): readonly string[] {
  const ran = new Set(judged.map(({ verdict }) => verdict.id));
  const played = entries.filter(({ counterexample }) => ran.has(counterexample.check));
  if (played.length === 0) return [];
  const fixed = played.filter((entry) => !breaks(entry, loaded, context));
  const breaking = played.length - fixed.length;
  return [
    `${shown}: ${counted(played.length, 'kept case')} played first, ${breaking} still ${breaking === 1 ? 'breaks its' : 'break their'} statement`,
    ...fixed.map((entry) => `  fixed: ${entry.shown} no longer breaks ${entry.counterexample.check}`),
  ];
}

function breaks(entry: CorpusEntry, { revision }: LoadedRevision, { bindings }: CommandContext): boolean {
  const binding = bindings.find(({ statement }) => statement.id === entry.counterexample.check);
  return binding !== undefined && playStoredCases(binding, revision, casesOfCorpus([entry])).broken !== null;
}

function keptLines({ shown }: Corpus, added: readonly CorpusEntry[]): readonly string[] {
  if (added.length === 0) return [];
  return [`${shown}: ${counted(added.length, 'new case')} kept`, ...added.map((entry) => `  ${entry.shown}`)];
}
