import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Draft } from '../text/draft.ts';
import { invisibleCharacters } from './invisible-characters.ts';
import { nameCitations } from './name-citations.ts';
import { requirementDiagnostics } from './requirements.ts';
import { sectionReferences } from './section-references.ts';

/** What of a text is not so whatever draft it is: its names, its references to itself, its requirements, its characters. */
export function proseDiagnostics(draft: Draft): readonly Diagnostic[] {
  return [nameCitations, sectionReferences, requirementDiagnostics, invisibleCharacters].flatMap((each) =>
    each(draft),
  );
}
