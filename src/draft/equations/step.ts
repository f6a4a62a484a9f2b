import type Fraction from 'fraction.js';
import type { Expression } from '../../../spec/formula/expression.ts';
import { asRatio } from '../../report/figures/figures.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Chain, Side } from './chains.ts';
import type { Link } from './run.ts';

/** Two sides of a chain that stand beside one another, both of them expressions. */
export interface Step {
  readonly chain: Chain;
  readonly left: Side & { readonly expression: Expression };
  readonly link: Link;
  readonly right: Side & { readonly expression: Expression };
}

/** What came of a step, and how. */
export type StepOutcome = {
  readonly how: 'evaluated' | 'searched' | 'stated';
  readonly fault: Diagnostic | null;
};

/** The steps of a chain; none where a side is words. */
export function stepsOf(chain: Chain): readonly Step[] {
  return chain.links.flatMap((link, index) => {
    const [left, right] = [chain.sides[index], chain.sides[index + 1]];
    if (left === undefined || right === undefined) return [];
    if (left.expression === null || right.expression === null) return [];
    return [{ chain, left, link, right } as Step];
  });
}

/** Whether numbers of a step stand in different units, so that they cannot be compared as they are printed. */
export function mixesUnits({ left, right }: Step): boolean {
  const units = [...left.tokens, ...right.tokens].flatMap(({ unit }) => unit ?? []);
  return units.some((unit) => unit !== units[0]);
}

/** What a sign between two sides says. */
export const WORDS: Readonly<Record<Link, string>> = {
  '=': 'equal to',
  '==': 'equal to',
  '~': 'about',
  '~~': 'about',
  '<=': 'at most',
  '<': 'less than',
  '>=': 'at least',
  '>': 'more than',
};

/** Whether two values are as a sign has it. */
export function isSo(left: Fraction, link: Link, right: Fraction): boolean {
  switch (link) {
    case '<=':
      return left.lte(right);
    case '<':
      return left.lt(right);
    case '>=':
      return left.gte(right);
    case '>':
      return left.gt(right);
    default:
      return left.equals(right);
  }
}

/** A step as it is printed. */
export function textOf({ left, link, right }: Step): string {
  return `${left.text} ${link} ${right.text}`;
}

/** A value as a person reads it. */
export function decimal(value: Fraction): string {
  return asRatio(value).decimal;
}
