import { describe, expect, test } from 'vitest';
import { loadRevision } from '../../src/revision/load.ts';
import type { OperatingPoint, Revision } from '../language/revision.ts';
import { breachOf } from '../language/statement.ts';
import { type ClockReading, EXACT_IN_EACH_SECOND } from './wall-clock-cost.ts';

const revision = loadRevision('draft-00');
const BOUNDED = 'within-a-tick-and-a-bundle';

function worded(wording: string): Revision {
  return { ...revision, wordings: { 'T-JCOST-1/exact-in-each-second': wording } };
}

/** One vantage, half a second a tick, one bundle of one cosignature in two ticks: 8.7 us a tick, 78.8 us a second. */
const POINT = { N: 1, T_tick: 500_000, q: 1, cells_k: 1, bundle_period: 2 } as OperatingPoint;
const A_SECOND = 96_200n;

function breach(of: Revision, ...readings: readonly (readonly [us: number, ns: bigint])[]) {
  const told = readings.map(([time, spent]) => ({ time, spent }) as unknown as ClockReading);
  return breachOf(EXACT_IN_EACH_SECOND, { point: POINT, count: told.length, readings: told }, of);
}

describe('as printed', () => {
  test('exact over a second, wherever it begins, and silent about any other time', () => {
    expect(breach(revision, [0, 0n], [1_000_000, A_SECOND])).toBeNull();
    expect(breach(revision, [0, 0n], [300_000, 0n], [1_300_000, A_SECOND])).toBeNull();
    expect(breach(revision, [0, 0n], [999_999, 1n])).toBeNull();
  });
  test('a nanosecond off in either direction', () => {
    for (const off of [1n, -1n])
      expect(breach(revision, [0, 0n], [1_000_000, A_SECOND + off])).toContain(`expected ${A_SECOND} ns`);
  });
  test('between readings that do not follow each other', () => {
    expect(breach(revision, [0, 0n], [400_000, 0n], [1_000_000, A_SECOND - 1n])).toContain('after 0 us');
  });
});

describe('bounded', () => {
  /** JOINT for a tick, and a bundle: 48 100 + 78 800 ns. */
  const within = 126_900n;
  test('less than a tick and a bundle away', () => {
    const bounded = worded(BOUNDED);
    expect(breach(bounded, [0, 0n], [500_000, 48_100n + within - 1n])).toBeNull();
    expect(breach(bounded, [0, 0n], [500_000, 48_100n + within])).toContain('less than 126900 ns away');
    expect(breach(bounded, [0, within], [500_000, 48_101n])).toBeNull();
    expect(breach(bounded, [0, within], [500_000, 48_100n])).not.toBeNull();
  });
  test('exact over whole bundle periods', () => {
    expect(breach(worded(BOUNDED), [250_000, 0n], [2_250_000, 2n * A_SECOND])).toBeNull();
    expect(breach(worded(BOUNDED), [250_000, 0n], [2_250_000, 2n * A_SECOND + 1n])).not.toBeNull();
  });
  test('with lookups: 50 ns more a tick', () => {
    const both = worded(`${BOUNDED}+with-lookups`);
    expect(breach(both, [0, 0n], [1_000_000, A_SECOND + 100n])).toBeNull();
    expect(breach(both, [0, 0n], [1_000_000, A_SECOND])).not.toBeNull();
    expect(breach(worded('with-lookups'), [0, 0n], [1_000_000, A_SECOND + 100n])).toBeNull();
  });
});
