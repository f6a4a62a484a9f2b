import { type CauseId, causesOf } from '../../../spec/causes/catalogue.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import type { Counterexample, Verdict } from '../../search/trial/verdict.ts';
import type { Judged } from '../verdict/result.ts';
import type { Accepted, AcceptedWay } from './accepted.ts';

/** A verdict beside what was accepted: what nobody accepted has to hold, and what is refuted in another way fails. */
export function judge(verdict: Verdict, accepted: Accepted | null): Judged {
  const expected = accepted?.verdicts[verdict.id] ?? 'held';
  if (accepted === null || expected === 'held') return { verdict, expected };
  const newWays = verdict.counterexamples.filter((each) => !isAccepted(verdict.id, each, accepted));
  return newWays.length === 0 ? { verdict, expected } : { verdict, expected: 'held', newWays };
}

/** Whether a counterexample is accepted: by an entry of its statement, or all its root causes by theirs. */
export function isAccepted(
  statement: StatementId,
  counterexample: Counterexample,
  { findings }: Pick<Accepted, 'findings'>,
): boolean {
  const causes = causesOfWay(statement, counterexample);
  const hasCause = (cause: CauseId): boolean =>
    findings.some((entry) => 'cause' in entry && entry.cause === cause);
  if (causes.length > 0 && causes.every(hasCause)) return true;
  return findings.some((entry) => !('cause' in entry) && covers(entry, statement, counterexample));
}

/** Whether an entry is about a counterexample. */
export function covers(way: AcceptedWay, statement: StatementId, counterexample: Counterexample): boolean {
  if ('cause' in way) return causesOfWay(statement, counterexample).includes(way.cause);
  return way.statement === statement && way.breaks.every((choice) => counterexample.breaks.includes(choice));
}

/** What a person would accept of a counterexample: its root causes, or where none is known the way itself. */
export function waysOf(statement: StatementId, counterexample: Counterexample): readonly AcceptedWay[] {
  const causes = causesOfWay(statement, counterexample);
  if (causes.length > 0) return causes.map((cause) => ({ cause }));
  return [{ statement, breaks: counterexample.breaks }];
}

/**
 * None of a check: it is read as the revision reads it, so that what breaks it is no reading that the draft leaves open,
 * and a cause that has the same steps would hide it.
 */
function causesOfWay(statement: StatementId, { breaks }: Counterexample): readonly CauseId[] {
  if (!isClaim(statement)) return [];
  return causesOf({ statement, breaks, mendedBy: null });
}

/** A claim has a name below that of its theorem, a check has none. */
function isClaim(statement: StatementId): boolean {
  return statement.includes('/');
}
