import { describe, expect, test } from 'vitest';
import { type Expression, FormulaError } from './expression.ts';
import { parseFormula } from './parse.ts';

/** An expression with every pair of parentheses that it could have. */
function shown(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return expression.parts === 1n ? `${expression.value}` : `${expression.value}/${expression.parts}`;
    case 'symbol':
      return expression.name;
    case 'negative':
      return `(-${shown(expression.of)})`;
    case 'not':
      return `(not ${shown(expression.of)})`;
    case 'call':
      return `${expression.name}(${expression.args.map(shown).join('; ')})`;
    default:
      return `(${shown(expression.left)} ${expression.operator} ${shown(expression.right)})`;
  }
}

describe('the notation of the draft', () => {
  test.each([
    // Arithmetic binds as it does in print.
    ['a + b * c ^ d', '(a + (b * (c ^ d)))'],
    ['a - b - c', '((a - b) - c)'],
    ['a / b * c', '((a / b) * c)'],
    ['1 - (1 - 1/w)^q', '(1 - ((1 - (1 / w)) ^ q))'],
    ['a * b mod c', '((a * b) mod c)'],
    ['-c < 4.25', '((-c) < 425/100)'],
    ['max(0, a - 1) / n', '(max(0; (a - 1)) / n)'],
    // What is true or false: not, and, or, =>, <=>.
    ['not a and b => c', '(((not a) and b) => c)'],
    ['a => b => c', '(a => (b => c))'],
    ['a or b and c', '(a or (b and c))'],
    ['a = b <=> c < d', '((a = b) <=> (c < d))'],
    // One symbol, however much it is in print.
    ['bfd_seq > last_cwt[v, epoch]', '(bfd_seq > last_cwt[v,epoch])'],
    ['JOINT_attacked(F + 1, K) <= R_L', '(JOINT_attacked(F+1,K) <= R_L)'],
    ['F >= {largest_flood_factor}', '(F >= {largest_flood_factor})'],
  ])('%s', (formula, expected) => {
    expect(shown(parseFormula(formula))).toBe(expected);
  });

  test.each([
    ['a <= x <= b', '((x >= a) and (x <= b))'],
    ['a < x < b', '((x > a) and (x < b))'],
    ['a = b = c', '((b = a) and (b = c))'],
    ['p => a <= x < b', '(p => ((x >= a) and (x < b)))'],
  ])('a chain says what it says of the one between: %s', (formula, expected) => {
    expect(shown(parseFormula(formula))).toBe(expected);
  });
});

describe('what cannot be read is refused, and the formula is named', () => {
  test.each([
    ['a b', 'side by side'],
    ['', 'no formula at all'],
    ['a +', 'Expected expression after +'],
    ['(a', 'Unclosed ('],
    ['a ? b', 'Expected :'],
    ['sqrt[a', 'Unclosed ['],
    ['"a"', 'no number is written "a"'],
  ])('%s', (formula, fault) => {
    expect(() => parseFormula(formula)).toThrow(FormulaError);
    expect(() => parseFormula(formula)).toThrow(`formula "${formula}": `);
    expect(() => parseFormula(formula)).toThrow(fault);
  });
});
