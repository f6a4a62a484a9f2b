import { type Change, changesBetween } from '../../revision/changes.ts';
import { type CitationChange, citationChanges, describeCitations } from '../../revision/citation-changes.ts';
import { type BothLines, linesOf } from '../../revision/entry-lines.ts';
import type { LoadedRevision } from '../../revision/load.ts';
import { type Style, wrap } from '../text/style.ts';
import { describeChange } from './verdict-diff.ts';

/** A change with its lines in both texts. */
export type PlacedChange = Change & { readonly lines: BothLines };

/** A statement or a proof step that cites otherwise, with its lines in both texts. */
export type PlacedCitation = CitationChange & { readonly lines: BothLines };

/** What an edit changes. */
export interface EditContent {
  readonly changes: readonly PlacedChange[];
  /** What the change of the proofs consists of, as far as it is in what they cite. */
  readonly citations: readonly PlacedCitation[];
}

/** Every change from one revision to another, each at its lines where the two are texts. */
export function editBetween(before: LoadedRevision, after: LoadedRevision): EditContent {
  const { document: old } = before;
  const { document: now } = after;
  return {
    changes: changesBetween(old, now).map((change) => ({
      ...change,
      lines: linesOf(change.section, change.name, before, after),
    })),
    citations: citationChanges(old.proofs, now.proofs).map((change) => ({
      ...change,
      lines: linesOf('proofs', change.at, before, after),
    })),
  };
}

/** A line for each change; of the proofs, one for each part that cites otherwise. */
export function editLines({ changes, citations }: EditContent, style: Style): readonly string[] {
  const isCited = ({ section }: Change): boolean => section === 'proofs' && citations.length > 0;
  return [
    ...changes.filter((change) => !isCited(change)).map(describeChange),
    ...citations.map((cited) => describeChange({ summary: describeCitations(cited), lines: cited.lines })),
  ].flatMap((line) => wrap(line, style.width, ''));
}
