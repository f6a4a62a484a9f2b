import { expect, it } from 'vitest';
import type { Progress } from '../search/run-checks.ts';
import { ProgressSum } from './progress-sum.ts';

let now = 0;
const progressOf = (check: string, done: number, expected: number, kept = 0): Progress => ({
  check: check as Progress['check'],
  done,
  kept,
  expected,
});

it('tells rate and time left of each check and of all', () => {
  now = 5000;
  const sum = new ProgressSum(2, () => now);
  now += 10_000;
  sum.add(progressOf('T-VOLINV', 100, 500));
  sum.add(progressOf('T-VDOS-1', 300, 400));
  expect(sum.whole).toEqual({ done: 400, expected: 900, rate: 40, secondsLeft: 12.5 });
  expect(sum.unfinished(9)).toEqual([
    { check: 'T-VOLINV', done: 100, expected: 500, rate: 10, secondsLeft: 40 },
    { check: 'T-VDOS-1', done: 300, expected: 400, rate: 30, secondsLeft: 100 / 30 },
  ]);
  expect(sum.unfinished(1)).toHaveLength(1);
});

it('does not count what was kept from before as run, nor knows a rate before anything was', () => {
  now = 0;
  const sum = new ProgressSum(1, () => now);
  now = 2000;
  sum.add(progressOf('T-VOLINV', 800, 1000, 800));
  expect(sum.whole).toEqual({ done: 800, expected: 1000, rate: null, secondsLeft: null });
  sum.add(progressOf('T-VOLINV', 900, 1000, 800));
  expect(sum.whole).toMatchObject({ rate: 50, secondsLeft: 2 });
});

it('takes a check that has not reported yet for as large as the others, and knows which are finished', () => {
  const sum = new ProgressSum(3, () => 0);
  sum.add(progressOf('T-VOLINV', 100, 100));
  expect(sum.whole.expected).toBe(300);
  expect(sum.finished).toBe(1);
  expect(sum.unfinished(9)).toEqual([]);
});
