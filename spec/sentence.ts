import { withNumbers } from './printed-numbers.ts';
import { withReadings } from './printed-readings.ts';
import type { Revision } from './revision.ts';
import type { Statement } from './statement.ts';
import { PRINTED, WORDINGS, wordingOf } from './wordings.ts';

type Worded = Pick<Statement<never>, 'id' | 'sentence' | 'formula'>;

/** What is judged on a revision, in one sentence: in the wording that it takes, with its own numbers. */
export function sentenceOf({ id, sentence }: Worded, revision: Revision): string {
  return shown(WORDINGS[id]?.[wordingOf(id, revision)] ?? sentence, revision);
}

/** The same as a formula; null where the revision words the claim otherwise than the draft, whose formula it is. */
export function formulaOf({ id, formula }: Worded, revision: Revision): string | null {
  return wordingOf(id, revision) === PRINTED ? shown(formula, revision) : null;
}

function shown(text: string, revision: Revision): string {
  return withNumbers(withReadings(text, revision), revision);
}
