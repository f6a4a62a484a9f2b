import { describe, expect, it } from 'vitest';
import type { Closeness } from '../../../spec/language/closeness.ts';
import type { TightestCase } from '../../search/trial/verdict.ts';
import { createStyle } from '../text/style.ts';
import { describeClosest, resultClosest, tightestCaseLines } from './closest.ts';

const PLAIN = createStyle(false, 100);

function toldOf(closeness: Partial<Closeness>): TightestCase {
  return {
    closeness: { unit: 'ns', scale: 1n, found: 19_770n, sense: 'at most', allowed: 19_770n, ...closeness },
    takes: ['flood'],
    script: {
      level: 'ideal',
      setting: { K: 1 },
      steps: [{ step: 'flood', with: { ticks: 2 }, outcome: ['so far: 19 us'] }],
    },
  };
}

describe('the line in a verdict', () => {
  it.each<readonly [Partial<Closeness>, string]>([
    [{}, '19,770 of at most 19,770 ns (100.0%)'],
    [{ found: 99_999n, allowed: 100_000n, unit: 'packets' }, '99,999 of at most 100,000 packets (99.9%)'],
    [{ found: 39_541n, scale: 2n, allowed: 40_000n }, '19,770.500 of at most 20,000 ns (98.8%)'],
    [{ found: 2n, scale: 3n, sense: 'less than', allowed: 4n }, '0.666 of less than 1.333 ns (50.0%)'],
    [{ found: 200n, sense: 'at least', allowed: 150n, unit: 'us' }, '200 of at least 150 us (75.0%)'],
    [{ found: -7n, unit: 'us' }, '-7 of at most 19,770 us (0.0%)'],
  ])('%o', (closeness, line) => {
    expect(describeClosest(toldOf(closeness))).toBe(`tightest case: ${line}`);
  });
});

it('is written in lowest terms and as digits, so that no integer is too large', () => {
  const found = 10n ** 30n - 1n;
  const { script, takes, ...written } = resultClosest(
    toldOf({ found: 6n * found, allowed: 6n * 10n ** 30n, scale: 4n }),
  );
  expect(written).toEqual({
    unit: 'ns',
    scale: '2',
    found: `${3n * found}`,
    sense: 'at most',
    allowed: `${3n * 10n ** 30n}`,
    share: '0.999999',
  });
  expect(resultClosest(toldOf({ sense: 'at least', found: 3n, allowed: 2n })).share).toBe('0.666666');
});

it('is told as numbered steps, without anything that broke', () => {
  expect(tightestCaseLines(toldOf({}), PLAIN)).toEqual([
    '  closest case, of one step',
    '    from  K 1',
    '     1. flood: ticks 2',
    '        -> so far: 19 us',
    '    takes  an admitted vantage sends at F times its natural rate',
  ]);
});
