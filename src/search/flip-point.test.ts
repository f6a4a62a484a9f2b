import { describe, expect, it } from 'vitest';
import type { BlockResult } from './block.ts';
import { findFlip } from './flip-point.ts';
import type { Executor, Task, TaskResult } from './task.ts';
import type { LeastTold } from './verdict.ts';

/** An executor for which a statement is refuted at the values that a predicate names. */
function refutedWhere(isRefuted: (value: number) => boolean): Executor {
  return {
    async run<T extends Task>(task: T): Promise<TaskResult<T>> {
      const value = task.of.limits?.B_F ?? 0;
      const script = { level: 'ideal' as const, setting: {}, steps: [], breach: `at ${value}` };
      if (task.kind !== 'block') {
        const told: LeastTold = {
          counterexample: { breaks: [], script },
          minimality: { below: 0, scripts: 0 },
        };
        return told as TaskResult<T>;
      }
      const failing = isRefuted(value) ? [] : null;
      const block: BlockResult = {
        cases: 1,
        discarded: 0,
        reached: [],
        scripts: new Float64Array(1),
        behaviours: new Float64Array(1),
        failing,
        digest: '',
      };
      return block as TaskResult<T>;
    },
  };
}

function ask(isRefuted: (value: number) => boolean, from = 0, to = 1000) {
  const question = { statement: 'T-X/y', limit: 'B_F', from, to } as const;
  return findFlip(question, { seed: 1, cases: 1, executor: refutedWhere(isRefuted) });
}

describe('flip points', () => {
  it.each([1, 2, 7, 77, 500, 501, 999, 1000])('are found exactly, at %i', async (limit) => {
    const { answer } = await ask((value) => value >= limit);
    expect(answer).toMatchObject({
      kind: 'flip',
      below: { value: limit - 1, verdict: 'held' },
      above: { value: limit, verdict: 'refuted' },
      counterexample: { script: { breach: `at ${limit}` } },
    });
  });

  it('are found where the low values are refuted, with the counterexample below', async () => {
    const { answer } = await ask((value) => value < 33);
    expect(answer).toMatchObject({
      below: { value: 32, verdict: 'refuted' },
      above: { value: 33, verdict: 'held' },
    });
    expect(answer).toMatchObject({ counterexample: { script: { breach: 'at 32' } } });
  });

  it('are none where the verdict is the same at every value tried', async () => {
    expect((await ask(() => false)).answer).toEqual({ kind: 'no flip', verdict: 'held' });
  });

  it('are not told where the verdict changes to and fro', async () => {
    const { answer, probes } = await ask((value) => value === 3, 0, 8);
    expect(answer).toEqual({ kind: 'not monotone' });
    expect(probes.map(({ value }) => value)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
