import { EXACT_DISTINCT } from '../../search/measure/distinct.ts';
import type { How, VerdictWord } from '../../search/trial/verdict.ts';
import { plainTable } from '../text/plain-table.ts';
import { grouped, type Style } from '../text/style.ts';
import { isDifferent } from './exit-code.ts';
import type { Judged } from './result.ts';

const HEAD = ['check', 'clause', 'verdict', 'how', 'relevant', 'distinct', 'reached', 'killed'];
const RIGHT = ['relevant', 'distinct', 'reached', 'killed'];

/** One line a check, 80 columns wide at most. */
export function verdictTable(judged: readonly Judged[], style: Style): string {
  return plainTable(
    HEAD,
    judged.map((each) => rowOf(each, style)),
    style,
    RIGHT,
  );
}

function rowOf(judged: Judged, style: Style): string[] {
  const { verdict } = judged;
  const { id, clause, how, stored, cases, distinct, reached, caught } = verdict;
  const required = reached.filter((kind) => Number(kind.required) > 0);
  const met = required.filter((kind) => kind.verdict === 'reached').length;
  const found = caught.filter((wrong) => wrong.cases !== null).length;
  return [
    id,
    clause,
    verdictWord(judged, style),
    stored === null ? how.way : 'stored',
    grouped(cases),
    distinctCount(distinct, how),
    ...(verdict.verdict === 'refuted'
      ? ['-', '-']
      : [`${met}/${required.length}`, `${found}/${caught.length}`]),
  ];
}

/** How many were different; `~` where that is an estimate. */
export function distinctCount(distinct: number, how: How): string {
  return `${isEstimate(distinct, how) ? '~' : ''}${grouped(distinct)}`;
}

/** Whether so many different cases are an estimate. */
export function isEstimate(distinct: number, { way }: How): boolean {
  return way === 'sampled' && distinct > EXACT_DISTINCT;
}

/** The verdict in the colour of what it means for the run: as expected, different, or inconclusive. */
export function verdictWord(judged: Judged, style: Style): string {
  const { verdict, expected } = judged;
  if (isDifferent(judged)) return style.bad(verdict.verdict);
  return verdict.verdict === expected ? style.good(verdict.verdict) : style.doubtful(verdict.verdict);
}

/** What each verdict means, in half a sentence. */
export const MEANINGS: Readonly<Record<VerdictWord, string>> = {
  held: 'no counterexample was found',
  refuted: 'a counterexample was found',
  starved: 'a required kind of case was reached too rarely',
  error: 'the program could not go on with it',
  short: 'fewer cases ran than were asked for or than coverage takes to decide, or a mutant survived',
};
