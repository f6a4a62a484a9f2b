import Fraction from 'fraction.js';
import { rounded, roundLike } from '../../../spec/figures/printed.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import type { Side } from './chains.ts';
import { evaluate, type Values } from './evaluate.ts';
import { decimal, isSo, type Step, type StepOutcome, WORDS } from './step.ts';

/** The prices in us and the limits, as the draft writes them. */
export function knownValues({ cost, c_path, R_L, B_F }: Revision): Values {
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

/** Null where a symbol of it has no value. */
export function evaluateStep(step: Step, known: Values): StepOutcome | null {
  const left = evaluate(step.left.expression, known);
  const right = evaluate(step.right.expression, known);
  if (left === null || right === null) return null;
  if (holds(left, step, right)) return { how: 'evaluated', fault: null };
  const literal = isLiteral(step.right);
  const computed =
    (literal && left.s >= 0n ? roundLike(rounded(step.right.text, ''), left) : null) ?? decimal(left);
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

/** A printed number stands for every value that rounds to it. */
function holds(left: Fraction, { link, right: side, left: other }: Step, right: Fraction): boolean {
  const isEquality = link === '=' || link === '==' || link === '~' || link === '~~';
  if (isEquality && isLiteral(side)) return roundsTo(left, side.text);
  if (isEquality && isLiteral(other)) return roundsTo(right, other.text);
  return isSo(left, link, right);
}

function isLiteral({ text }: Side): boolean {
  return /^\d+(\.\d+)?$/.test(text);
}

function roundsTo(value: Fraction, digits: string): boolean {
  return value.s >= 0n && roundLike(rounded(digits, ''), value) === digits;
}
