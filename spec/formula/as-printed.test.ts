import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadRevision } from '../../src/revision/load.ts';
import { isBeyond } from '../language/closeness.ts';
import { law } from '../language/law.ts';
import type { Revision } from '../language/revision.ts';
import { asPrinted, predicateOf } from './as-printed.ts';
import { FormulaError } from './expression.ts';
import type { Symbols } from './vocabulary.ts';

const draft = loadRevision('draft-00');

interface Cost {
  readonly spent: bigint;
  readonly time: number;
  readonly count: number;
  readonly isMeant: boolean;
}

const SYMBOLS: Symbols<Cost> = {
  spent: { unit: 'ns', of: ({ spent }) => spent },
  t: { unit: 'us', of: ({ time }) => time },
  n: { unit: '1', of: ({ count }) => count },
  meant: { holds: ({ isMeant }) => isMeant },
  rate: { means: 'spent / t' },
  limit: {
    rule: 'burst-unit',
    alternatives: { seconds: 'n', ticks: '2 * n', packets: 'n / 2' },
  },
};

function judge(formula: string, symbols = SYMBOLS) {
  const { parts, judgeBy } = asPrinted<Cost>({ symbols, unit: 'ns' });
  return judgeBy(parts, formula);
}

const COST: Cost = { spent: 10n, time: 4, count: 3, isMeant: true };
const isHeld = (formula: string, cost: Cost = COST, revision: Revision = draft): boolean =>
  judge(formula).fault(cost, revision, null) === null;

describe('a formula is compiled to what it says', () => {
  test.each([
    // 10 ns in 4 us, 3 of something; 4.20, 0.30, 2.10, 78.80 and 0.05 us; R_L 4, B_F 8.
    ['n = 3', true],
    ['n != 3', false],
    ['2 * n + 1 = 7', true],
    ['2 * (n + 1) = 7', false],
    ['n ^ 2 = 9', true],
    ['(n / 2) ^ 2 = 2.25', true],
    ['7 mod n = 1', true],
    ['-7 mod n = 2', true],
    ['floor(n / 2) = 1', true],
    ['floor(-n / 2) = -2', true],
    ['abs(2 - n) = 1', true],
    ['min(n, 2, 5) = 2', true],
    ['max(n / 2, 1) = 3/2', true],
    ['spent / t = 2.5 * c_hmac / (c_hmac / spent * t) / 2.5', true],
    ['c_path = c_json + c_bfd_parse + 2 * c_hmac', true],
    ['spent < c_xdp', true],
    ['n < R_L => n < B_F', true],
    ['n > R_L => n > B_F', true],
    ['not meant or n = 3', true],
    ['meant and not meant', false],
    ['meant <=> n = 3', true],
    ['n = 4 <=> not meant', true],
    ['2 <= n <= 3', true],
    ['2 < n < 3', false],
    ['limit = n', true],
    ['{flood-receipt} > n', true],
  ])('%s is %s', (formula, expected) => {
    expect(isHeld(formula)).toBe(expected);
  });

  test('a symbol that depends on a rule is short for what the rule has it', () => {
    const on = (taken: Revision['rules']['burst-unit']) => ({
      ...draft,
      rules: { ...draft.rules, 'burst-unit': taken },
    });
    for (const [taken, limit] of [
      ['seconds', '3'],
      ['ticks', '6'],
      ['packets', '1.5'],
    ] as const)
      expect(isHeld(`limit = ${limit}`, COST, on(taken))).toBe(true);
  });

  test('fractions are exact, whatever stands under them', () => {
    const amounts = fc.record({
      spent: fc.bigInt(-50n, 50n),
      time: fc.integer({ min: 1, max: 20 }),
      count: fc.integer({ min: 1, max: 20 }),
      isMeant: fc.boolean(),
    });
    fc.assert(
      fc.property(amounts, (cost) => {
        const { spent, time, count } = cost;
        // spent / t - spent / (t * n) + spent / (7 * t) <= spent * n / (3 * t), by hand.
        const [t, n] = [BigInt(time), BigInt(count)];
        const left = spent * 21n * n * n * t - spent * 21n * n * t + spent * 3n * n * n * t;
        const right = spent * 7n * n * n * n * t;
        const formula = 'spent / t - spent / (t * n) + spent / (7 * t) <= spent * n / (3 * t)';
        expect(isHeld(formula, cost)).toBe(left <= right);
      }),
    );
  });
});

const amounts = fc.record({
  spent: fc.bigInt(-3n, 12n),
  time: fc.integer({ min: 1, max: 9 }),
  count: fc.integer({ min: 0, max: 9 }),
  isMeant: fc.boolean(),
});

