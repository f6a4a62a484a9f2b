import type { Severity } from '../../../spec/causes/severity.ts';
import type { KeptFindings } from '../stored/kept-findings.ts';
import { plainTable } from '../text/plain-table.ts';
import { counted, type Style, wrap } from '../text/style.ts';
import { figureLines, outcome, type RunFacts } from '../verdict/report-run.ts';
import type { Judged } from '../verdict/result.ts';
import { isNoteworthy, verdictHeading } from '../verdict/verdict-details.ts';
import { type KnownCause, knownCauses } from './known-causes.ts';
import { theoremTable } from './theorems.ts';

/** What fits on a screen. */
export const SCREEN_LINES = 60;
/** Fewer root causes than this are not worth a heading. */
const FEWEST_CAUSES = 5;
/** Verdicts that are not as expected, and figures that came out otherwise, a line each. */
const MOST_NAMED = 6;

/** A run on one screen: how the theorems stand, what is to be mended, totals, and what to do next. */
export function reportScreen(
  judged: readonly Judged[],
  facts: RunFacts,
  kept: KeptFindings | null,
  style: Style,
): readonly string[] {
  const causes = knownCauses(judged, kept);
  const before = [...theoremTable(judged, style), '', ...unexpected(judged, facts, style)];
  const after = [
    '',
    ...causeTotals(causes, judged, facts, kept).flatMap((line) => wrap(line, style.width, '')),
    ...outcome(judged, facts, style),
    '',
    ...nextSteps(judged, causes, facts, style),
  ];
  const room = SCREEN_LINES - before.length - after.length - 2;
  return [...before, ...causeTable(causes, Math.max(room, FEWEST_CAUSES), facts, style), ...after];
}

function unexpected(judged: readonly Judged[], facts: RunFacts, style: Style): readonly string[] {
  const noteworthy = judged.filter(isNoteworthy);
  const verdicts = noteworthy.slice(0, MOST_NAMED).map((each) => verdictHeading(each, style));
  const figures = figureLines(facts, style);
  const shown = [...(verdicts.length === 0 ? [] : [...verdicts, '']), ...figures.slice(0, MOST_NAMED)];
  const more = figures.length - MOST_NAMED;
  return more > 0 ? [...shown, `${more} lines more: mvps-verify figures${ofRevision(facts)}`, ''] : shown;
}

/** The worst causes, as many as there is room for. */
function causeTable(
  causes: readonly KnownCause[],
  room: number,
  facts: RunFacts,
  style: Style,
): readonly string[] {
  if (causes.length === 0) return [];
  const fits = causes.length <= room ? causes : causes.slice(0, room - 1);
  const rows = fits.map(({ id, severity, clauses, title }) => [
    id,
    inColour(severity, style),
    shortList(clauses),
    cutTo(title, style.width - ROOM_BEFORE),
  ]);
  const table = plainTable(['', 'needs', 'clause', 'root cause'], rows, style).split('\n');
  const more = causes.length - fits.length;
  return more === 0 ? table : [...table, `${more} more: mvps-verify findings${ofRevision(facts)}`];
}

/** What the columns before the title take at most. */
const ROOM_BEFORE = 25;

/** A title that leaves no room for itself on a narrow terminal loses its end. */
function cutTo(title: string, room: number): string {
  return title.length <= room ? title : `${title.slice(0, room - 3).trimEnd()}...`;
}

function inColour(severity: Severity, style: Style): string {
  if (severity === 'no key') return style.bad(severity);
  return severity === 'insider' ? style.doubtful(severity) : severity;
}

/** "1.2, 3", or "0 to 6.3" of more than two. */
function shortList(clauses: readonly string[]): string {
  return clauses.length < 3 ? clauses.join(', ') : `${clauses[0]} to ${clauses.at(-1)}`;
}

function causeTotals(
  causes: readonly KnownCause[],
  judged: readonly Judged[],
  facts: RunFacts,
  kept: KeptFindings | null,
): readonly string[] {
  if (causes.length === 0) return [];
  if (kept === null) {
    const search = `mvps-verify findings --search${ofRevision(facts)}`;
    return [`${counted(causes.length, 'root cause')} seen in this run; for all of them:`, `  ${search}`];
  }
  const ran = new Set(judged.map(({ verdict }) => verdict.id));
  const these = kept.findings.findings.filter(({ statement }) => ran.has(statement));
  const heldOff = these.filter(({ standing }) => standing === 'held off').length;
  const met = causes.filter((cause) => cause.met).length;
  return [
    `${counted(causes.length, 'root cause')}, ${met} of them seen in this run (all in ${kept.file})`,
    `${counted(these.length - heldOff, 'smallest way')} to violate a statement; the draft rules out ${heldOff} more`,
  ];
}

function nextSteps(
  judged: readonly Judged[],
  causes: readonly KnownCause[],
  facts: RunFacts,
  style: Style,
): readonly string[] {
  const of = ofRevision(facts);
  const odd = judged.find(isNoteworthy);
  const [worst] = causes;
  const steps = [
    ...(odd === undefined ? [] : [`mvps-verify --check ${odd.verdict.id}${of}`]),
    ...(worst === undefined ? [] : [`mvps-verify explain ${worst.id}${of}`]),
  ];
  return [...steps.slice(0, 1), `mvps-verify --details${of}`].map(
    (step, index) => `${index === 0 ? 'next: ' : '      '}${style.strong(step)}`,
  );
}

/** How a command names the revision of this run; nothing where it is the one that commands take by themselves. */
function ofRevision({ named }: RunFacts): string {
  return named === null ? '' : ` --revision ${named}`;
}
