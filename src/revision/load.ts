import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Revision } from '../../spec/revision.ts';
import { buildRevision } from './build.ts';
import type { RevisionDocument } from './document.ts';
import { PACKAGE_ROOT } from './package-root.ts';

/** A revision by the name of a shipped one or the path of a file. */
export function loadRevision(nameOrFile: string): Revision {
  const file = join(PACKAGE_ROOT, 'spec', 'revisions', `${nameOrFile}.json`);
  return buildRevision(JSON.parse(readFileSync(file, 'utf8')) as RevisionDocument);
}
