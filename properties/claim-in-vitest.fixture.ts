import { beforeAll, describe, expect, test } from 'vitest';
import type { Choice } from '../spec/language/choices.ts';
import { createStyle } from '../src/report/text/style.ts';
import { tellCounterexample } from '../src/report/text/tell-counterexample.ts';
import { loadRevision } from '../src/revision/load.ts';
import { runChecks } from '../src/search/run/run-checks.ts';
import { inThisThread } from '../src/search/run/task.ts';
import type { AnyBinding } from '../src/search/trial/binding.ts';
import type { Verdict } from '../src/search/trial/verdict.ts';
import { isBroken, leastBreak } from './claim-search.fixture.ts';

const SEED = 1;
const CASES = 8192;
/** Enough to tell of every required kind of case whether it is reached. */
const CASES_ON_REPAIRED = 32_768;
const PLAIN = createStyle(false, 100);

/** What is known of a claim. */
export interface KnownClaim {
  readonly binding: unknown;
  /** Minimal breaking sets on draft-00, and the steps of the shortest case of each. */
  readonly sets: readonly (readonly [choices: readonly Choice[], steps: number])[];
  /** Relevant cases for each set of choices that is tried. */
  readonly cases?: number;
}

/** Judges a claim on draft-00 with nothing open and with each of its sets, and on the repaired draft with all that is. */
export function claimInVitest({ binding: given, sets, cases = CASES }: KnownClaim): void {
  const binding = given as AnyBinding;
  describe(`${binding.statement.id}: ${binding.statement.sentence}`, () => {
    const revision = loadRevision('draft-00');

    test('is false as printed only where a case says so with nothing open', () => {
      expect(isBroken(binding, revision, [], cases)).toBe(sets.some(([choices]) => choices.length === 0));
    });

    test.each(sets)('breaks under %j in %i steps, and under no part of it', (choices, steps) => {
      const found = leastBreak(binding, revision, choices, 4 * cases);
      expect(found, 'not broken').not.toBeNull();
      expect(found && tellCounterexample(found, PLAIN).join('\n')).toContain('expected');
      expect(found?.script.steps, found?.script.breach).toHaveLength(steps);
      for (const gone of choices) {
        const part = choices.filter((choice) => choice !== gone);
        expect(isBroken(binding, revision, part, cases / 2), part.join(', ')).toBe(false);
      }
    });

    describe('on the repaired draft', () => {
      let verdict: Verdict;

      beforeAll(async () => {
        const repaired = loadRevision('draft-01-proposed');
        const { verdicts } = await runChecks({
          bindings: [binding],
          revision: repaired,
          seed: SEED,
          cases: CASES_ON_REPAIRED,
          executor: inThisThread([binding], repaired),
          workers: 1,
        });
        verdict = verdicts[0] as Verdict;
      });

      test('is not refuted', () => {
        const told = verdict.counterexamples.flatMap((one) => tellCounterexample(one, PLAIN));
        expect(told.join('\n')).toBe('');
      });

      test.each(binding.reach.map(({ name }, row) => [name, row] as const))('reaches: %s', (_, row) => {
        expect(verdict.reached[row]?.verdict).toBe('reached');
      });

      test('catches every wrong rule', () => {
        expect(verdict.caught.filter(({ cases: needed }) => needed === null)).toEqual([]);
      });

      test('is held, with as many cases as promised', () => {
        expect(verdict.verdict).toBe('held');
      });
    });
  });
}
