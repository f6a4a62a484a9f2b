import { FormulaError } from '../formula/expression.ts';
import type { StatementId } from '../language/statement.ts';
import { STATEMENTS } from './statements.ts';

/** The statements of one law that its formula is judged by: those of which a revision may print another formula. */
export const JUDGED_BY_ONE_FORMULA: readonly string[] = [...STATEMENTS.values()]
  .filter(({ laws }) => laws.length === 1 && laws[0]?.isJudgedByFormula === true)
  .map(({ id }) => id);

/** Why a statement cannot be judged by a formula: what is wrong with it, and what it may name; null where it can. */
export function printedFormulaFault(id: string, formula: string): string | null {
  const [law] = STATEMENTS.get(id as StatementId)?.laws ?? [];
  try {
    law?.judgeUnder([], formula);
    return null;
  } catch (error) {
    if (error instanceof FormulaError) return error.fault;
    throw error;
  }
}
