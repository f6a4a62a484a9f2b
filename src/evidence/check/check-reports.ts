import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Revision } from '../../../spec/language/revision.ts';
import { receipts } from '../../receipts/receipts.ts';
import { findingsMarkdown } from '../../report/findings/findings-markdown.ts';
import { loadKeptFindings } from '../../report/stored/kept-findings.ts';
import { EvidenceFault } from '../evidence-fault.ts';

/** The revision whose receipts stand where the draft names them. */
const DRAFT = 'draft-00';

/**
 * Makes the reports of a revision again that follow from what is here, and gives how many there were. Throws an
 * EvidenceFault for the first that says something else.
 */
export function checkReports(evidence: string, revision: Revision): number {
  const folder = revision.name === DRAFT ? '' : join('receipts', revision.name);
  const made: (readonly [file: string, text: string])[] = receipts(revision).map(({ file, text }) => [
    join(folder, file),
    text,
  ]);
  const kept = loadKeptFindings([evidence], revision);
  if (kept !== null)
    made.push([join('findings', `${revision.name}.md`), findingsMarkdown(kept.findings, revision)]);
  const there = made.filter(([file]) => existsSync(join(evidence, file)));
  for (const [file, text] of there)
    if (readFileSync(join(evidence, file), 'utf8').replaceAll('\r\n', '\n') !== text)
      throw new EvidenceFault(
        `evidence/${file.replaceAll('\\', '/')}`,
        'another text',
        'what is made again of the evidence',
      );
  return there.length;
}
