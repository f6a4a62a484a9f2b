import { describe, expect, test } from 'vitest';
import { loadRevision } from '../../src/revision/load.ts';
import { every, type LawStatement } from './law.ts';
import type { Revision } from './revision.ts';

const draft = loadRevision('draft-00');

interface Terms {
  readonly limit: (coin: number) => number;
}

/** Coins of a purse: each is worth something, and at most ten unless worded otherwise. */
const COINS: LawStatement<readonly number[]> = every<readonly number[], number, Terms>(
  (coins) => coins,
  (coins) => coins.length,
  (_, index) => `coin ${index + 1}`,
  {
    id: 'T-COINS/worth',
    clause: '0',
    sentence: 'Every coin is worth something and at most ten.',
    hypotheses: [],
    laws: [
      {
        name: 'worth something',
        formula: 'c > 0',
        when: {},
        violation: (coin) => (coin > 0 ? null : { expected: 'more than 0', found: String(coin) }),
      },
      {
        name: 'at most ten',
        formula: 'c <= 10',
        when: { even: (coin) => coin % 2 === 0 },
        terms: { limit: () => 10 },
        violation: (coin, _, { limit }) =>
          coin <= limit(coin) ? null : { expected: `at most ${limit(coin)}`, found: String(coin) },
      },
    ],
    wordings: {
      odd: { laws: { 'at most ten': { when: { even: (coin) => coin % 2 === 1 } } }, adds: 'if it is odd' },
      large: { laws: { 'at most ten': { terms: { limit: () => 12 } } }, instead: ['ten', 'twelve'] },
      below: { laws: { 'at most ten': { when: { below: (coin) => coin < 20 } } } },
    },
  },
);

const worded = (wording: string): Revision => ({ ...draft, wordings: { 'T-COINS/worth': wording } });

test('the first thing that violates a law is reported, by that law', () => {
  expect(COINS.violation([4, 12, 0], draft)).toEqual({
    law: 'at most ten',
    at: 'coin 2',
    expected: 'at most 10',
    found: '12',
  });
  expect(COINS.breach([0, 12], draft)).toBe('coin 1: expected more than 0, found 0');
  expect(COINS.violation([4, 11], draft)).toBeNull();
});

test('of one thing the first law that it violates is reported', () => {
  expect(COINS.violation([-1], draft)?.law).toBe('worth something');
});

describe('a wording', () => {
  test.each([
    ['odd', [12], [11]],
    ['large', [12, 11], [14]],
    ['below', [20], [12]],
    ['odd+large', [14, 11], [13]],
    ['large+below', [12, 20], [14]],
  ])('%s puts its side conditions on the law', (wording, kept, broken) => {
    expect(COINS.violation(kept, worded(wording))).toBeNull();
    expect(COINS.violation(broken, worded(wording))?.law).toBe('at most ten');
  });

  test('can be any combination of parts in their order, whose sentence is composed', () => {
    expect(COINS.wordings).toEqual({
      odd: 'Every coin is worth something and at most ten, if it is odd.',
      large: 'Every coin is worth something and at most twelve.',
      'odd+large': 'Every coin is worth something and at most twelve, if it is odd.',
      below: COINS.sentence,
      'odd+below': 'Every coin is worth something and at most ten, if it is odd.',
      'large+below': 'Every coin is worth something and at most twelve.',
      'odd+large+below': 'Every coin is worth something and at most twelve, if it is odd.',
    });
  });

  test('that there is not is an error', () => {
    expect(() => COINS.violation([1], worded('heavy'))).toThrow('T-COINS/worth has no wording heavy');
  });

  test('whose words the sentence does not have is an error', () => {
    const odd = { laws: {}, instead: ['eleven', 'twelve'] } as const;
    const coins = () =>
      every<readonly number[], number>(
        (all) => all,
        (all) => all.length,
        String,
        {
          id: 'T-COINS/worth',
          clause: '0',
          sentence: 'A coin.',
          hypotheses: [],
          laws: [],
          wordings: { odd },
        },
      );
    expect(coins).toThrow('eleven');
  });
});
