import Fraction from 'fraction.js';
import { describe, expect, test } from 'vitest';
import { contains, end, type Interval, intersect, isEmpty, simplestIn } from './interval.ts';

/** "[1/3, 2)" as an interval; a missing end is unbounded. */
function parse(text: string): Interval {
  const [least = '', most = ''] = text.slice(1, -1).split(',');
  const at = (part: string, included: boolean) => (part.trim() === '' ? null : end(part.trim(), included));
  return { least: at(least, text.startsWith('[')), most: at(most, text.endsWith(']')) };
}

/** Every fraction from 0 to 3 with a denominator of at most 12, simplest first. */
const FRACTIONS = Array.from({ length: 12 }, (_, index) => index + 1).flatMap((d) =>
  Array.from({ length: 3 * d + 1 }, (_, n) => new Fraction(n, d)),
);
const INTERVALS = [
  '[1/3,2/3]',
  '(1/3,2/3)',
  '[0,1/2)',
  '(0,1/2]',
  '(1,2)',
  '[7/5,)',
  '(,5/7)',
  '[1,1]',
  '(2,2]',
];

describe.each(INTERVALS)('%s', (text) => {
  const interval = parse(text);

  test.each(INTERVALS)('shares with %s what lies in both', (other) => {
    const shared = intersect(interval, parse(other));
    for (const value of FRACTIONS) {
      expect(contains(shared, value)).toBe(contains(interval, value) && contains(parse(other), value));
    }
  });
});

test.each([
  ['[1,1]', false],
  ['(1,1]', true],
  ['[1,1)', true],
  ['[2,1]', true],
  ['(1,2)', false],
  ['(,)', false],
])('%s is empty: %s', (text, empty) => {
  expect(isEmpty(parse(text))).toBe(empty);
});

describe('the simplest fraction', () => {
  test.each([
    '[1/3,2/3]',
    '(1/3,2/3)',
    '(1/2,2/3)',
    '[7/5,3/2)',
    '(1,6/5)',
    '(0,1/9]',
    '[5/7,5/7]',
    '(,5/7)',
    '[0,1/2)',
    '[8/11,3/4)',
  ])('of %s is the first of all that lies in it', (text) => {
    const first = FRACTIONS.find((value) => contains(parse(text), value));
    expect(simplestIn(parse(text)).toFraction()).toBe(first?.toFraction());
  });
});
