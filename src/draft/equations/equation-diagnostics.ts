import fc from 'fast-check';
import Fraction from 'fraction.js';
import { rounded, roundLike } from '../../../spec/figures/printed.ts';
import type { Expression } from '../../../spec/formula/expression.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { asRatio } from '../../report/figures/figures.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Chain, Link, Side } from './chains.ts';
import { Definitions } from './definitions.ts';
import { evaluate, symbolsIn, type Values } from './evaluate.ts';

/** What came of the equations of a text. */
export interface JudgedEquations {
  readonly diagnostics: readonly Diagnostic[];
  /** Steps between two sides that were evaluated, that were searched, and that say what a name is or is to be. */
  readonly evaluated: number;
  readonly searched: number;
  readonly stated: number;
  /** Steps of which nothing could be told. */
  readonly open: readonly { readonly line: number; readonly text: string }[];
}

interface Step {
  readonly chain: Chain;
  readonly left: Side & { readonly expression: Expression };
  readonly link: Link;
  readonly right: Side & { readonly expression: Expression };
}

/** Every step of every chain: evaluated where all of it is known, else searched over positive values of its symbols. */
export function judgeEquations(chains: readonly Chain[], revision: Revision, seed: number): JudgedEquations {
  const known = knownValues(revision);
  const definitions = new Definitions(chains);
  const diagnostics: Diagnostic[] = [];
  const open: { line: number; text: string }[] = [];
  const counts = { evaluated: 0, searched: 0, stated: 0 };
  for (const step of chains.flatMap(stepsOf)) {
    const told = evaluateStep(step, known) ?? searchStep(step, definitions, seed);
    if (told === 'open') open.push({ line: step.left.place.line, text: textOf(step) });
    else {
      counts[told.how]++;
      if (told.fault !== null) diagnostics.push(told.fault);
    }
  }
  return { diagnostics, ...counts, open };
}

function stepsOf(chain: Chain): readonly Step[] {
  return chain.links.flatMap((link, index) => {
    const [left, right] = [chain.sides[index], chain.sides[index + 1]];
    if (left === undefined || right === undefined) return [];
    if (left.expression === null || right.expression === null) return [];
    return [{ chain, left, link, right } as Step];
  });
}

/** The prices in us and the limits, as the draft writes them. */
function knownValues({ cost, c_path, R_L, B_F }: Revision): Values {
  const us = (ns: bigint) => new Fraction(ns, 1000n);
  return new Map([
    ['c_json', us(cost.c_json)],
    ['c_bfd_parse', us(cost.c_bfd_parse)],
    ['c_hmac', us(cost.c_hmac)],
    ['c_ed25519', us(cost.c_ed25519)],
    ['c_xdp', us(cost.c_xdp)],
    ['c_path', us(c_path)],
    ['R_L', new Fraction(R_L)],
    ['B_F', new Fraction(B_F)],
  ]);
}

type Told = { readonly how: 'evaluated' | 'searched' | 'stated'; readonly fault: Diagnostic | null };

/** Null where a symbol of it has no value. */
function evaluateStep(step: Step, known: Values): Told | null {
  const left = evaluate(step.left.expression, known);
  const right = evaluate(step.right.expression, known);
  if (left === null || right === null) return null;
  if (holds(left, step, right)) return { how: 'evaluated', fault: null };
  const literal = isLiteral(step.right);
  const computed = (literal ? roundLike(rounded(step.right.text, ''), left) : null) ?? decimal(left);
  return {
    how: 'evaluated',
    fault: {
      ...step.right.place,
      rule: 'equation/false',
      severity: 'error',
      message: `${step.left.text} is ${decimal(left)}, which is not ${WORDS[step.link]} ${step.right.text}`,
      found: literal ? step.right.text : `${step.right.text}, which is ${decimal(right)}`,
      expected: `${WORDS[step.link]} ${computed}`,
      because: literal ? [] : [`${step.right.text} is ${decimal(right)}`],
      fix: literal && step.link !== '<' && step.link !== '>' ? { text: computed, isSafe: false } : null,
    },
  };
}

const WORDS: Readonly<Record<Link, string>> = {
  '=': 'equal to',
  '==': 'equal to',
  '~': 'about',
  '~~': 'about',
  '<=': 'at most',
  '<': 'less than',
  '>=': 'at least',
  '>': 'more than',
};

/** A printed number stands for every value that rounds to it. */
function holds(left: Fraction, { link, right: side, left: other }: Step, right: Fraction): boolean {
  const isPrinted = isLiteral(side) || isLiteral(other);
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
      if (!isPrinted) return left.equals(right);
      return isLiteral(side) ? roundsTo(left, side.text) : roundsTo(right, other.text);
  }
}

function isLiteral({ text }: Side): boolean {
  return /^\d+(\.\d+)?$/.test(text);
}

function roundsTo(value: Fraction, digits: string): boolean {
  return roundLike(rounded(digits, ''), value) === digits;
}

function decimal(value: Fraction): string {
  return asRatio(value).decimal;
}

const MOST = 60;
const RUNS = 200;
const VALUE = fc.tuple(fc.integer({ min: 1, max: MOST }), fc.integer({ min: 1, max: 4 }));

/** A step between expressions holds for all positive values of their symbols, or is refuted by the smallest that break it. */
function searchStep(step: Step, definitions: Definitions, seed: number): Told | 'open' {
  const { left, right, chain, link } = step;
  const isDefinition =
    left.expression.kind === 'symbol' || (right.expression.kind === 'symbol' && link === '=');
  if (isDefinition) return { how: 'stated', fault: null };
  const begun = definitions.expanded(left.expression, symbolsIn(right.expression), chain.section);
  const other = definitions.expanded(right.expression, symbolsIn(begun), chain.section);
  const one = definitions.expanded(begun, symbolsIn(other), chain.section);
  const symbols = [...new Set([...symbolsIn(one), ...symbolsIn(other)])];
  const shared = symbolsIn(one).filter((each) => symbolsIn(other).includes(each));
  if (symbols.length === 0 || shared.length < Math.min(symbolsIn(one).length, symbolsIn(other).length))
    return 'open';
  const found = counterexampleOf({ one, other, link, symbols }, seed);
  if (found === null) return { how: 'searched', fault: null };
  return { how: 'searched', fault: refuted(step, symbols, found) };
}

interface Searched {
  readonly one: Expression;
  readonly other: Expression;
  readonly link: Link;
  readonly symbols: readonly string[];
}

interface Broken {
  readonly values: readonly Fraction[];
  readonly left: Fraction;
  readonly right: Fraction;
}

function counterexampleOf({ one, other, link, symbols }: Searched, seed: number): Broken | null {
  const sidesAt = (values: readonly Fraction[]) => {
    const at = new Map(symbols.map((name, index) => [name, values[index] as Fraction]));
    return { left: evaluate(one, at), right: evaluate(other, at) };
  };
  const valuesOf = (drawn: readonly (readonly [number, number])[]) =>
    drawn.map(([over, under]) => new Fraction(over, under));
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

function isSo(left: Fraction, link: Link, right: Fraction): boolean {
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

function textOf({ left, link, right }: Step): string {
  return `${left.text} ${link} ${right.text}`;
}
