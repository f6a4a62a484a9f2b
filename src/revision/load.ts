import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Revision } from '../../spec/language/revision.ts';
import { describeFault, type Fault, InputError } from '../input/input-error.ts';
import { describeNearest } from '../input/nearest.ts';
import { readJsonWithComments } from '../input/read-json.ts';
import { createFaultFinder, type FaultFinder } from '../input/schema-faults.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import { buildRevision } from './build.ts';
import type { RevisionDocument } from './document.ts';
import { clauseFaults, missingFaults, nameFaults, quantityFaults } from './document-faults.ts';
import { extendDocument, isObject, namedListFaults, type PartialDocument } from './extend.ts';
import { proofFaults } from './proof-faults.ts';

/** A chain of bases longer than this is taken for a mistake. */
const MOST_BASES = 16;
const SHIPPED = join(PACKAGE_ROOT, 'spec', 'revisions');

/** Where the text of a draft has what a revision says. */
export interface RevisionText {
  /** As messages name it. */
  readonly file: string;
  /** By entry, as `limits.R_L`, or by name, as `state-durability` or `4 Step 2`. */
  readonly lines: ReadonlyMap<string, number>;
}

/** A revision and where it came from. */
export interface LoadedRevision {
  readonly revision: Revision;
  /** With every base merged in, so that it stands alone. */
  readonly document: RevisionDocument;
  /** What it extends, as far as that can be read alone; null where it extends nothing. */
  readonly base: Revision | null;
  /** The names of what it extends, the nearest first. */
  readonly bases: readonly string[];
  /** Whether the package ships it under this name. */
  readonly shipped: boolean;
  /** The text of a draft that it was read from, where it was. */
  readonly text?: RevisionText;
}

/** A revision's name, and those of what it extends, the nearest first. */
export function namesOf({ revision, bases }: LoadedRevision): readonly string[] {
  return [revision.name, ...bases];
}

/** Reads what a revision extends where that is the text of a draft; null where it is none. Throws an InputError. */
export type TextReader = (file: string, shown: string) => LoadedRevision | null;

const noText: TextReader = () => null;

/** A revision by the name of a shipped one or the path of a file. Throws an InputError that tells every fault. */
export function loadRevision(nameOrFile: string): Revision {
  return load(nameOrFile).revision;
}

/** The same, with its document. Paths are relative to `folder`. `readText` is for revisions that extend a text. */
export function load(
  nameOrFile: string,
  folder: string = process.cwd(),
  readText: TextReader = noText,
): LoadedRevision {
  const found = locate(nameOrFile, folder);
  if (typeof found === 'string') throw new InputError([`${nameOrFile}: ${found}`]);
  const faults: string[] = [];
  const bases: string[] = [];
  const documents: PartialDocument[] = [];
  const merged = resolveBases(found, { inside: [], bases, documents, faults, readText });
  faults.push(...tell(clauseFaults(merged), found.shown));
  if (faults.length > 0) throw new InputError(faults);
  const document = checkDocument(merged, found.shown);
  return {
    revision: buildRevision(document),
    document,
    bases,
    base: baseOf(documents),
    shipped: found.shipped,
  };
}

function baseOf([nearest]: readonly PartialDocument[]): Revision | null {
  return nearest === undefined ? null : buildRevision(checkDocument(nearest, String(nearest.name)));
}

/** A document that stands alone, checked. Throws an InputError that tells every fault; `shown` names the file in it. */
export function checkDocument(value: unknown, shown: string): RevisionDocument {
  const shape = findSchemaFaults(value);
  if (shape.length > 0) throw new InputError(tell([...shape, ...nameFaults(value)], shown));
  const document = value as RevisionDocument;
  const faults = [...nameFaults(value), ...missingFaults(document)];
  faults.push(
    ...clauseFaults(value as PartialDocument),
    ...quantityFaults(document),
    ...proofFaults(document),
  );
  if (faults.length > 0) throw new InputError(tell(faults, shown));
  return document;
}

/** The names of the revisions that the package ships. */
export function shippedRevisions(): readonly string[] {
  return readdirSync(SHIPPED)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

interface Located {
  readonly file: string;
  /** As messages name it. */
  readonly shown: string;
  readonly shipped: boolean;
}

/** Where a revision is, or what is wrong with its name. A shipped name goes before a file of that name. */
function locate(nameOrFile: string, folder: string): Located | string {
  const shipped = shippedRevisions();
  if (shipped.includes(nameOrFile)) {
    return { file: join(SHIPPED, `${nameOrFile}.json`), shown: nameOrFile, shipped: true };
  }
  const file = resolve(folder, nameOrFile);
  if (existsSync(file)) return { file, shown: nameOrFile, shipped: false };
  const near = describeNearest(nameOrFile, shipped, shipped.join(', '));
  return `found no such file and no shipped revision of this name, expected a path or ${near}`;
}

interface Resolving {
  /** The files that extend this one, outermost first. */
  readonly inside: readonly string[];
  /** The names of the bases met so far, to which these are added. */
  readonly bases: string[];
  /** Their documents, likewise. */
  readonly documents: PartialDocument[];
  /** To which is added what is wrong with each document. */
  readonly faults: string[];
  readonly readText: TextReader;
}

/** The document with its bases merged in, the deepest first. */
function resolveBases(at: Located, resolving: Resolving): PartialDocument {
  const { inside, bases, documents, faults } = resolving;
  const read = readJsonWithComments(at.file, at.shown);
  faults.push(...tell([...findSchemaFaults(read), ...nameFaults(read)], at.shown));
  if (!isObject(read)) throw new InputError(faults);
  const { extends: named, $schema, ...over } = read;
  if (typeof named !== 'string') return over;
  const chain = [...inside, at.file];
  const base = locate(named, dirname(at.file));
  const refuse = (expected: string): never => {
    const fault = { path: '$.extends', found: JSON.stringify(named), expected };
    throw new InputError([...faults, describeFault(at.shown, fault)]);
  };
  if (typeof base === 'string')
    return refuse(`a shipped revision (${shippedRevisions().join(', ')}) or a file`);
  if (chain.includes(base.file) || chain.length > MOST_BASES) {
    return refuse(`a base that does not extend this revision in turn, after at most ${MOST_BASES} others`);
  }
  const document = baseDocument(base, { ...resolving, inside: chain });
  bases.unshift(String(document.name));
  documents.unshift(document);
  faults.push(...tell(namedListFaults(document, over), at.shown));
  return extendDocument(document, over);
}

function baseDocument(at: Located, resolving: Resolving): PartialDocument {
  const text = at.shipped ? null : resolving.readText(at.file, at.shown);
  if (text === null) return resolveBases(at, resolving);
  resolving.bases.unshift(...text.bases);
  return { ...text.document };
}

let finder: FaultFinder | undefined;

function findSchemaFaults(value: unknown): readonly Fault[] {
  finder ??= createFaultFinder(
    JSON.parse(readFileSync(join(PACKAGE_ROOT, 'spec', 'schemas', 'revision.schema.json'), 'utf8')),
  );
  return finder(value);
}

function tell(faults: readonly Fault[], shown: string): string[] {
  return faults.map((fault) => describeFault(shown, fault));
}
