import Table from 'cli-table3';
import type { VerdictWord } from '../search/verdict.ts';
import { isDifferent } from './judge.ts';
import type { Judged } from './result.ts';
import { grouped, type Style } from './style.ts';

const HEAD = ['check', 'clause', 'verdict', 'how', 'relevant', 'distinct', 'reached', 'caught'];
const RIGHT = ['relevant', 'distinct', 'reached', 'caught'];
const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' ',
};

/** One line a check, 80 columns wide at most. */
export function verdictTable(judged: readonly Judged[], style: Style): string {
  const table = new Table({
    head: HEAD.map((title) => style.faint(title)),
    chars: NO_LINES,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
    colAligns: HEAD.map((title) => (RIGHT.includes(title) ? 'right' : 'left')),
  });
  for (const each of judged) table.push(rowOf(each, style));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

function rowOf(judged: Judged, style: Style): string[] {
  const { verdict } = judged;
  const { id, clause, how, cases, distinct, reached, caught } = verdict;
  const met = reached.filter(({ count, share, required }) => count > 0 && share >= required).length;
  const found = caught.filter((wrong) => wrong.cases !== null).length;
  return [
    id,
    clause,
    verdictWord(judged, style),
    how.way,
    grouped(cases),
    grouped(distinct),
    `${met}/${reached.length}`,
    verdict.verdict === 'refuted' ? '-' : `${found}/${caught.length}`,
  ];
}

/** The verdict in the colour of what it means for the run: as expected, different, or inconclusive. */
export function verdictWord(judged: Judged, style: Style): string {
  const { verdict, expected } = judged;
  if (isDifferent(judged)) return style.bad(verdict.verdict);
  return verdict.verdict === expected ? style.good(verdict.verdict) : style.doubtful(verdict.verdict);
}

/** What each verdict means, in half a sentence. */
export const MEANINGS: Readonly<Record<VerdictWord, string>> = {
  held: 'no case broke it',
  refuted: 'a case broke it',
  starved: 'a required kind of case was reached too rarely',
  short: 'fewer relevant cases ran than were asked for, or a wrong rule was not caught',
};
