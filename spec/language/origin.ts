/**
 * Who says what a statement claims. printed: a clause of the draft, in its own words. implied: it follows from what a
 * clause says. imported: another document that the draft cites. ours: nobody else; this project asks it.
 */
export type OriginKind = 'printed' | 'implied' | 'imported' | 'ours';

/** Where a statement comes from, as it was read against the text by hand. */
export interface Origin {
  readonly kind: OriginKind;
  /** The clause, or the document that it is imported from; empty where it is ours. */
  readonly source: string;
  /** The words or symbols there that it rests on. */
  readonly words: string;
  /** How it follows from them, or why it is asked. */
  readonly why: string;
}

const origin =
  (kind: OriginKind) =>
  (source: string, words: string, why: string): Origin => ({ kind, source, words, why });
export const printed = origin('printed');
export const implied = origin('implied');
export const imported = origin('imported');
export const ours = (why: string): Origin => ({ kind: 'ours', source: '', words: '', why });
