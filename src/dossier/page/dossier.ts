import type { Revision } from '../../../spec/language/revision.ts';
import { buildRevision } from '../../revision/build.ts';
import type { DossierData } from '../dossier-data.ts';

/** What stands in the page beside the program. */
export const DOSSIER: DossierData = JSON.parse(document.getElementById('data')?.textContent ?? '{}');
/** Of what a link shows: the first digits of the digest of the whole dossier. */
export const DIGEST: string = document.documentElement.dataset.digest ?? '';

const revisions = new Map<string, Revision>();

/** A revision of the dossier, built as the library builds it. */
export function revisionNamed(name: string): Revision {
  const known = revisions.get(name);
  if (known !== undefined) return known;
  const found = DOSSIER.documents.find((each) => each.name === name) ?? DOSSIER.documents[0];
  const revision = buildRevision((found as (typeof DOSSIER.documents)[number]).document);
  revisions.set(name, revision);
  return revision;
}
