import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import canonicalize from 'canonicalize';
import type { Revision } from '../../../spec/language/revision.ts';
import { loadAny } from '../../draft/reading/load-any.ts';
import { buildRevision } from '../../revision/build.ts';
import { checkDocument, load, shippedRevisions } from '../../revision/load.ts';
import { EvidenceFault } from '../evidence-fault.ts';
import { sha256 } from '../manifest.ts';
import type { Evidence } from '../statement.ts';

/**
 * The revision of a bundle, held against the shipped one of its name, or the text that it was read from where that is
 * given. Throws an EvidenceFault where it is another one.
 */
export function checkRevision(
  { revision: document, result, text }: Evidence,
  file: string | undefined,
  folder: string,
): Revision {
  const revision = buildRevision(checkDocument(document, 'the revision of the bundle'));
  const { name, digest } = result.revision;
  if (revision.name !== name || revision.digest !== digest)
    throw new EvidenceFault('revision', `${revision.name} (${revision.digest})`, `${name} (${digest})`);
  if (shippedRevisions().includes(name)) sameDocument(document, load(name).document, name);
  if (file === undefined) return revision;
  const here = sha256(readFileSync(resolve(folder, file)));
  if (here !== text) throw new EvidenceFault(file, here, text ?? 'no text: the revision was read from none');
  sameDocument(document, loadAny(file, folder).document, file);
  return revision;
}

function sameDocument(found: unknown, expected: unknown, name: string): void {
  if (canonicalize(found) !== canonicalize(expected))
    throw new EvidenceFault('revision', `another document of ${name}`, 'the one that is here');
}
