import { choiceOf, type RuleAlternative, ruleChoiceOf } from '../../../spec/language/choices.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import { meaningsOf, type RuleChoice, type RuleName } from '../../../spec/rules/catalogue.ts';
import { withRules } from '../../revision/build.ts';
import { type DescribedCase, ImpossibleStep } from '../case/play.ts';
import type { Level } from '../case/scenario.ts';
import { firstFailing } from '../run/first-failing.ts';
import type { Executor, SearchName } from '../run/task.ts';
import type { AnyBinding } from '../trial/binding.ts';
import type { Likeness } from '../trial/equivalence.ts';
import { rulesRead } from '../trial/open-choices.ts';
import type { Side } from '../trial/trial.ts';
import { describedBreaks } from './repair.ts';

/** One statement against one wrong rule. */
export interface KillCell {
  readonly rule: RuleAlternative;
  /** Relevant cases up to and with the first that broke the statement; null where none did. */
  readonly cases: number | null;
  /** Relevant cases that ran. */
  readonly ran: number;
  /** Where no case broke the statement: how far all that is shown is known to be the same without the wrong rule. */
  readonly likeness: Likeness | null;
  /** Whether the fixed cases of the draft's own validator catch it; null where it has none for the statement. */
  readonly fixed: boolean | null;
}

/** One statement against every wrong rule that it turns on. */
export interface KillRow {
  readonly id: StatementId;
  /** Whether the statement holds of the revision as it is: a catch means nothing where it does not. */
  readonly holds: boolean;
  readonly cells: readonly KillCell[];
}

export interface KillRequest {
  readonly seed: number;
  /** Relevant cases for each wrong rule. */
  readonly cases: number;
  readonly executor: Executor;
}

/** Everything that a revision does not take of a rule: other readings, and faults. */
export function wrongAlternativesOf(rule: RuleName, { rules }: Revision): readonly RuleChoice[] {
  return Object.keys(meaningsOf(rule))
    .filter((take) => take !== rules[rule])
    .map((take) => ({ rule, take }) as unknown as RuleChoice);
}

/** Runs one statement against every wrong alternative of the rules that it turns on, on a base where it holds. */
export async function killRow(
  binding: AnyBinding,
  revision: Revision,
  request: KillRequest,
  fixed: readonly DescribedCase[] = [],
): Promise<KillRow> {
  const { id } = binding.statement;
  const limit = binding.scenario(revision).space?.size ?? request.cases;
  const search = (rules: readonly RuleChoice[], side: Side, cases: number) =>
    firstFailing({ check: id, rules, side }, { ...request, cases });
  const base = await search([], 'own', limit);
  if (base.failing !== null) return { id, holds: false, cells: [] };
  const cells: KillCell[] = [];
  const wrong = rulesRead(binding).flatMap((rule) => wrongAlternativesOf(rule, revision));
  const judge = async (choice: RuleChoice, side: Side, most: number): Promise<void> => {
    const { cases, failing } = await search([choice], side, most);
    const changed = withRules(revision, [choice]);
    const level = side === 'twin' ? 'noble' : binding.level;
    cells.push({
      rule: choiceOf(choice),
      cases: failing === null ? null : cases,
      ran: cases,
      likeness: null,
      fixed:
        fixed.length === 0 ? null : fixed.some((described) => notices(binding, changed, level, described)),
    });
  };
  for (const choice of wrong) await judge(choice, 'own', limit);
  const onRealBytes = (binding.twin?.catches ?? []).filter(
    (choice) => !cells.some(({ rule, cases }) => rule === choiceOf(choice) && cases !== null),
  );
  for (const choice of onRealBytes) await judge(choice, 'twin', binding.twin?.cases ?? 0);
  return { id, holds: true, cells };
}

/** Wrong rules that some statement was searched for and none caught. */
export function uncaughtRules(rows: readonly KillRow[]): ReadonlySet<RuleAlternative> {
  const cells = rows.flatMap((row) => row.cells);
  const caught = new Set(cells.filter(({ cases }) => cases !== null).map(({ rule }) => rule));
  return new Set(cells.map(({ rule }) => rule).filter((rule) => !caught.has(rule)));
}

/**
 * The same row, where each of these wrong rules is compared with what the revision takes: either it changes nothing in
 * the world of the statement, or the statement does not mind what it changes.
 */
export async function compareRow(
  row: KillRow,
  { grants }: AnyBinding,
  uncaught: ReadonlySet<RuleAlternative>,
  { executor }: Pick<KillRequest, 'executor'>,
): Promise<KillRow> {
  const base: SearchName = { check: row.id, rules: [], side: 'own', grants };
  const cells: KillCell[] = [];
  for (const cell of row.cells) {
    const rule = uncaught.has(cell.rule) ? ruleChoiceOf(cell.rule) : null;
    const likeness =
      rule && (await executor.run({ kind: 'compare', of: base, with: { ...base, rules: [rule] } }));
    cells.push({ ...cell, likeness });
  }
  return { ...row, cells };
}

/** Whether a fixed case fails: a step of it that is no longer possible is a failure too. */
function notices(binding: AnyBinding, revision: Revision, level: Level, described: DescribedCase): boolean {
  try {
    return describedBreaks(binding, revision, level, described);
  } catch (error) {
    if (error instanceof ImpossibleStep) return true;
    throw error;
  }
}
