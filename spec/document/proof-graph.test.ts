import { describe, expect, test } from 'vitest';
import type { ProofStep, ProofStructure, Result } from '../language/proofs.ts';
import { covers, endsOf, enumerate, supportOf } from './proof-graph.ts';

function step(at: string, cites: Partial<ProofStep> = {}): ProofStep {
  return {
    at,
    hypotheses: [],
    sources: [],
    results: [],
    steps: [],
    definitions: [],
    for: {},
    qualifiers: [],
    concludes: [],
    ...cites,
  };
}

function structure(steps: Readonly<Record<string, readonly ProofStep[]>>): ProofStructure {
  const results = Object.entries(steps).map(([name, each]): readonly [string, Result] => [
    name,
    {
      clause: '1',
      headed: ['theorem'],
      assumes: [],
      claims: {},
      qualifiers: {},
      defines: [],
      steps: each,
      receipt: null,
    },
  ]);
  return {
    discipline: {
      clause: '0',
      sources: {},
      admits: [],
      counted: { theorem: [], corollary: [], 'inheritance result': [] },
    },
    chain: { clause: '7', sources: {}, admits: [] },
    results: Object.fromEntries(results),
    validator: { clause: '8', witnesses: {} },
    symbols: {},
  };
}

const FIRST = step('1', { sources: ['RFC 1'] });
const SECOND = step('2', { steps: ['1'], hypotheses: ['H-RL'] });
const THIRD = step('3', { results: ['T-A'], definitions: ['1.2'] });
const CHAIN = structure({ 'T-A': [FIRST, SECOND], 'T-B': [THIRD] });

describe('what a step rests on', () => {
  test('is itself, the steps that it cites and the proofs of the results that it cites', () => {
    expect([...supportOf([FIRST], CHAIN)]).toEqual([FIRST]);
    expect(new Set(supportOf([SECOND], CHAIN))).toEqual(new Set([SECOND, FIRST]));
    expect(new Set(supportOf([THIRD], CHAIN))).toEqual(new Set([THIRD, SECOND, FIRST]));
  });

  test('is finite in a circle', () => {
    const one = step('1', { steps: ['2'] });
    const two = step('2', { results: ['T-A'] });
    const circle = structure({ 'T-A': [one], 'T-B': [two] });
    expect(supportOf([one], circle)).toEqual(new Set([one, two]));
  });
});

test('a step ends where all that it rests on ends, each end once', () => {
  expect(endsOf(THIRD, CHAIN)).toEqual([
    { kind: 'definition', name: '1.2' },
    { kind: 'hypothesis', name: 'H-RL' },
    { kind: 'source', name: 'RFC 1' },
  ]);
});

test('a listed name covers itself and its parts, not what only begins alike', () => {
  expect(covers('CWT 9', 'CWT 9')).toBe(true);
  expect(covers('v4.0', 'v4.0 Theorem 9')).toBe(true);
  expect(covers('CWT 9', 'CWT 9.1')).toBe(false);
  expect(covers('v4.0 Theorem 9', 'v4.0')).toBe(false);
});

test('names in a row', () => {
  expect([enumerate([]), enumerate(['a']), enumerate(['a', 'b', 'c'])]).toEqual([
    'nothing',
    'a',
    'a, b and c',
  ]);
});
