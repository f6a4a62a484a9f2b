import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PACKAGE_ROOT } from '../sources/package-root.ts';

/** SHA-256 in hex, by the path of each file from the top of the package, or by name and release of each library. */
export type Manifest = Readonly<Record<string, string>>;

/** Everything that decides what a run comes to, and what it is compared with. */
export interface Manifests {
  /** spec/ without its pages. */
  readonly spec: Manifest;
  /** src/. */
  readonly core: Manifest;
  /** generators/ and properties/. */
  readonly generators: Manifest;
  /** What is executed: dist/. */
  readonly compiled: Manifest;
  /** The libraries that it needs, as they are installed. */
  readonly dependencies: Manifest;
  /** evidence/, as it lies beside the sources. */
  readonly evidence: Manifest;
}

export const MANIFEST_NAMES = ['spec', 'core', 'generators', 'compiled', 'dependencies', 'evidence'] as const;

/** No test is in a package, and the marks of a build are about the build. */
const LEFT_OUT =
  /\.(test|test-d|fixture)\.(ts|js|d\.ts)$|\.tsbuildinfo$|\/README\.md$|^src\/bench\/|^dist\/src\/bench\//;

/** The digests of everything that is here, in the folder of the package. */
export function manifestsHere(root: string = PACKAGE_ROOT): Manifests {
  return {
    spec: manifestOf(root, ['spec']),
    core: manifestOf(root, ['src']),
    generators: manifestOf(root, ['generators', 'properties']),
    compiled: manifestOf(root, ['dist']),
    dependencies: dependencyManifest(root),
    evidence: manifestOf(root, ['evidence']),
  };
}

/** One digest over a manifest, which names it. */
export function digestOfManifest(manifest: Manifest): string {
  const lines = Object.keys(manifest)
    .sort()
    .map((name) => `${manifest[name]}  ${name}\n`);
  return sha256(lines.join(''));
}

function manifestOf(root: string, folders: readonly string[]): Manifest {
  const paths = folders.flatMap((folder) => filesUnder(root, folder)).filter((path) => !LEFT_OUT.test(path));
  return Object.fromEntries(paths.sort().map((path) => [path, sha256(textOf(join(root, path)))]));
}

/** Line ends count as LF, so that any checkout agrees. */
function textOf(file: string): string | Buffer {
  const bytes = readFileSync(file);
  return bytes.includes('\r\n') ? bytes.toString('utf8').replaceAll('\r\n', '\n') : bytes;
}

function filesUnder(root: string, folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesUnder(root, path);
    return entry.isFile() ? [path] : [];
  });
}

interface PackageFile {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Of every library that is reached from package.json, all files of it. */
function dependencyManifest(root: string): Manifest {
  const found = new Map<string, string>();
  const open: { readonly name: string; readonly from: string }[] = namesIn(root);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const folder = folderOf(next.name, next.from);
    if (folder === null) {
      found.set(next.name, 'absent');
      continue;
    }
    const { version = '?' } = packageIn(folder);
    const key = `${next.name}@${version}`;
    if (found.has(key)) continue;
    found.set(key, digestOfFolder(folder));
    open.push(...namesIn(folder));
  }
  return Object.fromEntries([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function namesIn(folder: string): { readonly name: string; readonly from: string }[] {
  return Object.keys(packageIn(folder).dependencies ?? {}).map((name) => ({ name, from: folder }));
}

function packageIn(folder: string): PackageFile {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageFile;
}

/** Where a library is found from a folder, as Node looks for it. */
function folderOf(name: string, from: string): string | null {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name);
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(at) === at) return null;
  }
}

function digestOfFolder(folder: string): string {
  const hash = createHash('sha256');
  for (const path of filesUnder(folder, '.').toSorted()) {
    const bytes = readFileSync(join(folder, path));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
