import { describe, expect, test } from 'vitest';
import type { BlockResult } from '../block/block-result.ts';
import { purse, revision, searchToy } from '../toy-statement.fixture.ts';
import { DeadSearch } from './run-checks.ts';
import { type BlockTask, type Executor, inThisThread, type Task, type TaskResult } from './task.ts';

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

  /** What a plain loop counts stays as it is; of the others each block comes back as `damage` has it. */
  function miscounting(damage: (result: BlockResult, task: BlockTask) => Partial<BlockResult>): Executor {
    return damaging(async (task, inner) => {
      const result = await inner.run(task);
      const isCounted = task.kind === 'block' && task.recount !== true && task.of.check.startsWith('con');
      return isCounted ? { ...(result as object), ...damage(result as BlockResult, task) } : result;
    });
  }

  test.each([
    ['every case counts as of every kind', ({ cases, reached }) => ({ reached: reached.map(() => cases) })],
    ['cases without the premise are not counted', () => ({ discarded: 0 })],
    ['cases are counted twice', ({ cases }) => ({ cases: 2 * cases })],
  ] as readonly (readonly [string, Parameters<typeof miscounting>[0]])[])('where %s', async (_, damage) => {
    await expect(searchToy(purse(9), { executor: miscounting(damage) })).rejects.toThrow(
      /^dead: of a statement that holds, [\w ]+: found .*, expected /,
    );
  });

  test('where the least case that is found is not the least', async () => {
    const executor = damaging(async (task, inner) =>
      task.kind === 'least' && task.of.check === 'control/exceeded'
        ? { ...((await inner.run(task)) as object), words: task.failing }
        : inner.run(task),
    );
    await expect(searchToy(purse(9), { executor })).rejects.toThrow(/^dead: of a known case the least one: /);
  });

  test.each([1, 24, 26, 4096, 100_000])('but one that finds it is alive, in %i cases', async (cases) => {
    const { canary } = await searchToy(purse(9, { catches: [] }), { cases });
    expect(canary).toBeGreaterThan(0);
    expect(canary).toBeLessThanOrEqual(cases);
  });
});
