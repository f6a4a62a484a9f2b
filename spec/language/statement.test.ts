import { describe, expect, test } from 'vitest';
import { asPrinted } from '../formula/as-printed.ts';
import { describeViolation, law } from './law.ts';
import { ours } from './origin.ts';
import { condition, every, everyPair, type List, ofPart } from './quantifiers.ts';
import type { Revision } from './revision.ts';
import { breachOf, formulaIn, hasSlack, sentenceIn, slackOf, statement, violationOf } from './statement.ts';
import { wordingsFrom } from './wording.ts';

/** What was put into a purse, coin by coin, and how much it held before. */
interface Purse {
  readonly count: number;
  readonly coins: readonly number[];
  readonly before: bigint;
  readonly owner: string | null;
}

const COINS: List<Purse, number> = {
  of: ({ coins }) => coins,
  count: ({ count }) => count,
  name: (_, number) => `coin ${number}`,
};

const PURSE = statement<Purse>({
  id: 'T-PURSE/sound',
  clause: '1',
  origin: ours('a test needs it'),
  sentence: 'Every coin is genuine, and a purse holds at most 10 ducats.',
  hypotheses: [],
  laws: [
    law(
      'genuine',
      'coin > 0',
      every(
        COINS,
        condition<number>({ holds: (coin) => coin > 0, expected: 'a coin', found: (coin) => `${coin}` }),
      ),
    ),
    law(
      'room',
      'before + sum_of_coins <= 10',
      asPrinted<Purse>({
        symbols: {
          sum_of_coins: { unit: '1', of: ({ coins }) => coins.reduce((sum, coin) => sum + coin, 0) },
          before: { unit: '1', of: ({ before }) => before },
          owned: { holds: ({ owner }) => owner !== null },
        },
        unit: 'ducats',
      }),
      {
        owned: {
          premise: { words: 'the purse is owned', formula: 'owned' },
        },
        'beside-before': {
          allowance: { words: 'what it held before', formula: 'before' },
        },
        large: {
          replacement: { words: { '10 ducats': '20 ducats', '<= 10': '<= 20' } },
        },
      },
    ),
  ],
});

const EMPTY: Purse = { count: 0, coins: [], before: 0n, owner: null };
function purse(...coins: readonly number[]): Purse {
  return { ...EMPTY, count: coins.length, coins };
}
function worded(wording: string): Revision {
  return { wordings: { [PURSE.id]: wording }, formulas: {} } as unknown as Revision;
}
const printed = worded('printed');

describe('a statement', () => {
  test('has the formulas of its laws', () => {
    expect(PURSE.formula).toBe('coin > 0; before + sum_of_coins <= 10');
  });

  test('holds where all laws do', () => {
    expect(violationOf(PURSE, purse(1, 9), printed)).toBeNull();
    expect(breachOf(PURSE, purse(1, 9), printed)).toBeNull();
  });

  test('is violated by the first law that does not hold, as data from which the text is made', () => {
    const violation = violationOf(PURSE, purse(5, 0, 9), printed);
    expect(violation).toEqual({ law: 'genuine', at: 'coin 2', expected: 'a coin', found: '0' });
    expect(violation && describeViolation(violation)).toBe('coin 2: expected a coin, found 0');
    expect(breachOf(PURSE, purse(5, 9), printed)).toBe('expected at most 10 ducats, found 14 ducats');
  });

  test('knows nothing of what is left over from another case', () => {
    expect(violationOf(PURSE, { ...purse(5, -9), count: 1 }, printed)).toBeNull();
  });

  test('has the slack of its inequality', () => {
    expect(hasSlack(PURSE, printed)).toBe(true);
    expect(slackOf(PURSE, purse(4), printed, null)).toMatchObject({ found: 4n, allowed: 10n });
  });
});

describe('a wording', () => {
  test.each([
    ['owned', purse(11), true],
    ['owned', { ...purse(11), owner: 'v' }, false],
    ['beside-before', { ...purse(6), before: 7n }, true],
    ['beside-before', { ...purse(11), before: 7n }, false],
    ['large', purse(20), true],
    ['large', purse(21), false],
    ['owned+large', { ...purse(21), owner: 'v' }, false],
    ['beside-before+large', { ...purse(20), before: 7n }, true],
  ])('%s is judged by its side conditions', (wording, observed, holds) => {
    expect(violationOf(PURSE, observed, worded(wording)) === null).toBe(holds);
  });

  test('composes its sentence and its formulas', () => {
    expect(sentenceIn(PURSE, 'printed')).toBe(PURSE.sentence);
    expect(sentenceIn(PURSE, 'owned+beside-before+large')).toBe(
      'Where the purse is owned, every coin is genuine, and a purse holds at most 20 ducats, not counting what it held before.',
    );
    expect(formulaIn(PURSE, 'owned+beside-before+large')).toBe(
      'coin > 0; owned => before + sum_of_coins <= 20 + before',
    );
  });

  test('is any set of side conditions, in their order, and no other', () => {
    expect(wordingsFrom(PURSE.sideConditions)).toHaveLength(7);
    expect(wordingsFrom(PURSE.sideConditions)).toContain('owned+large');
    expect(() => violationOf(PURSE, EMPTY, worded('owned+round'))).toThrow(/has no wording owned\+round/);
  });
});

test('a law of pairs names the first pair, and one of a part says nothing where it is missing', () => {
  const pairs = everyPair<Purse, number>(COINS, {
    given: (left) => left > 1,
    holds: (left, right) => left !== right,
    at: (left, right) => `${left} and ${right}`,
    expected: () => 'different coins',
    found: () => 'equal ones',
  });
  const judge = pairs.judgeBy(pairs.parts, '');
  expect(judge.fault(purse(1, 1, 2), printed, null)).toBeNull();
  expect(judge.fault(purse(1, 2, 3, 2), printed, null)).toMatchObject({ at: '2 and 2' });

  const named = ofPart(
    ({ owner }: Purse) => owner,
    condition<string>({ holds: (owner) => owner !== '', expected: 'a name', found: 'none' }),
  );
  const owned = named.judgeBy(named.parts, '');
  expect(owned.fault(EMPTY, printed, null)).toBeNull();
  expect(owned.fault({ ...EMPTY, owner: '' }, printed, null)).toMatchObject({ expected: 'a name' });
});
