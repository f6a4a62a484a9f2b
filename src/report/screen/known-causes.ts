import { CAUSE_IDS, type CauseId, causesOf, ROOT_CAUSES } from '../../../spec/causes/catalogue.ts';
import { SEVERITIES, type Severity, severityOf } from '../../../spec/causes/severity.ts';
import type { Finding, Findings } from '../findings/findings.ts';
import type { KeptFindings } from '../stored/kept-findings.ts';
import type { Judged } from '../verdict/result.ts';

/** A root cause as a run knows it. */
export interface KnownCause {
  readonly id: CauseId;
  readonly title: string;
  readonly severity: Severity;
  readonly clauses: readonly string[];
  /** Whether a counterexample of this run shows it. */
  readonly met: boolean;
}

/**
 * The root causes of what ran, the worst first: those that were found on this very text of the revision, or else those
 * that the counterexamples of this run show. What was found on another revision is not claimed of this one.
 */
export function knownCauses(judged: readonly Judged[], kept: KeptFindings | null): readonly KnownCause[] {
  return kept === null ? shownByRun(judged) : ofFindings(judged, kept.findings);
}

function ofFindings(judged: readonly Judged[], { findings, causes }: Findings): readonly KnownCause[] {
  const ran = new Set(judged.map(({ verdict }) => verdict.id));
  const met = new Set(findings.filter((finding) => isMet(finding, judged)).map(({ number }) => number));
  return causes
    .filter(({ statements }) => statements.some((statement) => ran.has(statement)))
    .map(({ id, title, severity, clauses, findings: numbers }) => ({
      id,
      title,
      severity,
      clauses,
      met: numbers.some((number) => met.has(number)),
    }));
}

/** Whether a counterexample of this run takes all that a finding takes. */
function isMet({ statement, breaks }: Finding, judged: readonly Judged[]): boolean {
  return judged.some(
    ({ verdict }) =>
      verdict.id === statement &&
      verdict.verdict === 'refuted' &&
      verdict.counterexamples.some((found) => breaks.every((choice) => found.breaks.includes(choice))),
  );
}

function shownByRun(judged: readonly Judged[]): readonly KnownCause[] {
  const shown = judged.flatMap(({ verdict: { id: statement, clause, counterexamples } }) =>
    counterexamples.map(({ breaks }) => ({
      clause,
      breaks,
      causes: causesOf({ statement, breaks, mendedBy: null }),
    })),
  );
  return CAUSE_IDS.map((id) => {
    const these = shown.filter(({ causes }) => causes.includes(id));
    return {
      id,
      title: ROOT_CAUSES[id].title,
      severity: severityOf(these.map(({ breaks }) => breaks)),
      clauses: [...new Set(these.map(({ clause }) => clause))].sort(),
      met: these.length > 0,
    };
  })
    .filter(({ met }) => met)
    .sort(
      (left, right) =>
        SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity) ||
        (left.id < right.id ? -1 : 1),
    );
}
