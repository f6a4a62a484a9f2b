import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 digests, in hex, of the sources that a verdict rests on. */
export interface Digests {
  /** What is claimed: spec/. */
  readonly spec: string;
  /** What is exercised, and how it is searched: src/ without what only presents it. */
  readonly core: string;
  /** Which worlds are tried, and how they are bound: generators/ and properties/. */
  readonly generators: string;
}

/** Tests, and what only they use: no package holds these. */
const TESTS = /\.(test|test-d|fixture)\.ts$/;
const SOURCES = /\.(ts|json)$/;
/** Rooms of src/ that no verdict depends on. */
const PRESENTATION = [
  'cli',
  'library',
  'report',
  'receipts',
  'dossier',
  'evidence',
  'engines',
  'sources',
  'bench',
  'mutants',
];

/** The digests of the sources under the package's folder. */
export function digestSources(root: string): Digests {
  const rooms = readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !PRESENTATION.includes(entry.name))
    .map(({ name }) => `src/${name}`);
  return {
    spec: digestOfFolders(root, ['spec']),
    core: digestOfFolders(root, rooms),
    generators: digestOfFolders(root, ['generators', 'properties']),
  };
}

/** Whether a verdict rests on a file of the package, by its path from the top with slashes. */
export function isDigested(path: string): boolean {
  const [room = '', folder = ''] = path.split('/');
  if (!SOURCES.test(path) || TESTS.test(path)) return false;
  return room === 'src' ? !PRESENTATION.includes(folder) : DIGESTED.includes(room);
}

const DIGESTED = ['spec', 'generators', 'properties'];

/**
 * SHA-256, in hex, over "path, zero, length, zero, text" of each source in these folders, tests left out, by path. Line ends
 * count as LF, so that any checkout agrees.
 */
export function digestOfFolders(root: string, folders: readonly string[]): string {
  const hash = sha256.create();
  for (const path of folders.flatMap((folder) => sourcesUnder(root, folder)).sort()) {
    const text = utf8ToBytes(readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n'));
    hash.update(utf8ToBytes(`${path}\0${text.length}\0`)).update(text);
  }
  return bytesToHex(hash.digest());
}

function sourcesUnder(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourcesUnder(root, path);
    return SOURCES.test(entry.name) && !TESTS.test(entry.name) ? [path] : [];
  });
}
