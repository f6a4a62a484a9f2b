import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadRevision } from '../../src/revision/load.ts';
import { isBeyond, shareOf } from '../language/closeness.ts';
import { everyStretch, type StretchReading } from './every-stretch.ts';
import { FormulaError } from './expression.ts';
import { ofStretch } from './stretch.ts';

const draft = loadRevision('draft-00');

/** What had been counted at some ticks, where so much a tick is usual. */
interface Counts {
  readonly usual: number;
  readonly totals: readonly Total[];
}
interface Total {
  readonly tick: number;
  readonly counted: number;
  readonly offered: number;
}

function reading(from: 'start' | 'any total'): StretchReading<Counts, Total> {
  return {
    symbols: {
      n: ofStretch('length', '1'),
      'S(n)': ofStretch('counted', '1'),
      'offered(n)': ofStretch('offered', '1'),
      usual: { unit: '1', of: ({ observed }) => observed.usual },
    },
    unit: '',
    totals: {
      of: ({ totals }) => totals,
      length: ({ tick }) => tick,
      counted: ({ counted }) => BigInt(counted),
      offered: ({ offered }) => BigInt(offered),
    },
    from,
    at: (first, last) => `${first} to ${last}`,
  };
}

function judge(formula: string, from: 'start' | 'any total' = 'any total') {
  const { parts, judgeBy } = everyStretch(reading(from));
  return judgeBy(parts, formula);
}

const totalsOf = fc
  .array(
    fc.record({
      tick: fc.integer({ min: 1, max: 4 }),
      counted: fc.integer({ min: 0, max: 12 }),
      offered: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 5 },
  )
  .map((steps) => {
    const totals: Total[] = [{ tick: 0, counted: 0, offered: 0 }];
    for (const step of steps) {
      const { tick, counted, offered } = totals.at(-1) as Total;
      totals.push({
        tick: tick + step.tick,
        counted: counted + step.counted,
        offered: offered + step.offered,
      });
    }
    return totals;
  });
const counts = fc.record({ usual: fc.integer({ min: 1, max: 5 }), totals: totalsOf });

type Says = (n: number, S: number, offered: number, usual: number) => boolean;

/** Each formula, and what it says of one stretch, worked out without it. */
const FORMULAS: readonly (readonly [string, Says])[] = [
  ['S(n) <= usual * n', (n, S, _, usual) => S <= usual * n],
  ['S(n) < usual * n + 2', (n, S, _, usual) => S < usual * n + 2],
  ['S(n) / n <= usual + 3 / n', (n, S, _, usual) => S <= usual * n + 3],
  ['S(n) / (2 * n) <= usual / 3 + 1 / (5 * n)', (n, S, _, usual) => 15 * S <= 10 * usual * n + 6],
  ['S(n) <= usual * n + offered(n) / 2', (n, S, offered, usual) => 2 * S <= 2 * usual * n + offered],
  ['n mod 3 = 0 => S(n) <= 3 * n', (n, S) => n % 3 !== 0 || S <= 3 * n],
  ['offered(n) <= n => S(n) <= 3 * n', (n, S, offered) => offered > n || S <= 3 * n],
  ['abs(S(n) - usual * n) < 4', (n, S, _, usual) => Math.abs(S - usual * n) < 4],
  ['abs(S(n) - usual * n) <= 7 / 2', (n, S, _, usual) => 2 * Math.abs(S - usual * n) <= 7],
  ['abs(S(n) - usual * n) >= 1', (n, S, _, usual) => S !== usual * n],
  [
    '(n mod 2 = 0 => S(n) = usual * n) and abs(S(n) - usual * n) < 4',
    (n, S, _, usual) => (n % 2 !== 0 || S === usual * n) && Math.abs(S - usual * n) < 4,
  ],
];

function isHeld({ usual, totals }: Counts, says: Says, from: 'start' | 'any total'): boolean {
  return totals.every((end, last) =>
    totals.slice(0, last).every((start, first) => {
      if (from === 'start' && first > 0) return true;
      const offered = end.offered - start.offered;
      return says(end.tick - start.tick, end.counted - start.counted, offered, usual);
    }),
  );
}

describe('verdict and slack agree with every stretch taken by itself', () => {
  test.each(FORMULAS)('%s', (formula, says) => {
    const between = judge(formula);
    const fromStart = judge(formula, 'start');
    fc.assert(
      fc.property(counts, (given) => {
        const held = isHeld(given, says, 'any total');
        expect(between.fault(given, draft, null) === null).toBe(held);
        const slack = between.slack?.(given, draft, null, null) ?? null;
        // An equality beside an inequality may be violated by itself.
        if (!formula.includes(' = usual')) expect(slack !== null && isBeyond(slack)).toBe(!held);
        else if (held) expect(slack !== null && isBeyond(slack)).toBe(false);
        const share = slack === null ? null : shareOf(slack);
        // Nothing is closer than what is closest, and it is closer than nothing at all.
        expect(between.slack?.(given, draft, share, null) ?? null).toBeNull();
        const later = { ...given, totals: given.totals.slice(1) };
        expect(fromStart.fault(later, draft, null) === null).toBe(isHeld(given, says, 'start'));
      }),
    );
  });

  test('an equality of every stretch has no slack', () => {
    const { fault, slack } = judge('S(n) = usual * n');
    expect(slack).toBeUndefined();
    const totals = [
      { tick: 0, counted: 0, offered: 0 },
      { tick: 1, counted: 2, offered: 0 },
      { tick: 3, counted: 7, offered: 0 },
    ];
    expect(fault({ usual: 2, totals }, draft, null)).toEqual({
      at: '1 to 3',
      expected: '4',
      found: '5',
    });
    expect(fault({ usual: 2, totals: totals.slice(0, 2) }, draft, null)).toBeNull();
  });
});

test('of those that violate it the first to end is named, and of these the shortest', () => {
  const totals = [0, 1, 2, 3].map((tick) => ({ tick, counted: tick < 2 ? 0 : 9 * tick, offered: 0 }));
  expect(judge('S(n) <= 5 * n').fault({ usual: 1, totals }, draft, null)?.at).toBe('1 to 2');
});

describe('a formula that is not about stretches is an error', () => {
  test.each([
    ['S(n) <= n or n = 3', /is a comparison, with a premise or without/],
    ['S(n) != n', /is a comparison, with a premise or without/],
    ['S(n) <= m', /m is not known/],
  ])('%s, where it is stated', (formula, fault) => {
    expect(() => judge(formula)).toThrow(FormulaError);
    expect(() => judge(formula)).toThrow(fault);
  });

  test.each(['S(n) <= n * n', 'S(n) * S(n) <= n', 'S(n) + 1 <= n', 'S(n) <= 100 / n'])(
    '%s, where it is first judged',
    (formula) => {
      const totals = [0, 1].map((tick) => ({ tick, counted: 0, offered: 0 }));
      expect(() => judge(formula).fault({ usual: 1, totals }, draft, null)).toThrow(/is not linear/);
    },
  );
});
