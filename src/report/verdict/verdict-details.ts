import { DISTINCT_ERROR_PERCENT } from '../../search/measure/distinct.ts';
import type {
  Caught,
  Counterexample,
  How,
  Reached,
  SearchError,
  Verdict,
  VerdictWord,
} from '../../search/trial/verdict.ts';
import { describeCounterexample } from '../text/counterexample-lines.ts';
import { counted, grouped, percent, type Style, wrap } from '../text/style.ts';
import { describeClosest, tightestCaseLines } from './closest.ts';
import { isConclusive, isDifferent } from './exit-code.ts';
import type { Judged } from './result.ts';
import { distinctCount, isEstimate, MEANINGS, verdictWord } from './verdict-table.ts';

/** What was reached and caught by one check, and its counterexamples. */
export function verdictDetails(judged: Judged, style: Style): readonly string[] {
  const { verdict } = judged;
  const lines = [verdictHeading(judged, style)];
  lines.push(...wrap(describeHow(verdict.how, verdict.discarded), style.width, '  '));
  lines.push(...wrap(describeDifferent(verdict), style.width, '  '));
  lines.push(...wrapped(describeStored(verdict), style));
  lines.push(...wrapped(describeFailureRate(verdict), style));
  lines.push(...list('  reached ', verdict.reached.map(describeReached), style));
  if (verdict.reached.some((kind) => kind.verdict !== 'reached') && verdict.verdict !== 'refuted') {
    lines.push(...describeUnreached(verdict, style));
  }
  // A search that finds the statement broken as it is finds it broken under any wrong rule as well.
  const caught = verdict.verdict === 'refuted' ? [NOT_JUDGED] : verdict.caught.map(describeCaught);
  lines.push(...list('  killed  ', caught, style));
  if (verdict.verdict === 'held') {
    lines.push(...list('  reading ', verdict.caught.flatMap(describeContradiction), style));
    lines.push(...list('  reading ', describeReadings(verdict), style));
  }
  if (verdict.closest !== null) {
    lines.push(...wrap(describeClosest(verdict.closest), style.width, '  '));
    if (wasClimbed(verdict.how)) lines.push('', ...tightestCaseLines(verdict.closest, style));
  }
  for (const counterexample of verdict.counterexamples) {
    lines.push('', ...describeCounterexample(counterexample, style));
  }
  return lines;
}

/** A verdict and, where it is not as expected or says nothing, why. */
export function verdictHeading(judged: Judged, style: Style): string {
  return `${style.strong(judged.verdict.id)}  ${verdictWord(judged, style)}${expectation(judged)}`;
}

/** Whether a reader has to know about this verdict even when asked to be quiet. */
export function isNoteworthy(judged: Judged): boolean {
  return isDifferent(judged) || !isConclusive(judged.verdict.verdict);
}

const NOT_JUDGED = 'not judged: the statement is refuted without a mutant';

function list(lead: string, items: readonly string[], { width }: Style): readonly string[] {
  return items.length === 0 ? [] : wrap(items.join('; '), width, lead);
}

/** Why a verdict is inconclusive. */
function describeError(verdict: VerdictWord, { address, message }: SearchError): string {
  const what = verdict === 'error' ? `${MEANINGS.error}: ` : '';
  return `${what}${address === null ? '' : `${address}: `}${message}`;
}

function reasonOf({ verdict, error, caught, reached }: Verdict): string {
  if (error !== null) return describeError(verdict, error);
  if (verdict === 'starved') return MEANINGS.starved;
  if (caught.some(({ cases }) => cases === null)) return 'a mutant survived';
  const undecided = reached.some((kind) => kind.verdict === 'undecided');
  return undecided ? 'too few cases ran to decide whether every required class was covered' : MEANINGS.short;
}

/** Nothing where there is nothing to say. */
function wrapped(text: string | null, { width }: Style): readonly string[] {
  return text === null ? [] : wrap(text, width, '  ');
}

/** By the choices that each takes, so that a reader can tell them from those that were accepted. */
export function describeWays(ways: readonly Counterexample[]): string {
  return ways.map(({ breaks }) => (breaks.length === 0 ? 'no choice' : breaks.join(' with '))).join('; ');
}

