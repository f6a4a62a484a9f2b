import { STATEMENTS } from '../../../spec/catalogue/statements.ts';
import type { Origin, OriginKind } from '../../../spec/language/origin.ts';
import type { StatementId } from '../../../spec/language/statement.ts';

/** Who says what a statement claims, and by which words: its sentence follows. */
export function attributionOf({ kind, source, words, why }: Origin): string {
  switch (kind) {
    case 'printed':
      return `Clause ${source} says (${words})`;
    case 'implied':
      return `Clause ${source} implies (${words}; ${why})`;
    case 'imported':
      return `${source}, which the draft cites, says (${words})`;
    case 'ours':
      return `This project asks (${why})`;
  }
}

/** Who says a statement, in a word or two. */
export function originOf(id: StatementId): OriginKind {
  return STATEMENTS.get(id)?.origin.kind ?? 'ours';
}

/** Whether the draft itself says it, in its words or by what follows from them. */
export function isOfTheDraft(id: StatementId): boolean {
  return ['printed', 'implied'].includes(originOf(id));
}
