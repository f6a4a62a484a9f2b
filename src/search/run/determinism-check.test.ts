import { expect, test } from 'vitest';
import type { BlockResult } from '../block/block-result.ts';
import { purse, searchToy, type ToyWorld } from '../toy-statement.fixture.ts';
import { isChosen, isRepeated, NotRepeated, runRepeatable } from './determinism-check.ts';
import type { BlockTask, Executor, Task, TaskResult } from './task.ts';

const taskOf = (block: number): BlockTask => ({
  kind: 'block',
  of: { check: 'toy/purse', rules: [], side: 'own' },
  seed: 1,
  block,
  cases: 1,
});

/** Gives the digests in turn, whatever is asked. */
function giving(...digests: readonly string[]): Executor & { turns: number } {
  const executor = {
    turns: 0,
    async run<T extends Task>(): Promise<TaskResult<T>> {
      const digest = digests[executor.turns++ % digests.length] as string;
      return { digest } as BlockResult as TaskResult<T>;
    },
  };
  return executor;
}

const blocks = Array.from({ length: 20_000 }, (_, block) => taskOf(block));
const chosen = blocks.filter((task) => isChosen(task, 'repeat', 1, 100));

test('of every statement some block is counted again, on worlds that have played nothing', async () => {
  expect(isRepeated(taskOf(3))).toBe(true);
  expect(isRepeated({ ...taskOf(3), of: { ...taskOf(3).of, side: 'twin' } })).toBe(false);
  const asked: Task[] = [];
  const inner = giving('a');
  const executor: Executor = {
    run(task) {
      asked.push(task);
      return inner.run(task);
    },
  };
  await runRepeatable(executor, taskOf(3));
  expect(asked).toEqual([taskOf(3), { ...taskOf(3), recount: true }]);
});

test('a world that carries something over from one case to another is found out, even where it settles', async () => {
  const alter = (world: ToyWorld) => {
    let played = 0;
    world.observe = () => (++played > 3000 ? 5 : world.count);
  };
  await expect(searchToy(purse(9, { alter, catches: [] }))).rejects.toThrow(NotRepeated);
  await expect(searchToy(purse(9, { catches: [] }))).resolves.toMatchObject({ interrupted: false });
});

test('about one block in a hundred is chosen, always the same ones', () => {
  expect(chosen.length).toBeGreaterThan(150);
  expect(chosen.length).toBeLessThan(250);
  expect(blocks.filter((task) => isChosen(task, 'repeat', 1, 100))).toEqual(chosen);
  expect(blocks.filter((task) => isChosen(task, 'other', 1, 100))).not.toEqual(chosen);
});

test('a chosen block is counted again, another is not', async () => {
  const executor = giving('a');
  await expect(runRepeatable(executor, chosen[0] as BlockTask)).resolves.toMatchObject({ repeated: true });
  expect(executor.turns).toBe(2);
  const other = blocks.find((task) => !isRepeated(task)) as BlockTask;
  await expect(runRepeatable(executor, other)).resolves.toMatchObject({ repeated: false });
  expect(executor.turns).toBe(3);
});

test('a block that comes to something else when it is counted again is an error that names it', async () => {
  const task = chosen[0] as BlockTask;
  await expect(runRepeatable(giving('a', 'b'), task)).rejects.toThrow(
    `toy/purse:own:1:${task.block}: found digest b where a plain loop counted it again, expected a as it came out`,
  );
});
