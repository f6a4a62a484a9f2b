import type { Choice, StepChoice } from '../language/choices.ts';
import type { StatementId } from '../language/statement.ts';
import type { RuleName } from '../rules/catalogue.ts';

/**
 * A change that mends a cause: an alternative of a rule, another wording of a claim, or, for a statement of the subject
 * `document`, what it asks of the proofs. One wording may mend several causes; then each names the choices that it is about.
 */
export type Mend = RuleName | StatementId | { readonly claim: StatementId; readonly with: readonly Choice[] };

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
  /** The steps that show it where no reading and no claim does, for a case of which no repair is known. */
  readonly steps?: readonly StepChoice[];
}
