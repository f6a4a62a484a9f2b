import { describe, expect, test } from 'vitest';
import { Purse, purseBinding, purseScenario, revision } from '../purse.fixture.ts';
import { runChecks } from '../run/run-checks.ts';
import { inThisThread, type Task, type TaskResult } from '../run/task.ts';
import type { AnyBinding } from '../trial/binding.ts';

/** A purse that the program cannot go on with once it holds so many coins. */
const broken = (coins: number): AnyBinding =>
  purseBinding(9, {
    catches: [],
    scenario: (of) => ({
      ...purseScenario(of),
      createWorld: () => {
        const purse = new Purse(of);
        purse.heard = () => [];
        purse.decisions = () => [];
        purse.observe = () => {
          if (purse.coins === coins) throw new Error('cannot count\n    at somewhere');
          return purse.coins;
        };
        return purse;
      },
    }),
  });

const sound = (): AnyBinding => {
  const { statement, ...rest } = purseBinding(9, { catches: [] });
  return { ...rest, statement: { ...statement, id: 'T-NIC-SUFF' } };
};

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
      ['T-VOLINV', 'error'],
      ['T-NIC-SUFF', 'held'],
    ]);
    expect(verdicts[0]?.error?.address).toMatch(/^T-VOLINV:own:1:0: case \d+$/);
    expect(verdicts[0]?.error?.message).toBe('cannot count');
    expect(verdicts[1]?.error).toBeNull();
  });

  test('is the one with the lowest address, whoever is done first', async () => {
    const first = (await run([broken(7), sound()])).verdicts[0]?.error;
    expect((await run([broken(7), sound()], true, 3)).verdicts[0]?.error).toEqual(first);
  });

  test('before any case, as where a world cannot be set up, has no address', async () => {
    const { scenario, ...rest } = purseBinding(9, { catches: [] });
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
