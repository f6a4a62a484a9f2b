import { choiceOf, type RuleAlternative } from '../../spec/choices.ts';
import type { Revision } from '../../spec/revision.ts';
import { meaningsOf, type RuleChoice, type RuleName } from '../../spec/rules.ts';
import type { StatementId } from '../../spec/statement.ts';
import type { AnyBinding } from './binding.ts';
import { firstFailing } from './first-failing.ts';
import { rulesRead } from './open-choices.ts';
import type { Executor } from './task.ts';
import type { Side } from './trial.ts';

/** One statement against one wrong rule. */
export interface KillCell {
  readonly rule: RuleAlternative;
  /** Relevant cases up to and with the first that broke the statement; null where none did. */
  readonly cases: number | null;
  /** Relevant cases that ran. */
  readonly ran: number;
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
): Promise<KillRow> {
  const { id } = binding.statement;
  const limit = binding.scenario(revision).space?.size ?? request.cases;
  const search = (rules: readonly RuleChoice[], side: Side, cases: number) =>
    firstFailing({ check: id, rules, side }, { ...request, cases });
  const base = await search([], 'own', limit);
  if (base.failing !== null) return { id, holds: false, cells: [] };
  const cells: KillCell[] = [];
  const wrong = rulesRead(binding, revision).flatMap((rule) => wrongAlternativesOf(rule, revision));
  for (const choice of wrong) {
    const { cases, failing } = await search([choice], 'own', limit);
    cells.push({ rule: choiceOf(choice), cases: failing === null ? null : cases, ran: cases });
  }
  for (const choice of binding.twin?.catches ?? []) {
    const { cases, failing } = await search([choice], 'twin', binding.twin?.cases ?? 0);
    cells.push({ rule: choiceOf(choice), cases: failing === null ? null : cases, ran: cases });
  }
  return { id, holds: true, cells };
}
