import { withNumbers } from '../figures/printed-numbers.ts';
import type { Revision } from '../language/revision.ts';
import type { Statement } from '../language/statement.ts';
import { PRINTED, wordingOf } from '../language/wording.ts';
import { withReadings } from './printed-readings.ts';
import { WORDINGS } from './wordings.ts';

type Worded = Pick<Statement<never>, 'id' | 'sentence' | 'formula'>;

/** What is judged on a revision, in one sentence: in the wording that it takes, with its own numbers. */
export function sentenceOf({ id, sentence }: Worded, revision: Revision): string {
  return shown(WORDINGS[id]?.[wordingOf(id, revision)] ?? sentence, revision);
}

/** The same as a formula; null where the revision words the claim otherwise than the draft, whose formula it is. */
export function formulaOf({ id, formula }: Worded, revision: Revision): string | null {
  return wordingOf(id, revision) === PRINTED ? shown(formula, revision) : null;
}

/** Each law in a line, with the numbers and readings of a revision; the formula of a claim with one law is its own. */
export function lawsOf({ laws = [] }: Pick<Statement<never>, 'laws'>, revision: Revision): readonly string[] {
  return laws.map(({ name, formula }) => `${name}: ${shown(formula, revision)}`);
}

function shown(text: string, revision: Revision): string {
  return withNumbers(withReadings(text, revision), revision);
}
