import type { OriginKind } from '../../../spec/language/origin.ts';
import type { ReachError } from '../../search/measure/reach-test.ts';
import type { VerdictWord } from '../../search/trial/verdict.ts';
import { type FigureChange, figureChangeLines } from '../figures/figure-diff.ts';
import { originOf } from '../text/attribution.ts';
import { counted, grouped, type Style, wrap } from '../text/style.ts';
import { isConclusive, isDifferent } from './exit-code.ts';
import { type Canary, type Judged, totalCases } from './result.ts';
import { isNoteworthy, verdictDetails } from './verdict-details.ts';
import { verdictTable } from './verdict-table.ts';

/** What is said of a run as a whole. */
export interface RunFacts {
  /** As the command line names the revision; null where it is the one taken by default. */
  readonly named: string | null;
  readonly revision: { readonly name: string; readonly digest: string };
  readonly seed: number;
  /** Null where no one run made it. */
  readonly wallMs: number | null;
  /** Blocks that were counted again and came to the same. */
  readonly repeated: number;
  readonly interrupted: boolean;
  readonly canary: Canary;
  readonly reachError: ReachError;
  /** The revision whose accepted verdicts these are compared with; null where there are none, and all is to hold. */
  readonly acceptedFor: string | null;
  /** What published figures come to otherwise than on the base; null where there is no base. */
  readonly figures: readonly FigureChange[] | null;
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
  const figures = figureLines(facts, style);
  return [...table, ...details, ...figures, ...outcome(judged, facts, style), ...canaryLine(facts)];
}

function canaryLine({ canary: { refutedAfter, promised }, reachError }: RunFacts): readonly string[] {
  if (refutedAfter === null) return [];
  return [
    `canary refuted by case ${grouped(refutedAfter)} of ${grouped(promised)}; coverage decided with an error of ${reachError}`,
  ];
}

/** What a run comes to as a whole. */
export function outcome(judged: readonly Judged[], facts: RunFacts, style: Style): readonly string[] {
  const different = judged.filter(isDifferent);
  const open = judged.filter(({ verdict }) => !isConclusive(verdict.verdict)).length;
  const of = (word: VerdictWord): number => judged.filter(({ verdict }) => verdict.verdict === word).length;
  const words = [
    `${of('held')} held`,
    `${of('refuted')} refuted`,
    ...(open > 0 ? [`${open} inconclusive`] : []),
  ];
  const by = facts.acceptedFor === null ? 'expected, which is to hold' : `accepted for ${facts.acceptedFor}`;
  const compared = `${judged.length - different.length - open} of ${judged.length} as ${by}`;
  const others = different.length === 0 ? '' : `, ${different.length} different: ${namesOf(different)}`;
  const paint =
    different.length > 0 ? style.bad : open > 0 || facts.interrupted ? style.doubtful : style.good;
  const { name, digest } = facts.revision;
  const run = [
    `${name} (${digest.slice(0, 12)})`,
    `seed ${facts.seed}`,
    counted(totalCases(judged), 'case'),
    ...(facts.wallMs === null ? [] : [seconds(facts.wallMs)]),
    ...(facts.repeated === 0 ? [] : [`${counted(facts.repeated, 'block')} recounted, identical`]),
  ];
  return [
    `${facts.interrupted ? 'Interrupted: ' : ''}${paint(words.join(', '))}`,
    ...(judged.length < 2 ? [] : wrap(countsByOrigin(judged), style.width, '')),
    ...wrap(compared + others, style.width, ''),
    run.join(', '),
  ];
}

/** The draft answers for what it prints and implies; for the rest, others do. */
function countsByOrigin(judged: readonly Judged[]): string {
  const count = (kinds: readonly OriginKind[], word: VerdictWord): number =>
    judged.filter(({ verdict }) => kinds.includes(originOf(verdict.id)) && verdict.verdict === word).length;
  const of = (kinds: readonly OriginKind[]): string =>
    `${count(kinds, 'held')} held, ${count(kinds, 'refuted')} refuted`;
  return `printed or implied by the draft: ${of(['printed', 'implied'])}; imported: ${of(['imported'])}; asked by this project: ${of(['ours'])}`;
}

/** More than so many are counted only: the table has them all. */
const MOST_NAMED = 6;

function namesOf(judged: readonly Judged[]): string {
  const ids = judged.slice(0, MOST_NAMED).map(({ verdict }) => verdict.id);
  return `${ids.join(', ')}${judged.length > MOST_NAMED ? ' and others' : ''}`;
}

/** The published figures that come out otherwise than on the base. */
export function figureLines({ figures }: RunFacts, style: Style): readonly string[] {
  if (figures === null || figures.length === 0) return [];
  return [
    'Published figures that come out otherwise than on the base:',
    ...figureChangeLines(figures, style),
    '',
  ];
}

function seconds(milliseconds: number): string {
  return `${Math.trunc(milliseconds / 1000)}.${Math.trunc((milliseconds % 1000) / 100)} s`;
}
