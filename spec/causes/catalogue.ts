import { type Choice, ruleChoiceOf } from '../language/choices.ts';
import type { StatementId } from '../language/statement.ts';
import { RULES, type RuleName } from '../rules/catalogue.ts';
import { COST_CAUSES } from './cost.ts';
import { DETECTION_AND_DOCUMENT_CAUSES } from './detection-and-document.ts';
import { KEY_AND_WITNESS_CAUSES } from './keys-and-witnesses.ts';
import { REPLAY_CAUSES } from './replay.ts';
import type { ChangeName, Mend, RootCause } from './root-cause.ts';

/** Every root cause by its id, which never changes its meaning: a new cause gets a new number. */
export const ROOT_CAUSES = {
  ...REPLAY_CAUSES,
  ...KEY_AND_WITNESS_CAUSES,
  ...COST_CAUSES,
  ...DETECTION_AND_DOCUMENT_CAUSES,
} as const satisfies Readonly<Record<string, RootCause>>;

export type CauseId = keyof typeof ROOT_CAUSES;
export const CAUSE_IDS = (Object.keys(ROOT_CAUSES) as CauseId[]).sort();

/** What is known of one way to violate a statement. */
export interface WayToViolate {
  readonly statement: StatementId;
  readonly breaks: readonly Choice[];
  /** What mends it: rules, claims, and the statement itself where the proofs do. Null where no repair is known. */
  readonly mendedBy: readonly ChangeName[] | null;
}

/**
 * The causes of a violation. Where it picks a reading of a rule that its repair settles, that reading is what one would
 * mend; otherwise everything that its repair changes is. Without a known repair the table alone decides.
 */
export function causesOf(violation: WayToViolate): readonly CauseId[] {
  const { statement, breaks, mendedBy } = violation;
  const picked = breaks.map((choice) => ruleChoiceOf(choice)?.rule).filter((rule) => rule !== undefined);
  if (mendedBy === null) {
    const isReading = (choice: Choice): boolean => ruleChoiceOf(choice) !== null;
    const shown = [
      causesShownBy(breaks.filter(isReading)),
      causesOfChanges(picked, breaks),
      causesOfChanges([statement], breaks),
      causesShownBy(breaks),
    ];
    return shown.find((causes) => causes.length > 0) ?? [];
  }
  const settled = mendedBy.filter((change) => picked.some((rule) => rule === change));
  return causesOfChanges(settled.length > 0 ? settled : mendedBy, breaks);
}

/** The changes that a cause lists, whatever choices they are about. */
export function changesOf(id: CauseId): readonly ChangeName[] {
  return mendsOf(id).map((mend) => (typeof mend === 'string' ? mend : mend.claim));
}

/** Whether a change is of a rule. */
export function isRule(change: ChangeName): change is RuleName {
  return Object.hasOwn(RULES, change);
}

function mendsOf(id: CauseId): readonly Mend[] {
  return ROOT_CAUSES[id].mends;
}

function causesOfChanges(changes: readonly string[], breaks: readonly Choice[]): readonly CauseId[] {
  const isMet = (mend: Mend): boolean =>
    typeof mend === 'string'
      ? changes.includes(mend)
      : changes.includes(mend.claim) && mend.with.some((choice) => breaks.includes(choice));
  return CAUSE_IDS.filter((id) => mendsOf(id).some(isMet));
}

function causesShownBy(choices: readonly Choice[]): readonly CauseId[] {
  const shownBy = (id: CauseId): readonly Choice[] => (ROOT_CAUSES[id] as RootCause).shownBy ?? [];
  return CAUSE_IDS.filter((id) => shownBy(id).some((choice) => choices.includes(choice)));
}
