import { describe, expect, test } from 'vitest';
import { purse, revision, searchToy } from '../toy-statement.fixture.ts';
import { DeadSearch } from './run-checks.ts';
import { type Executor, inThisThread, type Task, type TaskResult } from './task.ts';

describe('a search that does not find what is there is dead', () => {
  const binding = purse(9);

  /** Blocks of every search come back as `damaged` makes them. */
  function damaging(damaged: (task: Task, inner: Executor) => Promise<unknown>): Executor {
    const inner = inThisThread([binding], revision);
    return { run: <T extends Task>(task: T) => damaged(task, inner) as Promise<TaskResult<T>> };
  }

  test('where its failing cases are dropped', async () => {
    const executor = damaging(async (task, inner) => {
      const result = await inner.run(task);
      return task.kind === 'block' ? { ...(result as object), failing: null, cases: task.cases } : result;
    });
    await expect(searchToy(binding, { executor })).rejects.toThrow(DeadSearch);
  });

  test('where cases are counted and not run', async () => {
    const executor = damaging(async (task, inner) => {
      if (task.kind !== 'block') return inner.run(task);
      return { ...(await inner.run({ ...task, cases: 1 })), cases: task.cases };
    });
    await expect(searchToy(binding, { executor })).rejects.toThrow(DeadSearch);
  });

  test('where a case is judged true that is not', async () => {
    const honest = purse(9);
    const executor = damaging((task, inner) => {
      const canary = 'of' in task && task.of.check.startsWith('canary/');
      return inner.run(canary ? { ...task, of: { ...task.of, check: honest.statement.id } } : task);
    });
    await expect(searchToy(honest, { executor })).rejects.toThrow(
      'the canary, which is false on about 25 of 20000 cases, was not refuted in as many',
    );
  });

  test.each([1, 24, 26, 4096, 100_000])('but one that finds it is alive, in %i cases', async (cases) => {
    const { canary } = await searchToy(purse(9, { catches: [] }), { cases });
    expect(canary).toBeGreaterThan(0);
    expect(canary).toBeLessThanOrEqual(cases);
  });
});
