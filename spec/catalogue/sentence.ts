import { withNumbers } from '../figures/printed-numbers.ts';
import type { Revision } from '../language/revision.ts';
import { formulaIn, lawFormulasIn, type Statement } from '../language/statement.ts';
import { PRINTED, wordingOf } from '../language/wording.ts';
import { withReadings } from './printed-readings.ts';
import { WORDINGS } from './wordings.ts';

/** What is judged on a revision, in one sentence: in the wording that it takes, with its own numbers. */
export function sentenceOf(
  { id, sentence }: Pick<Statement<never>, 'id' | 'sentence'>,
  revision: Revision,
): string {
  const claim = shown(WORDINGS[id]?.[wordingOf(id, revision)] ?? sentence, revision);
  const printed = revision.formulas[id];
  return printed === undefined
    ? claim
    : `${claim} Judged by the formula that this revision prints: ${printed}.`;
}

/** The same as formulas; null where the revision has a wording of which only the sentence is known. */
export function formulaOf(statement: Statement<never>, revision: Revision): string | null {
  const wording = wordingOf(statement.id, revision);
  if (wording !== PRINTED && statement.sideConditions.length === 0) return null;
  return shown(formulaIn(statement, wording, revision.formulas[statement.id]), revision);
}

/** A law of a statement as a revision has it, with its numbers and readings. */
export interface LawOnRevision {
  readonly name: string;
  readonly formula: string;
  readonly isJudgedByFormula: boolean;
}

/** The laws of a statement in the wording that a revision takes. */
export function lawsOf(statement: Statement<never>, revision: Revision): readonly LawOnRevision[] {
  const { id } = statement;
  return lawFormulasIn(statement, wordingOf(id, revision), revision.formulas[id]).map((each) => ({
    ...each,
    formula: shown(each.formula, revision),
  }));
}

function shown(text: string, revision: Revision): string {
  return withNumbers(withReadings(text, revision), revision);
}
