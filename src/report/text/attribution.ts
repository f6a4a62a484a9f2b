import { ORIGINS } from '../../../spec/catalogue/origins.ts';
import type { OriginKind } from '../../../spec/language/origin.ts';
import type { StatementId } from '../../../spec/language/statement.ts';

/** Who says what a statement claims, and by which words: its sentence follows. */
export function attributionOf(id: StatementId): string {
  const origin = ORIGINS[id];
  if (origin === undefined) throw new Error(`${id} has no origin`);
  const { kind, source, words, why } = origin;
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
  return ORIGINS[id]?.kind ?? 'ours';
}

/** Whether the draft itself says it, in its words or by what follows from them. */
export function isOfTheDraft(id: StatementId): boolean {
  return ['printed', 'implied'].includes(originOf(id));
}
