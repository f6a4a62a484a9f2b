import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeFault, InputError } from '../../input/input-error.ts';
import { readJson } from '../../input/read-json.ts';
import { createFaultFinder, type FaultFinder } from '../../input/schema-faults.ts';
import { jsonText, writeWhole } from '../../input/write-json.ts';
import { PACKAGE_ROOT } from '../../sources/package-root.ts';
import { sectionDigest } from '../text/digest.ts';
import type { Draft } from '../text/draft.ts';
import type { Reviewed } from './stale-sections.ts';

const SCHEMA = join(PACKAGE_ROOT, 'spec', 'schemas', 'reviewed.schema.json');
let finder: FaultFinder | undefined;

/** Where it is recorded what of a draft was read again: beside it. */
export function reviewedFile(draft: string): string {
  return `${draft}.reviewed.json`;
}

/** What of a draft was read again; nothing where nothing is recorded. Throws an InputError that tells every fault. */
export function loadReviewed(file: string, shown: string): Reviewed {
  if (!existsSync(file)) return {};
  const value = readJson(file, shown);
  finder ??= createFaultFinder(JSON.parse(readFileSync(SCHEMA, 'utf8')));
  const faults = finder(value).map((fault) => describeFault(shown, fault));
  if (faults.length > 0) throw new InputError(faults);
  return (value as { readonly sections: Reviewed }).sections;
}

/** Records that sections were read again, beside those that were before. Throws an InputError on one that is not there. */
export function recordReviewed(
  { sections, shown }: Draft,
  numbers: readonly string[],
  { file, of, before }: { readonly file: string; readonly of: string; readonly before: Reviewed },
): Reviewed {
  const read = numbers.map((number) => {
    const section = sections.find((each) => each.number === number);
    const known = sections.map((each) => each.number).filter((each) => each !== '');
    if (section === undefined)
      throw new InputError([
        `${shown}: found no section ${number} to record, expected one of ${known.join(', ')}`,
      ]);
    return [number, sectionDigest(section)] as const;
  });
  const reviewed = { ...before, ...Object.fromEntries(read) };
  writeWhole(file, jsonText({ schema: 'mvps-verify/reviewed/1', of, sections: reviewed }), file);
  return reviewed;
}
