import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { buildRevision } from '../../revision/build.ts';
import { load, shippedRevisions } from '../../revision/load.ts';
import type { StoredCase } from '../../search/run/stored-cases.ts';
import type { StoredRevision } from '../verdict/result.ts';
import type { CorpusEntry } from './corpus.ts';
import { keyOfCase, readCounterexamples } from './counterexample.ts';
import { storedDocument } from './stored-document.ts';

/** Where kept cases lie, below a folder of evidence. */
const ROOMS = ['counterexamples', 'findings'];

/**
 * Every case that some folders of evidence keep, each once: what was accepted, and what findings list. Throws an
 * InputError where a file is none of these.
 */
export function loadStoredCases(folders: readonly string[]): readonly StoredCase[] {
  const known = new Map<string, StoredCase>();
  const rules = new RulesOfRevisions();
  for (const folder of new Set(
    folders.filter((each) => existsSync(each)).map((each) => realpathSync(each)),
  )) {
    for (const path of ROOMS.flatMap((room) => jsonFilesIn(folder, room))) {
      const shown = `evidence/${path}`;
      for (const { path: place, counterexample } of readCounterexamples(join(folder, path), shown)) {
        const { check, breaks, script, revision } = counterexample;
        const key = keyOfCase(counterexample);
        const source = sourceOf(shown, place);
        if (!known.has(key))
          known.set(key, { check, breaks, script, rules: rules.of(revision, shown), source });
      }
    }
  }
  return [...known.values()];
}

/** The entries of a user's corpus as cases to be played. Throws an InputError where a revision of one is not legal. */
export function casesOfCorpus(entries: readonly CorpusEntry[]): readonly StoredCase[] {
  const rules = new RulesOfRevisions();
  return entries.map(({ shown: source, counterexample: { check, breaks, script, revision } }) => ({
    check,
    breaks,
    script,
    rules: rules.of(revision, source),
    source,
  }));
}

/** SHA-256, in hex, over kept cases and where each stands: a verdict depends on them. */
export function digestOfStored(cases: readonly StoredCase[]): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(cases))));
}

/** A finding goes by its number, which is one more than its place. */
function sourceOf(shown: string, place: string): string {
  const finding = /^\$\.findings\[(\d+)\]/.exec(place)?.[1];
  if (finding !== undefined) return `finding ${Number(finding) + 1} of ${shown}`;
  return place === '$' ? shown : `${shown} ${place}`;
}

function jsonFilesIn(folder: string, room: string): readonly string[] {
  if (!existsSync(join(folder, room))) return [];
  return readdirSync(join(folder, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => `${room}/${name.replaceAll('\\', '/')}`)
    .sort();
}

/** The rules of the revisions that cases were found on, each built once. */
class RulesOfRevisions {
  readonly #known = new Map<string, StoredCase['rules']>();

  of(stored: StoredRevision, shown: string): StoredCase['rules'] {
    const key = `${stored.name} ${stored.digest}`;
    if (!this.#known.has(key)) this.#known.set(key, rulesOf(stored, shown));
    return this.#known.get(key) ?? null;
  }
}

function rulesOf({ name, digest, document }: StoredRevision, shown: string): StoredCase['rules'] {
  if (document !== undefined) return buildRevision(storedDocument(document, shown)).rules;
  if (!shippedRevisions().includes(name)) return null;
  const { revision } = load(name);
  return revision.digest === digest ? revision.rules : null;
}
