import type { FigureId } from '../figures/catalogue.ts';
import type { Choice } from '../language/choices.ts';
import type { StatementId } from '../language/statement.ts';
import type { RuleName } from '../rules/catalogue.ts';

/**
 * What a revision changes: an alternative of a rule, the wording of a claim, a printed figure or, for a statement of the
 * subject `document`, what it asks of the proofs.
 */
export type ChangeName = RuleName | StatementId | FigureId;

/** A change that mends a cause. One wording may mend several; then each names the choices that it is about. */
export type Mend = ChangeName | { readonly claim: StatementId; readonly with: readonly Choice[] };

/** What a person would mend at once. */
export interface RootCause {
  /** What is wrong, in half a line. */
  readonly title: string;
  /** What the draft says on the point. */
  readonly says: string;
  /** How that breaks what it claims. */
  readonly why: string;
  /** The changes that mend it. Clause, severity, cases and the sentences of the repair follow from them. */
  readonly mends: readonly Mend[];
  /** Of a case of which no repair is known: the readings that show it, and the steps where no reading and no claim does. */
  readonly shownBy?: readonly Choice[];
}
