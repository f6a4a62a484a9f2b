import { existsSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { describeFault, describeFound, InputError } from '../input/input-error.ts';
import { readJson } from '../input/read-json.ts';

const SCHEMA = 'mvps-verify/durable/1';

/** Where a ledger says how many octets of its records are known to be on the disk. */
function markFile(folder: string): string {
  return join(folder, 'durable.json');
}

/** Octets that were on the disk when the mark was made; 0 where there is none. Throws an InputError. */
export function readMark(folder: string, shown: string): number {
  const file = markFile(folder);
  if (!existsSync(file)) return 0;
  const read = readJson(file, markFile(shown)) as { schema?: unknown; octets?: unknown } | null;
  const { schema, octets } = read ?? {};
  if (schema === SCHEMA && Number.isSafeInteger(octets) && (octets as number) >= 0) return octets as number;
  const [path, found, expected] =
    schema === SCHEMA ? ['$.octets', octets, 'a number of octets'] : ['$.schema', schema, `"${SCHEMA}"`];
  throw new InputError([
    describeFault(markFile(shown), { path, found: describeFound(found), expected } as const),
  ]);
}

/** Makes the mark. Call it once the octets are on the disk, so that it is never ahead of them. */
export function writeMark(folder: string, octets: number): Promise<void> {
  return writeFileAtomic(markFile(folder), `${JSON.stringify({ schema: SCHEMA, octets })}\n`);
}
