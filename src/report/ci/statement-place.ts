import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StatementId } from '../../../spec/language/statement.ts';
import type { LoadedRevision } from '../../revision/load.ts';
import { PACKAGE_ROOT } from '../../sources/package-root.ts';

/** A line of a file, from 1; the file by its path from where the command runs, or from the folder of the package. */
export interface StatementPlace {
  readonly file: string;
  readonly line: number;
}

/** Where the draft says it, if the revision was read from its text; else where it is stated. */
export function statementPlace(id: StatementId, subject: string, { text }: LoadedRevision): StatementPlace {
  const line = text?.lines.get(id);
  return text !== undefined && line !== undefined ? { file: text.file, line } : statedAt(id, subject);
}

const KNOWN = new Map<string, StatementPlace>();

function statedAt(id: StatementId, subject: string): StatementPlace {
  const known = KNOWN.get(id);
  if (known !== undefined) return known;
  // A statement may be bound in another subject than the one that states it, and be stated by a function that takes its id.
  const found = findIn([subject, ...subjects()], `id: '${id}'`) ??
    findIn([subject, ...subjects()], `'${id}',`) ?? { file: 'spec/README.md', line: 1 };
  KNOWN.set(id, found);
  return found;
}

/** Every folder of spec. */
function subjects(): readonly string[] {
  return readdirSync(join(PACKAGE_ROOT, 'spec'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/** The first line that has some words, of the sources in these folders of spec. */
function findIn(folders: readonly string[], words: string): StatementPlace | null {
  for (const folder of folders) {
    const path = join(PACKAGE_ROOT, 'spec', folder);
    if (!existsSync(path)) continue;
    for (const name of readdirSync(path).filter((each) => /(?<!\.test|\.d)\.ts$/.test(each))) {
      const lines = readFileSync(join(path, name), 'utf8').split('\n');
      const at = lines.findIndex((line) => line.includes(words));
      if (at >= 0) return { file: `spec/${folder}/${name}`, line: at + 1 };
    }
  }
  return null;
}
