import Fraction from 'fraction.js';
import { expect, test } from 'vitest';
import { evaluate, linear, over, preimage, type Quotient } from './formula.ts';
import { contains, end, type Interval } from './interval.ts';

const QUOTIENTS: readonly (readonly [string, Quotient])[] = [
  ['2 + 3x', over(linear(2n, 3n))],
  ['2 - x', over(linear(2n, -1n))],
  ['5', over(linear(5n, 0n))],
  ['(1 + 2x) / (3 + x), rising', over(linear(1n, 2n), linear(3n, 1n))],
  ['(9 + x) / (2 + x), falling', over(linear(9n, 1n), linear(2n, 1n))],
  ['(4 + 2x) / (2 + x), constant', over(linear(4n, 2n), linear(2n, 1n))],
];
const TARGETS: readonly Interval[] = [
  { least: end(1n), most: end(2n, false) },
  { least: end('5/3', false), most: end('13/4') },
  { least: end(2n), most: end(2n) },
  { least: end(5n), most: null },
  { least: null, most: end(2n, false) },
];

test.each(QUOTIENTS)('%s meets a target exactly where its value lies in it', (_, quotient) => {
  for (const target of TARGETS) {
    const solution = preimage(quotient, target);
    for (let n = 0; n <= 120; n++) {
      const x = new Fraction(n, 12);
      const isSolution = solution !== null && contains(solution, x);
      expect(isSolution, `x = ${x.toFraction()}`).toBe(contains(target, evaluate(quotient, x)));
    }
  }
});
