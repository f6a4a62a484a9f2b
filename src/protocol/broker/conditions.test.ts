import { describe, expect, test } from 'vitest';
import type { BfdSequence } from '../../../spec/language/notation.ts';
import { wrong } from '../../../spec/rules/catalogue.ts';
import { withRules } from '../../revision/build.ts';
import { loadRevision } from '../../revision/load.ts';
import { taken } from '../rule-table.ts';
import { NOTHING, SEQUENCE_IS_NEW } from './conditions.ts';
import { SEQUENCE_FAULTS } from './faults.ts';

const draft = loadRevision('draft-00');
const M = 3;

const comparisonOf = (take: Parameters<typeof wrong<'bfd-sequence-comparison'>>[1]) => {
  const { rules } = withRules(draft, [wrong('bfd-sequence-comparison', take)]);
  const isNew = taken(rules, 'bfd-sequence-comparison', SEQUENCE_IS_NEW, SEQUENCE_FAULTS)(M);
  return (sequence: number, last: number, silence = 1) => isNew(sequence as BfdSequence, last, silence);
};

const NEAR = [0, 1, 2, 8, 9, 10, 11, 2 ** 31, 2 ** 32 - 11, 2 ** 32 - 10, 2 ** 32 - 9, 2 ** 32 - 1];

describe('the circular window', () => {
  const isNew = comparisonOf('circular-window');

  test('is that of RFC 5880 6.7.3 in 32-bit arithmetic', () => {
    for (const last of NEAR) {
      for (const sequence of NEAR) {
        const above = (sequence - last) >>> 0;
        expect(isNew(sequence, last), `${sequence} after ${last}`).toBe(above >= 1 && above <= 3 * M);
      }
    }
  });

  test('is open to any number at first, and after 2 M ticks of silence', () => {
    for (const sequence of NEAR) {
      expect(isNew(sequence, NOTHING)).toBe(true);
      expect(isNew(sequence, 5, 2 * M)).toBe(true);
    }
    expect(isNew(4, 5, 2 * M - 1)).toBe(false);
  });
});

describe('half the circle', () => {
  const isNew = comparisonOf('half-circle');
  const HALF = 2 ** 31;

  test('is ahead, as RFC 1982 has it, wherever the last number stands', () => {
    for (const last of NEAR) {
      for (const sequence of NEAR) {
        const above = (sequence - last) >>> 0;
        expect(isNew(sequence, last), `${sequence} after ${last}`).toBe(above >= 1 && above < HALF);
      }
    }
  });

  test('its faults are off by one each, and one never opens', () => {
    expect([isNew(5, 5), comparisonOf('half-circle-from-last')(5, 5)]).toEqual([false, true]);
    expect([isNew(HALF, 0), comparisonOf('half-circle-one-wider')(HALF, 0)]).toEqual([false, true]);
    expect(comparisonOf('half-circle-one-wider')(HALF + 1, 0)).toBe(false);
    expect([isNew(4, 5, 2 * M - 1), comparisonOf('half-circle-opened-early')(4, 5, 2 * M - 1)]).toEqual([
      false,
      true,
    ]);
    expect([isNew(4, 5, 2 * M), comparisonOf('half-circle-kept')(4, 5, 1000)]).toEqual([true, false]);
  });
});

test('plainly above, the wrap of 32 bits is not followed', () => {
  const isNew = comparisonOf('above');
  expect([isNew(0, NOTHING), isNew(6, 5), isNew(5, 5), isNew(0, 2 ** 32 - 1, 1000)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
