import type { StatementId } from '../../../spec/language/statement.ts';
import type { Change } from '../../revision/changes.ts';
import { describeLines } from '../../revision/entry-lines.ts';
import { type FailureCount, isFarAbove } from '../../search/analyse/failure-count.ts';
import type { Counterexample, VerdictWord } from '../../search/trial/verdict.ts';
import { describeCounterexample } from '../text/counterexample-lines.ts';
import { counted, grouped, type Style, wrap } from '../text/style.ts';

/**
 * held, refuted: on both revisions. broke: no longer holds. newly holds: no longer refuted. weaker: holds, but claims
 * less than before, because it is worded otherwise. inconclusive: on one of them, and not on the other. undecided: on
 * both of them, which is no change.
 */
export type Difference =
  | 'held'
  | 'refuted'
  | 'broke'
  | 'newly holds'
  | 'weaker'
  | 'inconclusive'
  | 'undecided';

/** One statement on two revisions. */
export interface StatementDiff {
  readonly id: StatementId;
  readonly before: VerdictWord;
  readonly after: VerdictWord;
  readonly difference: Difference;
  /** The smallest part of the edit that turns the verdict; empty where it is the same. */
  readonly turnedBy: readonly Change[];
  /** What broke it, before where it newly holds. */
  readonly counterexamples: readonly Counterexample[];
  /** Of a sampled statement that is refuted on both: how many of the same cases break it. */
  readonly failures: { readonly before: FailureCount; readonly after: FailureCount } | null;
}

/** What became of a verdict; `isReworded` where the two revisions word the claim differently. */
export function differenceOf(before: VerdictWord, after: VerdictWord, isReworded: boolean): Difference {
  if (before === after && before === 'refuted') return 'refuted';
  if (before === 'held' && after === 'refuted') return 'broke';
  const isOpen = (word: VerdictWord): boolean => word !== 'held' && word !== 'refuted';
  if (isOpen(before) && isOpen(after)) return 'undecided';
  if (isOpen(before) || isOpen(after)) return 'inconclusive';
  if (isReworded) return 'weaker';
  return before === 'refuted' ? 'newly holds' : 'held';
}

/** The statements whose verdict turned, each with its case and the part of the edit that turns it, and those that are refuted as before but in far more cases, or far fewer. */
export function diffLines(diffs: readonly StatementDiff[], style: Style): readonly string[] {
  const turned = diffs.filter(isTurned).flatMap((each) => [...turnedLines(each, style), '']);
  const moved = diffs.flatMap((each) => movedLines(each, style));
  return [...turned, ...moved, ...(moved.length === 0 ? [] : [''])];
}

/** Whether the two revisions have different verdicts. */
export function isTurned({ difference }: StatementDiff): boolean {
  return difference !== 'held' && difference !== 'refuted' && difference !== 'undecided';
}

/** A change, with its lines in both texts where they are known: "old.txt:43 -> new.txt:45: limit R_L: ...". */
export function describeChange({ summary, lines }: Pick<Change, 'summary' | 'lines'>): string {
  const place = lines === undefined ? '' : describeLines(lines);
  return place === '' ? summary : `${place}: ${summary}`;
}

/** What stays as it was, counted. */
export function sameLines(
  diffs: readonly StatementDiff[],
  { untouched, alike }: { readonly untouched: number; readonly alike: number },
  style: Style,
): readonly string[] {
  const of = (wanted: Difference): number => diffs.filter(({ difference }) => difference === wanted).length;
  const parts = [
    `${counted(diffs.filter(isTurned).length, 'verdict')} changed`,
    `${of('held')} held as before`,
    `${of('refuted')} refuted as before`,
    ...(of('undecided') === 0 ? [] : [`${of('undecided')} inconclusive on both`]),
    ...(untouched === 0
      ? []
      : [`${counted(untouched, 'statement')} not run: the edit changes nothing that they read`]),
    ...(alike === 0 ? [] : [`${counted(alike, 'statement')} in which it shows in no case`]),
  ];
  return wrap(parts.join(', '), style.width, '');
}

function turnedLines(
  { id, before, after, difference, turnedBy, counterexamples }: StatementDiff,
  style: Style,
): readonly string[] {
  const paint =
    difference === 'broke' ? style.bad : difference === 'newly holds' ? style.good : style.doubtful;
  return [
    `${style.strong(id)}  ${paint(difference)}${difference === 'inconclusive' ? `: ${before}, then ${after}` : ''}`,
    ...turnedBy.flatMap((change) => wrap(describeChange(change), style.width, '  because of ')),
    ...counterexamples.flatMap((each) => [
      ...(difference === 'broke' ? [] : ['  what broke it before:']),
      ...describeCounterexample(each, style),
    ]),
  ];
}

function movedLines({ id, failures }: StatementDiff, style: Style): readonly string[] {
  if (failures === null) return [];
  const { before, after } = failures;
  const isMore = isFarAbove(after, before);
  if (!isMore && !isFarAbove(before, after)) return [];
  const shares = `in ${grouped(before.failing)} of ${grouped(before.cases)} cases before, in ${grouped(after.failing)} of ${grouped(after.cases)} now`;
  return wrap(
    `${id}: refuted as before, but ${isMore ? 'far more' : 'far less'} easily: ${shares}`,
    style.width,
    '',
  );
}
