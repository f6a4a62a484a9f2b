import type { StatementId } from '../../spec/statement.ts';
import type { Change } from '../revision/changes.ts';
import type { Counterexample, VerdictWord } from '../search/verdict.ts';
import { counted, type Style, wrap } from './style.ts';
import { tellCounterexample } from './tell-counterexample.ts';

/**
 * held, refuted: on both revisions. broke: no longer holds. newly holds: no longer refuted. weaker: holds, but claims
 * less than before, because it is worded otherwise. inconclusive: on one of them.
 */
export type Difference = 'held' | 'refuted' | 'broke' | 'newly holds' | 'weaker' | 'inconclusive';

/** One statement on two revisions. */
export interface StatementDiff {
  readonly id: StatementId;
  readonly before: VerdictWord;
  readonly after: VerdictWord;
  readonly difference: Difference;
  /** The changes that may matter to it: of rules that it turns on, of its wording, and of figures. */
  readonly changes: readonly Change[];
  /** What broke it. */
  readonly counterexamples: readonly Counterexample[];
}

/** What became of a verdict; `isReworded` where the two revisions word the claim differently. */
export function differenceOf(before: VerdictWord, after: VerdictWord, isReworded: boolean): Difference {
  if (before === after && before === 'refuted') return 'refuted';
  if (before === 'held' && after === 'refuted') return 'broke';
  if (after !== 'held' || (before !== 'held' && before !== 'refuted')) return 'inconclusive';
  if (isReworded) return 'weaker';
  return before === 'refuted' ? 'newly holds' : 'held';
}

/** The statements whose verdict changed, then the others in a line. */
export function diffLines(diffs: readonly StatementDiff[], style: Style): readonly string[] {
  const paint = {
    broke: style.bad,
    'newly holds': style.good,
    weaker: style.doubtful,
    inconclusive: style.doubtful,
  };
  const changed = diffs.filter(({ difference }) => difference !== 'held' && difference !== 'refuted');
  const lines = changed.flatMap(({ id, difference, changes, counterexamples }) => [
    `${style.strong(id)}  ${paint[difference as keyof typeof paint](difference)}`,
    ...changes.flatMap(({ summary }) => wrap(summary, style.width, '  - ')),
    ...counterexamples.flatMap((each) => tellCounterexample(each, style)),
    '',
  ]);
  const same = (['held', 'refuted'] as const).flatMap((word) => {
    const ids = diffs.filter(({ difference }) => difference === word).map(({ id }) => id);
    return ids.length === 0 ? [] : wrap(ids.join(', '), style.width, `${word} on both: `);
  });
  return [...lines, ...same, `${counted(changed.length, 'verdict')} changed`];
}