function expectation(judged: Judged): string {
  const { verdict, expected, newWays = [] } = judged;
  if (newWays.length > 0) return `, accepted as refuted, but not in this way: ${describeWays(newWays)}`;
  if (isDifferent(judged)) return `, expected ${expected}: ${MEANINGS[verdict.verdict]}`;
  if (isConclusive(verdict.verdict)) return '';
  return `: ${reasonOf(verdict)}`;
}

function describeHow(how: How, discarded: number): string {
  const left = discarded === 0 ? '' : `, ${grouped(discarded)} more did not meet the premise`;
  if (how.way === 'exhausted') return `exhausted to ${how.bound}: ${counted(how.cases, 'case')}${left}`;
  const twin = how.twinCases === 0 ? '' : `, ${grouped(how.twinCases)} of them on real bytes too`;
  const directed =
    how.directedCases === 0
      ? ''
      : `; ${grouped(how.directedCases)} more near cases that showed something new`;
  return `sampled ${counted(how.cases, 'case')}${twin}${left}${directed}${describeClimbed(how)}`;
}

function describeStored({ stored }: Verdict): string | null {
  if (stored === null) return null;
  return `broken by ${stored}, which is played before the search; the search itself did not find a case`;
}

function describeReadings({ readings }: Verdict): readonly string[] {
  const broken = readings.map(({ readings: picked, source }) => `${picked.join(' with ')} (${source})`);
  if (broken.length === 0) return [];
  return [
    `held under this reading; the draft does not exclude these, and each is refuted by a stored case: ${broken.join(', ')}`,
  ];
}

function wasClimbed(how: How): boolean {
  return how.way === 'sampled' && how.climbed !== undefined;
}

function describeClimbed(how: How): string {
  if (how.way !== 'sampled' || how.climbed === undefined) return '';
  return `; ${grouped(how.climbed)} more tried in climbing towards the bound`;
}

/** How much of the search was not the same again. */
function describeDifferent({ cases, how, distinct, behaviours }: Verdict): string {
  const estimated = isEstimate(Math.max(distinct, behaviours.distinct), how);
  const parts = [
    `${distinctCount(distinct, how)} different`,
    `${distinctCount(behaviours.distinct, how)} behaviours in ${grouped(behaviours.sampled)} of them`,
    ...(estimated ? [`~ with a standard error of ${DISTINCT_ERROR_PERCENT} %`] : []),
  ];
  const repeats = distinct * 2 < cases ? '; the search repeats itself: most cases had come before' : '';
  return parts.join(', ') + repeats;
}

function describeFailureRate({ cases, failureRate }: Verdict): string | null {
  if (failureRate === null) return null;
  const { below, confidence } = failureRate;
  const none = `${counted(cases, 'relevant case')}, none failed`;
  return `${none}: under this distribution the failure rate is below ${below} at ${percent(confidence)}`;
}

/** What to do about the kinds of case that were not shown to be reached. */
function describeUnreached({ verdict, reached }: Verdict, style: Style): readonly string[] {
  if (verdict === 'starved') {
    const starved = reached.filter((kind) => kind.verdict === 'starved').map(describeReached);
    return [
      ...list('  starved ', starved, style),
      ...wrap(
        'Have the generator draw these more often, or, where the revision rules them out, require them no longer.',
        style.width,
        '          ',
      ),
    ];
  }
  const undecided = reached.filter((kind) => kind.verdict === 'undecided');
  const enough = Math.max(...undecided.map(({ casesToDecide }) => casesToDecide ?? 0));
  const advice = enough > 0 ? `; --cases ${enough} may be enough` : '';
  return list('  too few to tell ', [undecided.map(({ name }) => name).join('; ') + advice], style);
}

function describeReached({ name, share, required }: Reached): string {
  const asked = Number(required) === 0 ? '' : ` (of ${percent(required)})`;
  return `${name} ${percent(share)}${asked}`;
}

function describeCaught({ rule, cases, level }: Caught): string {
  const where = level === 'noble' ? ' on real bytes' : '';
  return cases === null ? `${rule} SURVIVED${where}` : `${rule} after ${grouped(cases)}${where}`;
}

/** A check that holds by this project's reading says so where another clause of the draft would have it broken. */
function describeContradiction({ rule, cases, clause, level }: Caught): readonly string[] {
  if (clause === null || cases === null || level === 'noble') return [];
  return [`held under this reading; refuted under clause ${clause} (${rule})`];
}
