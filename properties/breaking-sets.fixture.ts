import { describe, expect, test } from 'vitest';
import type { Choice } from '../spec/language/choices.ts';
import { describeCounterexample } from '../src/report/text/counterexample-lines.ts';
import { createStyle } from '../src/report/text/style.ts';
import { loadRevision } from '../src/revision/load.ts';
import type { AnyBinding } from '../src/search/trial/binding.ts';
import { isBroken, leastBreak } from './claim-search.fixture.ts';

const CASES = 8192;
const PLAIN = createStyle(false, 100);

/** What is known of a claim. */
export interface KnownClaim {
  readonly binding: unknown;
  /** Minimal breaking sets on draft-00, and the steps of the shortest case of each. */
  readonly sets: readonly (readonly [choices: readonly Choice[], steps: number])[];
  /** Relevant cases for each set of choices that is tried. */
  readonly cases?: number;
}

/** Judges a claim on draft-00 with nothing open, and with each of its breaking sets. */
export function breaksInVitest({ binding: given, sets, cases = CASES }: KnownClaim): void {
  const binding = given as AnyBinding;
  describe(`${binding.statement.id}: ${binding.statement.sentence}`, () => {
    const revision = loadRevision('draft-00');

    test('is false as printed only where a case says so with nothing open', () => {
      expect(isBroken(binding, revision, [], cases)).toBe(sets.some(([choices]) => choices.length === 0));
    });

    test.each(sets)('breaks under %j in %i steps, and under no part of it', (choices, steps) => {
      const found = leastBreak(binding, revision, choices, 4 * cases);
      expect(found, 'not broken').not.toBeNull();
      expect(found && describeCounterexample(found, PLAIN).join('\n')).toContain('expected');
      expect(found?.script.steps, JSON.stringify(found?.script.violation)).toHaveLength(steps);
      for (const gone of choices) {
        const part = choices.filter((choice) => choice !== gone);
        expect(isBroken(binding, revision, part, cases / 2), part.join(', ')).toBe(false);
      }
    });
  });
}
