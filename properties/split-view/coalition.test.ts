import { describe, expect, test } from 'vitest';
import type { Choice } from '../../spec/language/choices.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import type { CoalitionObservation } from '../../spec/split-view/coalition.ts';
import { withRules } from '../../src/revision/build.ts';
import { loadRevision } from '../../src/revision/load.ts';
import { playDescribed } from '../../src/search/case/play.ts';
import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { isBroken, leastBreak } from '../claim-search.fixture.ts';
import { coalition } from './coalition.ts';

const binding = coalition as unknown as AnyBinding;
const draft = loadRevision('draft-00');
const repaired = withRules(draft, [wrong('quorum-condition', 'one-honest'), wrong('auditor-asks', 'enough')]);

describe('T-COAL-1/coalition', () => {
  test('is broken with nothing open: one witness of two is asked, and has cosigned what it is asked about', () => {
    const found = leastBreak(binding, draft, []);
    expect(found?.script.steps).toEqual([]);
    expect(found?.script.breach).toContain('1 of 2 witnesses, 0 of them corrupt, 1 asked');
  });

  test('holds where every quorum has an honest witness and an auditor asks w - q + 1 + f', () => {
    expect(isBroken(binding, repaired, ['corrupt-witness'])).toBe(false);
  });

  test.each<Choice>(['witness-answer=late', 'extra-encoding=sixteen-digits', 'witness-operators=two-of-one'])(
    'is broken even so by %s',
    (choice) => expect(isBroken(binding, repaired, ['corrupt-witness', choice])).toBe(true),
  );

  test.each(binding.catches)('catches $rule=$take on the repaired rules', (choice) => {
    expect(isBroken(binding, withRules(repaired, [choice]), binding.grants)).toBe(true);
  });
});

/** Every set of so many of the numbers below w, as bits. */
function setsOf(size: number, w: number): number[] {
  const bitsIn = (set: number): number => (set === 0 ? 0 : (set & 1) + bitsIn(set >> 1));
  return Array.from({ length: 1 << w }, (_, set) => set).filter((set) => bitsIn(set) === size);
}

/** By sets: whether two quorums share no honest witness, and an audit of the first asks no honest witness of the second alone. */
function getsBy(w: number, q: number, corrupt: number, asked: number): boolean {
  const honest = ((1 << w) - 1) & ~((1 << corrupt) - 1);
  return setsOf(q, w).some((first) =>
    setsOf(q, w).some(
      (second) =>
        (first & second & honest) === 0 &&
        setsOf(asked, w).some((asks) => (asks & second & honest & ~first) === 0),
    ),
  );
}

test.each([
  ['draft-00', draft],
  ['q > f and w - q + 1 + f asked', repaired],
  ['2 q > w + f', withRules(draft, [wrong('quorum-condition', 'majority')])],
] as const)('a coalition gets by an audit exactly where one does by sets of witnesses: %s', (_, revision) => {
  for (let w = 1; w <= 5; w++) {
    for (let q = 1; q <= w; q++) {
      for (let f = 0; f <= w; f++) {
        const steps = f > 0 ? [{ step: 'corrupt-witnesses', with: {} }] : [];
        const world = playDescribed(coalition.scenario(revision), 'ideal', { setting: { w, q, f }, steps });
        const found = world.observe() as CoalitionObservation;
        const expected = found.q <= w && getsBy(w, found.q, found.corrupt, found.asked);
        expect(found.unreported > 0, `${q} of ${w}, ${f} corrupt`).toBe(expected);
      }
    }
  }
});
