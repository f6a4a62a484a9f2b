import { describe, expect, test } from 'vitest';
import type { Revision } from '../../../spec/language/revision.ts';
import { wrong } from '../../../spec/rules/catalogue.ts';
import { purse, revision, searchToy, type ToyWorld } from '../toy-statement.fixture.ts';
import type { AnyBinding } from '../trial/binding.ts';
import { runChecks } from './run-checks.ts';
import { type Executor, inThisThread, type Task, type TaskResult } from './task.ts';

/** Finishes tasks in an order of its own, as several workers would. */
function shuffling(binding: AnyBinding): Executor {
  const inner = inThisThread([binding], revision);
  let turn = 0;
  return {
    async run<T extends Task>(task: T): Promise<TaskResult<T>> {
      const result = await inner.run(task);
      await new Promise((resolve) => setTimeout(resolve, (turn++ * 7) % 5));
      return result;
    },
  };
}

describe('verdicts', () => {
  test('held: as many relevant cases as promised, every kind reached, every wrong rule caught', async () => {
    const { verdicts } = await searchToy(purse(9));
    expect(verdicts[0]).toMatchObject({ verdict: 'held', cases: 20_000, counterexamples: [] });
    expect(verdicts[0]?.discarded).toBeGreaterThan(0);
    expect(verdicts[0]?.caught).toMatchObject([{ rule: 'meter-width=32-bit' }]);
    expect(verdicts[0]?.caught[0]?.cases).toBeGreaterThan(0);
  });

  test('refuted: the shortest script that breaks it, told step by step', async () => {
    const { verdicts } = await searchToy(purse(6));
    expect(verdicts[0]?.verdict).toBe('refuted');
    const [counterexample] = verdicts[0]?.counterexamples ?? [];
    expect(counterexample?.script.steps).toHaveLength(7);
    expect(counterexample?.script.steps[6]).toEqual({ step: 'put', with: { coin: 0 }, outcome: ['7 coins'] });
    expect(counterexample?.script.breach).toBe('expected at most 6 coins, found 7');
  });

  test('starved: a required kind of case that occurs too rarely, or never', async () => {
    const rare = { name: 'rare', perMille: 500, when: (coins: number) => coins === 9 };
    const never = { name: 'never', perMille: 1, when: () => false };
    for (const row of [rare, never]) {
      const { verdicts } = await searchToy(purse(9, { reach: [row] }), { cases: 30_000 });
      expect(verdicts[0]?.verdict).toBe('starved');
    }
  });

  test('short: too few cases to tell whether a required kind is reached, and how many would', async () => {
    const near = { name: 'near', perMille: 90, when: (coins: number) => coins === 9 };
    const few = await searchToy(purse(9, { reach: [near] }), { cases: 500 });
    expect(few.verdicts[0]).toMatchObject({ verdict: 'short', reached: [{ verdict: 'undecided' }] });
    const bold = await searchToy(purse(9, { reach: [near] }), { cases: 500, reachError: '1e-1' });
    expect(bold.verdicts[0]?.reached[0]?.casesToDecide).toBeLessThan(
      few.verdicts[0]?.reached[0]?.casesToDecide ?? 0,
    );
    const cases = few.verdicts[0]?.reached[0]?.casesToDecide ?? 0;
    expect(cases).toBeGreaterThan(500);
    const enough = await searchToy(purse(9, { reach: [near] }), { cases: 4 * cases });
    expect(enough.verdicts[0]).toMatchObject({ verdict: 'held', reached: [{ verdict: 'reached' }] });
  });

  test('what none of the cases failed says of the rate; nothing where one failed', async () => {
    const [held] = (await searchToy(purse(9))).verdicts;
    // 1 - 0.001^(1 / 20000) = 0.00034532...
    expect(held?.failureRate).toEqual({ below: '0.000346', confidence: '0.999' });
    const [refuted] = (await searchToy(purse(6))).verdicts;
    expect(refuted?.failureRate).toBeNull();
  });

  test('short: a wrong rule that nothing catches', async () => {
    const { verdicts } = await searchToy(purse(27));
    expect(verdicts[0]).toMatchObject({ verdict: 'short', caught: [{ cases: null }] });
  });

  test('a wrong rule that another clause asks for is named with that clause', async () => {
    const [rule, take] = ['xdp-charge', 'per-packet'] as const;
    const alter = (world: ToyWorld, { rules }: Revision) => {
      if (rules[rule] === take) world.observe = () => 10;
    };
    const catches = [wrong(rule, take), wrong(rule, 'none')];
    const { verdicts } = await searchToy(purse(9, { alter, catches }));
    expect(verdicts[0]?.caught.map(({ clause, cases }) => [clause, cases])).toEqual([
      ['1.2', 1],
      [null, null],
    ]);
  });

  test('a core that cannot go on is an error, and is not taken for a counterexample', async () => {
    const alter = (world: ToyWorld) => {
      world.take = () => {
        throw new RangeError('the purse is torn');
      };
    };
    const { verdicts } = await searchToy(purse(9, { alter }));
    expect(verdicts[0]).toMatchObject({ verdict: 'error', counterexamples: [] });
    expect(verdicts[0]?.error?.message).toBe('the purse is torn');
  });

  test('short: interrupted, with what was done so far', async () => {
    const binding = purse(9);
    const inner = inThisThread([binding], revision);
    const abort = new AbortController();
    let tasks = 0;
    const executor: Executor = {
      run(task) {
        if (++tasks === 3) abort.abort();
        return inner.run(task);
      },
    };
    const outcome = await runChecks({
      bindings: [binding],
      revision,
      seed: 1,
      cases: 40_000,
      executor,
      workers: 1,
      signal: abort.signal,
    });
    expect(outcome.interrupted).toBe(true);
    expect(outcome.verdicts[0]?.verdict).toBe('short');
    expect(outcome.verdicts[0]?.cases).toBeLessThan(40_000);
  });

  test('an interruption does not wait for a block that never ends', async () => {
    const binding = purse(9);
    const abort = new AbortController();
    const executor: Executor = {
      run() {
        setImmediate(() => abort.abort());
        return new Promise(() => {});
      },
    };
    const { signal } = abort;
    const outcome = await runChecks({
      bindings: [binding],
      revision,
      seed: 1,
      cases: 10,
      executor,
      workers: 2,
      signal,
    });
    expect(outcome).toMatchObject({ interrupted: true, verdicts: [{ cases: 0 }] });
  });

  test('a twin that decides otherwise than its symbolic side refutes the statement', async () => {
    let made = 0;
    const alter = (world: ToyWorld) => {
      world.decisions = ++made % 3 === 0 ? () => [world.count === 5 ? 6 : world.count] : () => [world.count];
    };
    const { verdicts } = await searchToy(
      purse(9, { alter, catches: [], twin: { cases: 2000, catches: [] } }),
    );
    expect(verdicts[0]?.verdict).toBe('refuted');
    expect(verdicts[0]?.counterexamples[0]?.script.breach).toMatch(
      /^decision 1: expected \d as on the symbolic/,
    );
  });
});

