import { expect, test } from 'vitest';
import type { Outcome } from './mutant.ts';
import { type Judged, keyOf, reportMutants, scoreOf } from './mutant-report.ts';

const by = { revision: 0, check: 'T-RC-1.A', side: 'own', rules: [], expects: 'held', cases: 256 } as const;
const KILLED: Outcome = { status: 'killed', by, how: 'counterexample', cases: 3 };
const SURVIVED: Outcome = { status: 'survived', searches: 4 };

function judged(id: number, outcome: Outcome): Judged {
  const mutant = {
    id: `${id}`,
    file: 'src/cost/meter.ts',
    line: id,
    mutator: 'Equality',
    original: `a${id}`,
  };
  return { mutant: { ...mutant, replacement: 'b' }, outcome };
}

const ALL = [
  judged(1, KILLED),
  judged(2, SURVIVED),
  judged(3, { status: 'not reached' }),
  judged(4, { status: 'in a planted mistake' }),
];

test('what survives counts, unless it is equivalent; a planted mistake does not', () => {
  expect(scoreOf(ALL, {})).toBe('1 of 3 mutants that are not equivalent are killed (33.3 %)');
  const why = 'a cache';
  expect(scoreOf(ALL, { 'src/cost/meter.ts': { 'a2 => b': { kind: 'equivalent', why } } })).toMatch(
    /^1 of 2 /,
  );
  expect(scoreOf(ALL, { 'src/cost/meter.ts': { 'a2 => b': { kind: 'open', why } } })).toMatch(/^1 of 3 /);
});

test('who survives without a reason is named, and every survivor is on the page', () => {
  const reasons = { 'src/cost/meter.ts': { 'a2 => b': { kind: 'unspoken', why: 'no clause' } } } as const;
  const { text, unexplained } = reportMutants(ALL, reasons, ['draft-00'], 512, 5);
  expect(unexplained.map(({ mutant }) => keyOf(mutant))).toEqual(['a3 => b']);
  expect(text).toContain('a sample of 4 of 5 places of the core');
  expect(text).toContain('- line 2: `a2 => b`: unspoken: no clause');
  expect(text).toContain('- line 3: `a3 => b`, no search goes through it: open: nobody has looked at it yet');
});
