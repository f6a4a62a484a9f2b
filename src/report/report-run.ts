import type { ReachError } from '../search/reach-test.ts';
import { isConclusive, isDifferent } from './judge.ts';
import { type Canary, type Judged, totalCases } from './result.ts';
import { counted, grouped, type Style } from './style.ts';
import { isNoteworthy, verdictDetails } from './verdict-details.ts';
import { verdictTable } from './verdict-table.ts';

/** What is said of a run as a whole. */
export interface RunFacts {
  readonly revision: { readonly name: string; readonly digest: string };
  readonly seed: number;
  /** Null where no one run made it. */
  readonly wallMs: number | null;
  /** Blocks that were run twice and came to the same. */
  readonly repeated: number;
  readonly interrupted: boolean;
  readonly canary: Canary;
  readonly reachError: ReachError;
}

/** The end of a run, as lines: the table, the details of each check, and the outcome. */
export function reportRun(
  judged: readonly Judged[],
  facts: RunFacts,
  style: Style,
  quiet: boolean,
): readonly string[] {
  const shown = quiet ? judged.filter(isNoteworthy) : judged;
  const details = shown.flatMap((each) => [...verdictDetails(each, style), '']);
  const table = quiet ? [] : [verdictTable(judged, style), ''];
  return [...table, ...details, ...outcome(judged, facts, style)];
}

function outcome(judged: readonly Judged[], facts: RunFacts, style: Style): readonly string[] {
  const different = judged.filter(isDifferent).length;
  const open = judged.filter(({ verdict }) => !isConclusive(verdict.verdict)).length;
  const expected = judged.length - different - open;
  const parts = [`${expected} of ${judged.length} as expected`];
  if (different > 0) parts.push(`${different} different`);
  if (open > 0) parts.push(`${open} inconclusive`);
  const paint = different > 0 ? style.bad : open > 0 || facts.interrupted ? style.doubtful : style.good;
  const { name, digest } = facts.revision;
  const { refutedAfter, promised } = facts.canary;
  const canary = `canary refuted by case ${grouped(refutedAfter ?? 0)} of ${grouped(promised)}; required kinds judged with an error of ${facts.reachError}`;
  const run = [
    `${name} (${digest.slice(0, 12)})`,
    `seed ${facts.seed}`,
    counted(totalCases(judged), 'case'),
    ...(facts.wallMs === null ? [] : [seconds(facts.wallMs)]),
    ...(facts.repeated === 0 ? [] : [`${counted(facts.repeated, 'block')} run twice, alike`]),
  ];
  return [
    `${facts.interrupted ? 'Interrupted: ' : ''}${paint(parts.join(', '))}`,
    run.join(', '),
    ...(refutedAfter === null ? [] : [canary]),
  ];
}

function seconds(milliseconds: number): string {
  return `${Math.trunc(milliseconds / 1000)}.${Math.trunc((milliseconds % 1000) / 100)} s`;
}
