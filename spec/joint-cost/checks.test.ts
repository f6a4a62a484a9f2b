import { describe, expect, test } from 'vitest';
import { loadRevision } from '../../src/revision/load.ts';
import type { Nanoseconds, Ticks } from '../language/notation.ts';
import type { OperatingPoint } from '../language/revision.ts';
import { breachOf } from '../language/statement.ts';
import {
  ABSTRACT_REFERENCE,
  type ArrivalObservation,
  type CostReading,
  MONOTONE_COST,
  type MoveObservation,
  PATH_DECOMPOSITION,
} from './checks.ts';
import { type CostRate, closedForm, compareRates } from './closed-form.ts';

const revision = loadRevision('draft-00');
const REGIME_C = { N: 10_000, T_tick: 50_000, q: 2, cells_k: 8, bundle_period: 10 } as OperatingPoint;
const SECOND = 1_000_000_000n as Nanoseconds;

const ns = (value: bigint): Nanoseconds => value as Nanoseconds;
const perSecond = (cpu: bigint): CostRate => ({ cpu: ns(cpu), during: SECOND });

describe('the closed form, by hand', () => {
  test.each([
    // 200,000 packets/s at 6.3 us and 2.4 us, and 16 bundles/s of two cosignatures at 78.8 us.
    ['Regime C', REGIME_C, [1_260_000_000n, 480_000_000n, 2_521_600n, 1_742_521_600n]],
    // 1000 packets/s, and 0.8 bundles/s.
    [
      'the abstract reference',
      { ...REGIME_C, N: 1000, T_tick: 1_000_000 } as OperatingPoint,
      [6_300_000n, 2_400_000n, 126_080n, 8_826_080n],
    ],
  ] as const)('%s', (_, point, expected) => {
    const { A, B, C, joint } = closedForm(point, revision);
    for (const [index, rate] of [A, B, C, joint].entries()) {
      expect(compareRates(rate, perSecond(expected[index] as bigint))).toBe(0n);
      expect(compareRates(rate, perSecond((expected[index] as bigint) + 1n))).toBeLessThan(0n);
    }
  });
});

describe('T-JCOST-1.A', () => {
  const moved = { N: true, T_tick: false, q: false, cells_k: false, bundle_period: false };
  const observed: MoveObservation = {
    cheaperPoint: REGIME_C,
    costlierPoint: REGIME_C,
    moved,
    movedCount: 1,
    cheaper: perSecond(100n),
    costlier: perSecond(101n),
    periods: 1,
    regimeC: null,
  };
  const breach = (change: Partial<MoveObservation>) =>
    breachOf(MONOTONE_COST, { ...observed, ...change }, revision);

  test('strictly more', () => {
    expect(breach({})).toBeNull();
    expect(breach({ costlier: perSecond(100n) })).toContain('to cost more per second');
    expect(breach({ costlier: { cpu: ns(202n), during: ns(2n * SECOND) } })).toBeNull();
    expect(breach({ costlier: { cpu: ns(200n), during: ns(2n * SECOND) } })).not.toBeNull();
  });

  test('Regime C from 150 % to 200 %, both included', () => {
    const atPercent = (percent: bigint, more: bigint) =>
      breach({ regimeC: perSecond(percent * 10_000_000n + more) });
    expect(atPercent(150n, 0n)).toBeNull();
    expect(atPercent(200n, 0n)).toBeNull();
    expect(atPercent(150n, -1n)).toContain('Regime C');
    expect(atPercent(200n, 1n)).toContain('Regime C');
  });
});

describe('T-JCOST-1.B', () => {
  const point = { N: 1, T_tick: 1000, q: 1, cells_k: 2, bundle_period: 3 } as OperatingPoint;
  const BUNDLE = 78_800n;
  function breach(ticks: number, bundles: bigint, change: Partial<CostReading> = {}): string | null {
    const [A, B, C] = [BigInt(ticks) * 6300n, BigInt(ticks) * 2400n, bundles * BUNDLE];
    const reading = { ticks: ticks as Ticks, A: ns(A), B: ns(B), C: ns(C), joint: ns(A + B + C), ...change };
    return breachOf(PATH_DECOMPOSITION, { point, count: 1, readings: [reading] }, revision);
  }

  test('exact at the end of a period', () => {
    expect(breach(3, 2n)).toBeNull();
    expect(breach(3, 1n)).toContain('path C');
    expect(breach(3, 3n)).toContain('path C');
  });

  test('less than one bundle away within a period: 4/3 are due after 2 ticks', () => {
    expect([0n, 1n, 2n, 3n].map((bundles) => breach(2, bundles) === null)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('a whole bundle away is too far', () => {
    const even = { ...point, cells_k: 2, bundle_period: 4 } as OperatingPoint;
    const reading = {
      ticks: 2 as Ticks,
      A: ns(12_600n),
      B: ns(4800n),
      C: ns(0n),
      joint: ns(17_400n),
    };
    expect(breachOf(PATH_DECOMPOSITION, { point: even, count: 1, readings: [reading] }, revision)).toContain(
      'a bundle',
    );
  });

  test('a nanosecond too much or too little on any path, or in the sum', () => {
    expect(breach(3, 2n, { A: ns(18_901n), joint: ns(183_701n) })).toContain('path A');
    expect(breach(3, 2n, { B: ns(7199n), joint: ns(183_699n) })).toContain('path B');
    expect(breach(3, 2n, { joint: ns(183_699n) })).toContain('joint cost');
  });

  test('readings left over from another case are not looked at', () => {
    const wrongReading = { ticks: 1 as Ticks, A: ns(0n), B: ns(0n), C: ns(0n), joint: ns(0n) };
    expect(breachOf(PATH_DECOMPOSITION, { point, count: 0, readings: [wrongReading] }, revision)).toBeNull();
    expect(
      breachOf(PATH_DECOMPOSITION, { point, count: 1, readings: [wrongReading] }, revision),
    ).not.toBeNull();
  });
});

describe('T-JCOST-1.C', () => {
  const observed: ArrivalObservation = {
    point: { ...REGIME_C, N: 1000, T_tick: 1_000_000 } as OperatingPoint,
    ticks: 2 as Ticks,
    isComplete: true,
    overtaken: 0,
    cwtMacs: ns(4_200_000n),
  };

  test('0.21 % of a core, to the nanosecond', () => {
    expect(breachOf(ABSTRACT_REFERENCE, observed, revision)).toBeNull();
    expect(breachOf(ABSTRACT_REFERENCE, { ...observed, cwtMacs: ns(4_200_001n) }, revision)).not.toBeNull();
    expect(breachOf(ABSTRACT_REFERENCE, { ...observed, cwtMacs: ns(4_197_900n) }, revision)).not.toBeNull();
  });

  test.each([
    [2049n, '0.21 %'],
    [2050n, null],
    [2149n, null],
    [2150n, '0.21 %'],
  ] as const)('another price is recovered if it rounds to 0.21 %%: %s ns', (price, expected) => {
    const priced = { ...revision, cost: { ...revision.cost, c_hmac: ns(price) } };
    const found = breachOf(ABSTRACT_REFERENCE, { ...observed, cwtMacs: ns(price * 2000n) }, priced);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toContain(expected);
  });
});
