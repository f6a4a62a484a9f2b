import { type Statement, sentenceIn } from '../language/statement.ts';
import { wordingsFrom } from '../language/wording.ts';
import { STATEMENTS } from './statements.ts';

/** Every statement whose laws have side conditions. */
export const WORDED: readonly Statement<never>[] = [...STATEMENTS.values()].filter(
  ({ sideConditions }) => sideConditions.length > 0,
);

/**
 * Statements that can be worded otherwise than the draft prints them: by id, each wording as one sentence. A revision
 * takes one of them; without an entry it is `printed`. A wording of several side conditions names them joined by +, so
 * that each can be left out.
 */
export const WORDINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.fromEntries(
  WORDED.map((worded) => [worded.id, sentencesOf(worded)]),
);

function sentencesOf(worded: Statement<never>): Readonly<Record<string, string>> {
  const wordings = wordingsFrom(worded.sideConditions);
  return Object.fromEntries(wordings.map((wording) => [wording, sentenceIn(worded, wording)]));
}
