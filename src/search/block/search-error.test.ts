import { describe, expect, test } from 'vitest';
import { runChecks } from '../run/run-checks.ts';
import { inThisThread, type Task, type TaskResult } from '../run/task.ts';
import { purse, revision } from '../toy-statement.fixture.ts';
import type { AnyBinding } from '../trial/binding.ts';

/** A purse that the program cannot go on with once it holds so many coins. */
const broken = (coins: number): AnyBinding =>
  purse(9, {
    catches: [],
    alter: (world) => {
      world.heard = () => [];
      world.decisions = () => [];
      world.observe = () => {
        if (world.count === coins) throw new Error('cannot count\n    at somewhere');
        return world.count;
      };
    },
  });

const sound = (): AnyBinding => purse(9, { name: 'sound', catches: [] });

async function run(bindings: readonly AnyBinding[], shuffled = false, workers = 1) {
  const alone = inThisThread(bindings, revision);
  const executor = {
    async run<T extends Task>(task: T): Promise<TaskResult<T>> {
      if (shuffled) await new Promise((resolve) => setTimeout(resolve, (task.of.check.length * 7) % 5));
      return alone.run(task);
    },
  };
  return runChecks({ bindings, revision, seed: 1, cases: 20_000, executor, workers });
}

describe('an internal error', () => {
  test('is the verdict of its statement, with the address of the case, and the others are judged', async () => {
    const { verdicts } = await run([broken(7), sound()]);
    expect(verdicts.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['toy/purse', 'error'],
      ['toy/sound', 'held'],
    ]);
    expect(verdicts[0]?.error?.address).toMatch(/^toy\/purse:own:1:0: case \d+$/);
    expect(verdicts[0]?.error?.message).toBe('cannot count');
    expect(verdicts[1]?.error).toBeNull();
  });

  test('is the one with the lowest address, whoever is done first', async () => {
    const first = (await run([broken(7), sound()])).verdicts[0]?.error;
    expect((await run([broken(7), sound()], true, 3)).verdicts[0]?.error).toEqual(first);
  });

  test('before any case, as where a world cannot be set up, has no address', async () => {
    const { scenario, ...rest } = purse(9, { catches: [] });
    const unbuilt: AnyBinding = {
      ...rest,
      scenario: () => {
        throw new Error(`no such point in ${scenario.name}`);
      },
    };
    const { verdicts } = await run([unbuilt, sound()]);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['error', 'held']);
    expect(verdicts[0]?.error).toMatchObject({ address: null, message: expect.stringContaining('no such') });
  });
});
