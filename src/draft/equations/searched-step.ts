import fc from 'fast-check';
import Fraction from 'fraction.js';
import type { Expression } from '../../../spec/formula/expression.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { type Definitions, sizeOf } from './definitions.ts';
import { evaluate, symbolsIn } from './evaluate.ts';
import type { Link } from './run.ts';
import { isSo, type Step, type StepOutcome, textOf, WORDS } from './step.ts';

const MOST = 60;
const RUNS = 200;
const PARTS = 4;
const VALUE = fc.tuple(fc.integer({ min: 1, max: MOST }), fc.integer({ min: 1, max: PARTS }));
/** Every value that is tried, by its denominator and its numerator: each is looked up many times. */
const VALUES = Array.from({ length: PARTS }, (_, part) =>
  Array.from({ length: MOST }, (_, count) => new Fraction(count + 1, part + 1)),
);

/** How many numbers and symbols may still be searched in a text. */
export interface SearchBudget {
  left: number;
}

/** Whether a step says what a name is, or is to be. */
function isStated({ left, right, link }: Step): boolean {
  return left.expression.kind === 'symbol' || (right.expression.kind === 'symbol' && link === '=');
}

/** A step between expressions holds for all positive values of their symbols, or is refuted by the smallest that break it. */
export function searchStep(
  step: Step,
  definitions: Definitions,
  seed: number,
  budget: SearchBudget,
): StepOutcome | 'open' | 'left out' {
  const { left, right, chain, link } = step;
  if (isStated(step)) return { how: 'stated', fault: null };
  if (budget.left <= 0) return 'left out';
  const begun = definitions.expanded(left.expression, symbolsIn(right.expression), chain.section);
  const other = definitions.expanded(right.expression, symbolsIn(begun), chain.section);
  const one = definitions.expanded(begun, symbolsIn(other), chain.section);
  const symbols = [...new Set([...symbolsIn(one), ...symbolsIn(other)])];
  const shared = symbolsIn(one).filter((each) => symbolsIn(other).includes(each));
  if (symbols.length === 0 || shared.length < Math.min(symbolsIn(one).length, symbolsIn(other).length))
    return 'open';
  budget.left -= sizeOf(one) + sizeOf(other);
  const found = counterexampleOf({ one, other, link, symbols }, seed);
  if (found === null) return { how: 'searched', fault: null };
  return { how: 'searched', fault: refuted(step, symbols, found) };
}

/** Two expressions, and the symbols of both. */
export interface Searched {
  readonly one: Expression;
  readonly other: Expression;
  readonly link: Link;
  readonly symbols: readonly string[];
}

/** Values of the symbols, in their order, and what the two come to. */
export interface Broken {
  readonly values: readonly Fraction[];
  readonly left: Fraction;
  readonly right: Fraction;
}

/** Positive values under which two expressions are not as a sign has it, the smallest that were found. */
export function counterexampleOf({ one, other, link, symbols }: Searched, seed: number): Broken | null {
  const sidesAt = (values: readonly Fraction[]) => {
    const at = new Map(symbols.map((name, index) => [name, values[index] as Fraction]));
    return { left: evaluate(one, at), right: evaluate(other, at) };
  };
  const valuesOf = (drawn: readonly (readonly [number, number])[]) =>
    drawn.map(([over, under]) => VALUES[under - 1]?.[over - 1] as Fraction);
  const isBroken = (drawn: readonly (readonly [number, number])[]): boolean => {
    const { left, right } = sidesAt(valuesOf(drawn));
    return left !== null && right !== null && !isSo(left, link, right);
  };
  const property = fc.property(fc.tuple(...symbols.map(() => VALUE)), (drawn) => !isBroken(drawn));
  const { counterexample } = fc.check(property, { seed, numRuns: RUNS });
  if (counterexample === null) return null;
  const values = valuesOf(counterexample[0]);
  const { left, right } = sidesAt(values);
  return left === null || right === null ? null : { values, left, right };
}

function refuted(step: Step, symbols: readonly string[], { values, left, right }: Broken): Diagnostic {
  const at = symbols.map((name, index) => `${name} = ${values[index]?.toFraction()}`).join(', ');
  return {
    ...step.right.place,
    rule: 'equation/refuted',
    severity: 'error',
    message: `${textOf(step)} does not hold for all values of its symbols`,
    found: `left ${left.toFraction()}, right ${right.toFraction()}`,
    expected: `left ${WORDS[step.link]} right`,
    because: [`at ${at}: left ${left.toFraction()}, right ${right.toFraction()}`],
    fix: null,
  };
}
