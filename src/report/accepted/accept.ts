import { jsonText, writeWhole } from '../../input/write-json.ts';
import { isConclusive } from '../verdict/exit-code.ts';
import type { Judged, StoredRevision } from '../verdict/result.ts';
import type { AcceptanceFault } from './acceptance-faults.ts';
import {
  ACCEPTED_SCHEMA,
  type Acceptance,
  type Accepted,
  type AcceptedFinding,
  type AcceptedWay,
  type LoadedAccepted,
  nameOfWay,
} from './accepted.ts';
import { isAccepted, waysOf } from './judge.ts';

/** What a run leaves of what was accepted before, and what nobody has given a reason for yet. */
export interface Renewal {
  readonly kept: readonly AcceptedFinding[];
  readonly toAccept: readonly AcceptedWay[];
}

/** What stands of the accepted findings, and what is to be accepted anew: other ways, and those past their day. */
export function renewalOf(
  before: LoadedAccepted | null,
  judged: readonly Judged[],
  faults: readonly AcceptanceFault[],
): Renewal {
  const faulty = new Set(faults.map(({ entry }) => entry));
  const kept = (before?.findings ?? []).filter((_, index) => !faulty.has(index));
  const ways = new Map<string, AcceptedWay>();
  for (const { verdict } of judged.filter(({ verdict: { verdict } }) => verdict === 'refuted')) {
    const open = verdict.counterexamples.filter((each) => !isAccepted(verdict.id, each, { findings: kept }));
    for (const way of open.flatMap((each) => waysOf(verdict.id, each))) ways.set(nameOfWay(way), way);
  }
  const isKept = (name: string): boolean => kept.some((entry) => nameOfWay(entry) === name);
  return { kept, toAccept: [...ways].filter(([name]) => !isKept(name)).map(([, way]) => way) };
}

/** Writes what was found as what is accepted; verdicts of statements that were not run stay. */
export function writeAccepted(
  file: string,
  { name, digest }: StoredRevision,
  before: Accepted | null,
  judged: readonly Judged[],
  findings: readonly (AcceptedWay & Acceptance)[],
): void {
  const verdicts: Record<string, 'held' | 'refuted'> = { ...before?.verdicts };
  for (const { verdict } of judged) {
    if (isConclusive(verdict.verdict)) verdicts[verdict.id] = verdict.verdict as 'held' | 'refuted';
  }
  const sorted = findings.toSorted((one, other) => (nameOfWay(one) < nameOfWay(other) ? -1 : 1));
  const accepted: Accepted = {
    schema: ACCEPTED_SCHEMA,
    revision: { name, digest },
    verdicts,
    findings: sorted,
  };
  writeWhole(file, jsonText(accepted));
}
