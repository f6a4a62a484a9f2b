import { expect, it } from 'vitest';
import type { Progress } from '../../search/run/run-checks.ts';
import { ProgressSum } from './progress-sum.ts';

let now = 0;
const progressOf = (check: string, done: number, expected: number, kept = 0): Progress => ({
  check: check as Progress['check'],
  done,
  kept,
  expected,
});

it('tells rate and time left of each check from the time that was spent on it, and of all from both', () => {
  now = 5000;
  const sum = new ProgressSum(2, () => now);
  now += 10_000;
  sum.add(progressOf('T-VOLINV', 50, 500));
  now += 2000;
  sum.add(progressOf('T-VDOS-1', 300, 400));
  now += 10_000;
  sum.add(progressOf('T-VOLINV', 100, 500));
  expect(sum.unfinished(9)).toEqual([
    { check: 'T-VOLINV', done: 100, expected: 500, rate: 5, secondsLeft: 80 },
    { check: 'T-VDOS-1', done: 300, expected: 400, rate: 150, secondsLeft: 100 / 150 },
  ]);
  expect(sum.whole).toEqual({ done: 400, expected: 900, rate: 400 / 22, secondsLeft: 80 + 100 / 150 });
  expect(sum.unfinished(1)).toHaveLength(1);
});

it('gives a check of which next to nothing was run no pace of its own', () => {
  now = 0;
  const sum = new ProgressSum(2, () => now);
  now = 1000;
  sum.add(progressOf('T-VOLINV', 5000, 10_000));
  sum.add(progressOf('T-COMP-SPLIT', 4, 10_000));
  expect(sum.unfinished(9)).toEqual([
    { check: 'T-VOLINV', done: 5000, expected: 10_000, rate: 5000, secondsLeft: 1 },
    { check: 'T-COMP-SPLIT', done: 4, expected: 10_000, rate: null, secondsLeft: null },
  ]);
  expect(sum.whole).toMatchObject({ rate: 5004, secondsLeft: 1 + 9996 / 5004 });
});

it('does not count what was kept from before as run, nor knows a rate before anything was', () => {
  now = 0;
  const sum = new ProgressSum(1, () => now);
  now = 2000;
  sum.add(progressOf('T-VOLINV', 800, 1000, 800));
  expect(sum.whole).toEqual({ done: 800, expected: 1000, rate: null, secondsLeft: null });
  now = 4000;
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
