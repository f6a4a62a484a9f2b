import { describe, expect, test } from 'vitest';
import { loadRevision } from '../src/revision/load.ts';
import type { AnyBinding } from '../src/search/binding.ts';
import { runChecks } from '../src/search/run-checks.ts';
import { inThisThread } from '../src/search/task.ts';

/** Enough for every required kind of case and wrong rule, few enough for watch mode. `verify` runs more. */
const CASES = 8192;

/** Runs a binding as `mvps-verify` does, on draft-00, in this thread. */
export function searchInVitest(binding: AnyBinding): void {
  describe(`${binding.statement.id}: ${binding.statement.sentence}`, async () => {
    const revision = loadRevision('draft-00');
    const { verdicts } = await runChecks({
      bindings: [binding],
      revision,
      seed: 1,
      cases: CASES,
      executor: inThisThread([binding], revision),
      workers: 1,
    });
    const [verdict] = verdicts;

    test('is not refuted', () => {
      expect(verdict?.counterexamples).toEqual([]);
      expect(verdict?.verdict).not.toBe('refuted');
    });

    test.each(binding.reach.map(({ name }, row) => [name, row] as const))('reaches: %s', (_, row) => {
      const found = verdict?.reached[row];
      expect(Number(found?.share)).toBeGreaterThanOrEqual(Number(found?.required));
      expect(found?.count).toBeGreaterThan(0);
    });

    test.each(verdict?.caught ?? [])('catches $rule on the $level level', ({ cases }) => {
      expect(cases).not.toBeNull();
    });

    test('is held, with as many cases as promised', () => {
      expect(verdict?.verdict).toBe('held');
    });
  });
}
