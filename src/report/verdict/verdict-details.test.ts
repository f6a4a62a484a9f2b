import { expect, it } from 'vitest';
import { EXACT_DISTINCT } from '../../search/measure/distinct.ts';
import type { Verdict } from '../../search/trial/verdict.ts';
import { createStyle } from '../text/style.ts';
import { verdictDetails } from './verdict-details.ts';

/** The line on how much of a search was different. */
function toldOf(
  cases: number,
  distinct: number,
  behaviours: Verdict['behaviours'],
  how: Verdict['how'] = { way: 'sampled', cases, twinCases: 0, directedCases: 0 },
): string {
  const verdict: Verdict = {
    id: 'toy/purse',
    clause: '6.2',
    verdict: 'held',
    error: null,
    how,
    cases,
    distinct,
    behaviours,
    discarded: 0,
    failureRate: null,
    reached: [],
    caught: [],
    counterexamples: [],
    stored: null,
    readings: [],
    closest: null,
  };
  const lines = verdictDetails({ verdict, expected: 'held' }, createStyle(false, 160));
  return (lines[2] as string).trim();
}

it('tells how many cases and how many behaviours were different', () => {
  expect(toldOf(1000, 900, { sampled: 256, distinct: 12 })).toBe(
    '900 different, 12 behaviours in 256 of them',
  );
});

it('marks an estimate, with its standard error', () => {
  expect(toldOf(10 ** 6, EXACT_DISTINCT, { sampled: 256, distinct: 12 })).not.toContain('~');
  expect(toldOf(10 ** 6, 900_000, { sampled: 256, distinct: 12 })).toBe(
    '~900,000 different, 12 behaviours in 256 of them, ~ with a standard error of 0.28 %',
  );
});

it('marks none where every case of a space was run', () => {
  const how = { way: 'exhausted', cases: 10 ** 6, bound: 'K to 1000' } as const;
  expect(toldOf(10 ** 6, 900_000, { sampled: 256, distinct: 12 }, how)).toBe(
    '900,000 different, 12 behaviours in 256 of them',
  );
});

it('says so where a search repeats itself', () => {
  const sample = { sampled: 256, distinct: 12 };
  expect(toldOf(1000, 500, sample)).not.toContain('repeats');
  expect(toldOf(1000, 499, sample)).toContain('the search repeats itself: most cases had come before');
});
