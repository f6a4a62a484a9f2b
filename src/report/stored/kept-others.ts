import type { StatementId } from '../../../spec/language/statement.ts';
import type { Digests } from '../../sources/digests.ts';
import type { Finding, Findings, StatementSearch } from '../findings/findings.ts';

/** A finding as it is before it has its place among all others. */
export type Unnumbered = Omit<Finding, 'number'>;

/** What is kept of all statements but those that are searched again. */
export class KeptOthers {
  /** Of the sources that the rest was searched with. */
  readonly digests: Digests;
  readonly minimal: readonly Unnumbered[];
  /** What only the repaired draft shows. */
  readonly onRepair: readonly Unnumbered[];
  readonly statements: readonly StatementSearch[];

  constructor({ digests, findings, statements }: Findings, again: readonly StatementId[]) {
    const isOther = ({ statement }: { readonly statement: StatementId }) => !again.includes(statement);
    const others = findings.filter(isOther).map(({ number: _, ...finding }) => finding);
    this.digests = digests;
    this.minimal = others.filter(({ foundOnRepair }) => foundOnRepair !== true);
    this.onRepair = others.filter(({ foundOnRepair }) => foundOnRepair === true);
    this.statements = statements.filter(isOther);
  }
}

/** In the order of the statements, and those of one statement as they were. */
export function inOrderOf<T extends { readonly statement: StatementId }>(
  ids: readonly StatementId[],
  all: readonly T[],
): readonly T[] {
  return ids.flatMap((id) => all.filter(({ statement }) => statement === id));
}