describe('determinism', () => {
  test('the outcome does not depend on who finishes first, or on how many', async () => {
    for (const most of [9, 8]) {
      const binding = purse(most);
      const alone = await searchToy(binding);
      const together = await searchToy(binding, { executor: shuffling(binding), workers: 3 });
      expect(together.verdicts).toEqual(alone.verdicts);
    }
  });

  test('another seed gives other cases', async () => {
    const binding = purse(9);
    const [one, other] = [await searchToy(binding), await searchToy(binding, { seed: 2 })];
    expect(one.verdicts[0]?.reached).not.toEqual(other.verdicts[0]?.reached);
  });

  test('fewer cases are the first of more', async () => {
    const binding = purse(8);
    const [few, many] = [
      await searchToy(binding, { cases: 5000 }),
      await searchToy(binding, { cases: 20_000 }),
    ];
    expect(few.verdicts[0]?.cases).toBe(many.verdicts[0]?.cases);
  });

  test('a run by time names the number of cases that gives the same outcome', async () => {
    const binding = purse(9);
    const executor = inThisThread([binding], revision);
    let now = 0;
    const clock = () => {
      now += 400;
      return now;
    };
    const base = { bindings: [binding], revision, seed: 1, executor, workers: 1 };
    const timed = await runChecks({ ...base, cases: 1, seconds: 1, clock });
    const counted = await runChecks({ ...base, cases: timed.cases });
    expect(timed.cases).toBeGreaterThan(4096);
    expect(timed.verdicts).toEqual(counted.verdicts);
  });
});

test.each([
  [50_000, 50_000],
  [150_000, 100_000],
  [1_100_000, 110_000],
])('asked for %i cases, a statement on real bytes runs %i', async (asked, cases) => {
  const onBytes = purse(9, { level: 'noble', catches: [], reach: [] });
  const { verdicts } = await searchToy(onBytes, { cases: asked });
  expect(verdicts[0]).toMatchObject({ verdict: 'held', cases });
});

test('a space is run whole, each case once', async () => {
  const space = {
    bound: 'at most 5000 coins',
    size: 5000,
    scriptAt: (index: number) => [0, index % 1000, 0, 0, index],
  };
  const reach = [{ name: 'one coin', perMille: 1000, when: (coins: number) => coins === 1 }];
  const { verdicts } = await searchToy(purse(2, { space, reach }));
  expect(verdicts[0]).toMatchObject({
    verdict: 'held',
    cases: 5000,
    distinct: 5000,
    discarded: 0,
    how: { way: 'exhausted', cases: 5000, bound: 'at most 5000 coins' },
  });
});
