import { describe, expect, test } from 'vitest';
import { asPrinted } from '../../../spec/formula/as-printed.ts';
import { compared } from '../../../spec/language/closeness.ts';
import { law } from '../../../spec/language/law.ts';
import { revision, searchToy, type Toy, toyStatement } from '../toy-statement.fixture.ts';
import type { AnyBinding } from '../trial/binding.ts';
import { Trial } from '../trial/trial.ts';
import { CLIMB_CASES, climb } from './climb.ts';
import { CLIMBS } from './climbs.ts';
import type { RunRequest } from './run-checks.ts';
import { type Executor, inThisThread, type Task, type TaskResult } from './task.ts';

const HEIGHT = 12;
const GRIPS = 60;

/** A ladder, each rung of which takes a grip of its own: a random case gets hardly anywhere. No more than so many hundredths of a rung. */
function ladder(hundredths: bigint, changes: Partial<Toy> = {}): AnyBinding {
  return toyStatement({
    name: 'ladder',
    steps: [
      {
        name: 'grip',
        argument: { name: 'grip', words: GRIPS, drawn: 'evenly' },
        next: (rungs, grip) => (grip === (rungs * 23 + 11) % GRIPS ? rungs + 1 : rungs),
      },
    ],
    length: { min: 0, max: HEIGHT },
    law: law(
      'low enough',
      'rungs <= most / 100',
      asPrinted<number>({
        symbols: {
          rungs: { unit: '1', of: (rungs) => rungs },
          most: { unit: '1', of: () => hundredths },
        },
        unit: 'rungs',
        says: (_, rungs) => ({ expected: 'less', found: `${rungs} rungs` }),
      }),
    ),
    heard: (rungs) => `${rungs} rungs up`,
    ...changes,
  });
}

async function verdictOf(binding: AnyBinding, changes: Partial<RunRequest> = {}) {
  const { verdicts } = await searchToy(binding, { cases: 5000, ...changes });
  return verdicts[0];
}

/** Finishes tasks in an order of its own, as several workers would. */
function shuffling(binding: AnyBinding): Executor {
  let turn = 0;
  return {
    async run<T extends Task>(task: T): Promise<TaskResult<T>> {
      // Each in a thread that has run nothing before.
      const result = await inThisThread([binding], revision).run(task);
      await new Promise((resolve) => setTimeout(resolve, (turn++ * 7) % 5));
      return result;
    },
  };
}

describe('the closest case', () => {
  test('is told, shrunk to as few steps as take it there', async () => {
    const verdict = await verdictOf(ladder(1200n));
    const { closeness, script } = verdict?.closest ?? {};
    const rungs = Number((closeness?.found ?? 0n) / 100n);
    expect(rungs).toBeGreaterThan(0);
    expect(closeness).toEqual({
      unit: 'rungs',
      scale: 100n,
      found: BigInt(rungs) * 100n,
      sense: 'at most',
      allowed: 1200n,
    });
    expect(script?.steps).toHaveLength(rungs);
    expect(script?.steps[rungs - 1]?.outcome).toEqual([`${rungs} rungs up`]);
    expect(script).not.toHaveProperty('breach');
  });

  test('is none of a statement without an inequality, and none of one that is refuted', async () => {
    const { statement, ...rest } = ladder(1200n);
    const plain = { ...statement, judgesOn: () => [{ law: 'none', fault: () => null }] };
    expect((await verdictOf({ ...rest, statement: plain }))?.closest).toBeNull();
    expect(await verdictOf(ladder(50n))).toMatchObject({ verdict: 'refuted', closest: null });
  });

  test('is that of a space that is run whole, which nothing climbs', async () => {
    const space = { bound: 'one grip', size: GRIPS, scriptAt: (index: number) => [0, index, 0, 0, 0] };
    const verdict = await verdictOf(ladder(1200n, { space }), { maximise: true });
    expect(verdict?.closest?.closeness.found).toBe(100n);
    expect(verdict?.closest?.script.steps).toMatchObject([{ with: { grip: 11 } }]);
    expect(verdict?.how).not.toHaveProperty('climbed');
  });
});

test('a closeness that is beyond the bound where nothing is broken is an error', async () => {
  const { statement, ...rest } = ladder(1200n);
  const slack = () => compared('rungs', 13n, 'at most', 12n);
  const judgesOn = () => [{ law: 'none', fault: () => null, slack }];
  const wrong = { ...rest, statement: { ...statement, judgesOn } };
  const verdict = await verdictOf(wrong);
  expect(verdict?.verdict).toBe('error');
  expect(verdict?.error?.message).toContain('found a case that breaks nothing beyond the bound');
});

describe('climbing', () => {
  test('reaches what sampling as many cases does not', async () => {
    const binding = ladder(1200n);
    const sampled = await verdictOf(binding, { cases: 5000 + CLIMBS * CLIMB_CASES });
    const climbed = await verdictOf(binding, { maximise: true });
    expect(sampled?.closest?.closeness.found).toBeLessThan(500n);
    expect(climbed?.closest?.closeness.found).toBeGreaterThanOrEqual(600n);
    expect(climbed).toMatchObject({ verdict: 'held', how: { climbed: CLIMBS * CLIMB_CASES } });
  });

  test('shows that a bound is one per cent too loose', async () => {
    const verdict = await verdictOf(ladder(202n, { length: { min: 0, max: 2 } }), { maximise: true });
    expect(verdict).toMatchObject({
      verdict: 'held',
      closest: { closeness: { found: 200n, allowed: 202n } },
    });
  });

  test('gives a counterexample where it passes the bound', async () => {
    const binding = ladder(599n);
    expect((await verdictOf(binding))?.verdict).toBe('held');
    const verdict = await verdictOf(binding, { maximise: true });
    expect(verdict).toMatchObject({ verdict: 'refuted', closest: null, caught: [] });
    const [counterexample] = verdict?.counterexamples ?? [];
    expect(counterexample?.script.steps).toHaveLength(6);
    expect(counterexample?.script.breach).toBe('expected less, found 6 rungs');
  });

  test('comes to the same verdict with any number of workers, whoever is done first', async () => {
    for (const bound of [1200n, 599n]) {
      const binding = ladder(bound);
      const alone = await verdictOf(binding, { maximise: true });
      const executor = shuffling(binding);
      expect(await verdictOf(binding, { maximise: true, executor, workers: 3 })).toEqual(alone);
    }
  });

  test('comes to different cases from different numbers of a climb and from different seeds', () => {
    const trial = new Trial(ladder(1200n), revision, [], 'own');
    const ways = [
      { seed: 1, climb: 0, from: null },
      { seed: 1, climb: 1, from: null },
      { seed: 2, climb: 0, from: null },
    ].map((start) => JSON.stringify(climb(trial, start).closest?.script));
    expect(new Set(ways).size).toBe(3);
  });

  test('ends where it is interrupted, with the cases that were sampled before', async () => {
    const binding = ladder(1200n);
    const inner = inThisThread([binding], revision);
    const abort = new AbortController();
    const executor: Executor = {
      run(task) {
        if (task.kind === 'climb') abort.abort();
        return inner.run(task);
      },
    };
    const verdict = await verdictOf(binding, { maximise: true, executor, signal: abort.signal });
    expect(verdict).toMatchObject({ closest: null, how: { way: 'sampled', cases: 5000 } });
  });
});
