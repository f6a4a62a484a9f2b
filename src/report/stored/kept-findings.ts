import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Findings } from '../findings/findings.ts';
import { readFindings } from './counterexample.ts';

/** Findings that an earlier search kept, and where. */
export interface KeptFindings {
  readonly findings: Findings;
  /** As a person is shown it. */
  readonly file: string;
}

/**
 * What a search kept of this very text of a revision, in the first folder of evidence that has any; null where there is
 * nothing, since what was found on another text is not known of this one. Throws an InputError.
 */
export function loadKeptFindings(
  folders: readonly string[],
  { name, digest }: { readonly name: string; readonly digest: string },
): KeptFindings | null {
  const file = `findings/${name}.json`;
  const shown = `evidence/${file}`;
  for (const folder of folders.filter((each) => existsSync(join(each, file)))) {
    const findings = readFindings(join(folder, file), shown);
    if (findings.revision.digest === digest) return { findings, file: shown };
  }
  return null;
}