describe('verdict and slack agree', () => {
  test.each([
    ['n <= t * 3 / second * second / t', ({ count }: Cost) => count <= 3],
    ['n < 5', ({ count }: Cost) => count < 5],
    ['n >= 5', ({ count }: Cost) => count >= 5],
    ['n > 5', ({ count }: Cost) => count > 5],
    ['3 <= n <= 6', ({ count }: Cost) => count >= 3 && count <= 6],
    ['meant => n <= 5', ({ count, isMeant }: Cost) => !isMeant || count <= 5],
    ['meant and n <= 5', ({ count, isMeant }: Cost) => isMeant && count <= 5],
    ['n = 5 and n <= 7', ({ count }: Cost) => count === 5],
    ['n != 5 and n <= 7', ({ count }: Cost) => count !== 5 && count <= 7],
    ['abs(n - 4) < 2', ({ count }: Cost) => Math.abs(count - 4) < 2],
  ])('%s', (formula, holds) => {
    const { fault, slack } = judge(formula);
    fc.assert(
      fc.property(amounts, (cost) => {
        const isViolated = fault(cost, draft, null) !== null;
        expect(isViolated).toBe(!holds(cost));
        const closest = slack?.(cost, draft, null, null) ?? null;
        expect(closest !== null && isBeyond(closest)).toBe(isViolated);
      }),
    );
  });

  test('an equality has no slack, and neither has what no case changes', () => {
    expect(judge('n = 5').slack).toBeUndefined();
    expect(judge('R_L <= B_F').slack?.(COST, draft, null, null)).toBeNull();
  });
});

describe('a violation', () => {
  test('names both sides in their unit, as a fraction where it is none', () => {
    expect(judge('spent / n <= 3 * c_hmac / c_hmac * spent / 10').fault(COST, draft, null)).toEqual({
      at: '',
      expected: 'at most 3 ns',
      found: '3 1/3 ns',
    });
  });

  test('is what a formula concludes, where nothing is compared', () => {
    const named = judge('n = 3 => not meant').fault(COST, draft, null);
    expect(named).toEqual({ at: '', expected: 'not meant', found: 'otherwise' });
  });

  test('is told in words of its own', () => {
    const { parts, judgeBy } = asPrinted<Cost>({
      symbols: SYMBOLS,
      unit: 'ns',
      at: ({ count }) => `at ${count}`,
      says: ({ sense, allowed }, { count }) => ({ expected: `${sense} ${allowed}`, found: `${count}` }),
    });
    expect(judgeBy(parts, 'n < 3').fault(COST, draft, null)).toEqual({
      at: 'at 3',
      expected: 'less than 3',
      found: '3',
    });
  });
});

describe('a formula that cannot be judged is an error where it is stated', () => {
  test.each([
    ['n < unheard_of', /unheard_of is not known here; known are .*R_L/],
    ['spent < t', /takes one unit, found ns and us/],
    ['spent + n < spent', /takes one unit/],
    ['spent * t < spent', /takes one unit, found ns us and ns/],
    ['n < {no_such_number}', /\{no_such_number\} is not known/],
    ['n + 1', /a law is true or false, and this is a number/],
    ['meant < n', /reckons with what is true or false/],
    ['n and meant', /joins what is true or false, found a plain number/],
    ['n ^ t = n', /takes one unit/],
  ])('%s', (formula, fault) => {
    const state = () => law('wrong', formula, asPrinted<Cost>({ symbols: SYMBOLS, unit: 'ns' }));
    expect(state).toThrow(FormulaError);
    expect(state).toThrow(fault);
  });

  test('so is one that only a side condition makes', () => {
    const state = () =>
      law('wrong', 'n < 3', asPrinted<Cost>({ symbols: SYMBOLS, unit: 'ns' }), {
        late: { premise: { words: 'it is late', formula: 'late' } },
      });
    expect(state).toThrow(/late is not known/);
  });

  test('what a symbol is short for has one unit, whatever the rules', () => {
    const symbols: Symbols<Cost> = {
      ...SYMBOLS,
      odd: { rule: 'burst-unit', alternatives: { seconds: 'spent', ticks: 'n', packets: 'n' } },
    };
    expect(() => judge('odd < n', symbols)).toThrow(/what odd is short for is not of one unit/);
  });
});

test('a formula is a predicate by itself', () => {
  const says = predicateOf<Cost>('n < R_L and meant', SYMBOLS);
  expect(says(COST, draft, null)).toBe(true);
  expect(says({ ...COST, count: 4 }, draft, null)).toBe(false);
  expect(says({ ...COST, count: 4 }, { ...draft, R_L: 5 } as Revision, null)).toBe(true);
});
