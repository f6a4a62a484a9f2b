import type { Revision } from '../../../spec/language/revision.ts';
import { playStoredCases, type StoredCase } from '../../search/run/stored-cases.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import type { Counterexample } from '../../search/trial/verdict.ts';
import { isConclusive } from '../verdict/exit-code.ts';
import type { Judged } from '../verdict/result.ts';
import { type AcceptedFinding, type LoadedAccepted, nameOfWay } from './accepted.ts';
import { covers } from './judge.ts';

export const ACCEPTANCE_FAULTS = ['expired', 'unused', 'duplicated', 'too wide'] as const;

/** An entry of a file of accepted findings that does not stand as it is, and where. */
export interface AcceptanceFault {
  readonly kind: (typeof ACCEPTANCE_FAULTS)[number];
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Its place in the list. */
  readonly entry: number;
  readonly text: string;
}

/** What the entries of a file are held against. */
export interface AcceptanceRun {
  readonly judged: readonly Judged[];
  readonly revision: Revision;
  /** All that there are, run or not. */
  readonly bindings: readonly AnyBinding[];
  /** Kept cases, which show what this run's own cases may not have. */
  readonly stored: readonly StoredCase[];
  /** `2026-05-27`. */
  readonly today: string;
}

/** A fault without its place. */
type Described = Pick<AcceptanceFault, 'kind' | 'text'>;

/**
 * The entries that do not stand: past their day, accepted twice, wider than what was found, or about nothing that breaks
 * any more. The last is asked of the revision that the file was written for alone, and of what was run.
 */
export function acceptanceFaults(accepted: LoadedAccepted, run: AcceptanceRun): readonly AcceptanceFault[] {
  const { findings, lines, shown } = accepted;
  return findings.flatMap((entry, index) => {
    const fault =
      duplicateOf(entry, index, accepted) ??
      expired(entry, run.today) ??
      (accepted.revision.name === run.revision.name ? unusedOrTooWide(entry, run) : null);
    return fault === null ? [] : [{ ...fault, file: shown, line: lines[index] ?? 1, entry: index }];
  });
}

function duplicateOf(
  entry: AcceptedFinding,
  index: number,
  { findings, lines }: LoadedAccepted,
): Described | null {
  const key = keyOf(entry);
  const first = findings.findIndex((each) => keyOf(each) === key);
  if (first === index) return null;
  const text = `${nameOfWay(entry)} is accepted twice, first in line ${lines[first]}: take one of them out`;
  return { kind: 'duplicated', text };
}

function keyOf(entry: AcceptedFinding): string {
  return 'cause' in entry ? entry.cause : JSON.stringify([entry.statement, entry.breaks.toSorted()]);
}

function expired(entry: AcceptedFinding, today: string): Described | null {
  const { until, by } = entry;
  if (until === undefined || until >= today) return null;
  const text = `${nameOfWay(entry)} was accepted by ${by} until ${until}, which is past: mend it, or accept it anew`;
  return { kind: 'expired', text };
}

function unusedOrTooWide(entry: AcceptedFinding, run: AcceptanceRun): Described | null {
  const found = run.judged.flatMap(({ verdict }) =>
    verdict.counterexamples.filter((each) => covers(entry, verdict.id, each)),
  );
  const known = found.length > 0 ? found : breaking(entry, run);
  if (known.length > 0) return tooWide(entry, known);
  return wasRun(entry, run) ? { kind: 'unused', text: `${nameOfWay(entry)} ${UNUSED}` } : null;
}

const UNUSED = 'is accepted, and nothing that was found shows it any more: take the entry out';

/** An entry that names no choice, of what nothing breaks without one, would hide every other way as well. */
function tooWide(entry: AcceptedFinding, found: readonly Counterexample[]): Described | null {
  const isWider = !('cause' in entry) && entry.breaks.length === 0;
  const [least] = found.toSorted((one, other) => one.breaks.length - other.breaks.length);
  if (!isWider || least === undefined || least.breaks.length === 0) return null;
  const text = `${nameOfWay(entry)} is accepted whatever breaks it; what was found takes ${least.breaks.join(', ')}: name that in "breaks"`;
  return { kind: 'too wide', text };
}

/** What kept cases show of an entry that no case of the run itself did. */
function breaking(
  entry: AcceptedFinding,
  { bindings, revision, stored }: AcceptanceRun,
): readonly Counterexample[] {
  for (const kept of stored) {
    if (!covers(entry, kept.check, { breaks: kept.breaks, script: { ...kept.script, breach: '' } })) continue;
    const binding = bindings.find(({ statement }) => statement.id === kept.check);
    const broken = binding && playStoredCases(binding, revision, [kept]).broken;
    if (broken && covers(entry, kept.check, broken.counterexample)) return [broken.counterexample];
  }
  return [];
}

/** Whether the run could have shown it: its statement was judged, or all of them for a root cause. */
function wasRun(entry: AcceptedFinding, { judged, bindings }: AcceptanceRun): boolean {
  const isJudged = (id: string): boolean =>
    judged.some(({ verdict }) => verdict.id === id && isConclusive(verdict.verdict));
  if (!('cause' in entry)) return isJudged(entry.statement);
  return bindings.every(({ statement }) => isJudged(statement.id));
}

/** A fault in one line, at the line of its entry. */
export function describeAcceptanceFault({ file, line, kind, text }: AcceptanceFault): string {
  return `${file}:${line}: ${kind}: ${text}`;
}
