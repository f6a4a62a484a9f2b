import { describe, expect, test } from 'vitest';
import { loadRevision } from '../../src/revision/load.ts';
import type { Revision } from '../language/revision.ts';
import { JUDGED_BY_ONE_FORMULA, printedFormulaFault } from './printed-formulas.ts';
import { formulaOf, lawsOf, sentenceOf } from './sentence.ts';
import { STATEMENTS } from './statements.ts';

const ID = 'T-VDOS-1/bound';
const bound = STATEMENTS.get(ID);
if (bound === undefined) throw new Error(`no statement ${ID}`);
const draft = loadRevision('draft-00');
const printing = (formula: string): Revision => ({ ...draft, formulas: { [ID]: formula } });

/** K insiders that cost so much in the one tick of a horizon, where a natural tick costs 1000 ns. */
const observed = (spent: bigint) =>
  ({ K: 1, F: 1, T_tick: 1000, naturalTick: 1000n, runs: [{ ticks: 1, spent }] }) as never;
const isBroken = (revision: Revision, spent: bigint): boolean =>
  bound.judgesOn(revision).some((judge) => judge.fault(observed(spent), revision, observed(spent)) !== null);

describe('a formula that a revision prints', () => {
  const TWICE = 'JOINT_attacked(F, K) / JOINT_baseline(K) <= 2';

  test('is what is judged, and what is shown', () => {
    expect(isBroken(draft, 3000n)).toBe(false);
    expect(isBroken(printing(TWICE), 3000n)).toBe(true);
    expect(isBroken(printing(TWICE), 2000n)).toBe(false);
    expect(lawsOf(bound, printing(TWICE)).map(({ formula }) => formula)).toEqual([TWICE]);
    expect(formulaOf(bound, printing(TWICE))).toBe(TWICE);
    expect(sentenceOf(bound, printing(TWICE))).toContain(`the formula that this revision prints: ${TWICE}.`);
  });

  test('changes nothing on a revision that prints none', () => {
    expect(isBroken(printing(TWICE), 3000n)).toBe(true);
    expect(isBroken(draft, 3000n)).toBe(false);
  });

  test.each([
    ['JOINT_attacked(F, K) / JOINT_baseline(K) <= R_L + x', /^x is not known here; known are .*natural_tick/],
    ['JOINT_attacked(F, K) <= R_L', /unit/],
    ['JOINT_attacked(F, K) +', /./],
    ['R_L + 1', /true or false/],
  ])('%s says why it cannot be judged', (formula, fault) => {
    expect(printedFormulaFault(ID, formula)).toMatch(fault);
  });

  test('belongs to a statement of one formula', () => {
    expect(JUDGED_BY_ONE_FORMULA).toContain(ID);
    expect(JUDGED_BY_ONE_FORMULA).not.toContain('T-RC-1.A');
    expect(JUDGED_BY_ONE_FORMULA.length).toBeGreaterThan(10);
  });
});
