import { describe, expect, it } from 'vitest';
import { loadRevision } from '../../revision/load.ts';
import type { FirstFailing } from '../block/block-result.ts';
import type { Executor, Task, TaskResult } from '../run/task.ts';
import type { Counterexample, LeastCase } from '../trial/verdict.ts';
import { findFlip } from './flip-point.ts';

const revision = loadRevision('draft-00');

/**
 * An executor for which a statement is refuted at the values that a predicate names. A search finds a case of one word,
 * the value; the case of a value fails at others only where `alsoFails` says so.
 */
function refutedWhere(
  isRefuted: (value: number) => boolean,
  alsoFails: (word: number, value: number) => boolean,
): Executor {
  return {
    async run<T extends Task>(task: T): Promise<TaskResult<T>> {
      const value = task.of.limits?.B_F ?? 0;
      const told = (word: number): Counterexample => ({
        breaks: [],
        script: { level: 'ideal', setting: { word }, steps: [], breach: `at ${value}` },
      });
      const answer = (): FirstFailing | LeastCase | Counterexample | boolean => {
        switch (task.kind) {
          case 'first':
            return { cases: 1, failing: isRefuted(value) ? [value] : null };
          case 'least':
            return {
              counterexample: told(task.failing[0] ?? -1),
              words: task.failing,
              minimality: { below: 0, scripts: 0 },
            };
          case 'shrink':
            return told(task.failing[0] ?? -1);
          case 'describe':
            return told(task.script[0] ?? -1);
          case 'replay':
            return isRefuted(value) || alsoFails(task.script[0] ?? -1, value);
          case 'block':
          case 'observe':
          case 'compare':
          case 'climb':
          case 'closest':
          case 'measure':
          case 'stored':
            throw new Error(`a flip asks for no ${task.kind}`);
        }
      };
      return answer() as TaskResult<T>;
    },
  };
}

function ask(
  isRefuted: (value: number) => boolean,
  from = 0,
  to = 1000,
  alsoFails = (_: number, __: number) => false,
) {
  const question = { statement: 'T-X/y', limit: 'B_F', from, to } as const;
  return findFlip(question, { revision, seed: 1, cases: 1, executor: refutedWhere(isRefuted, alsoFails) });
}

describe('flip points', () => {
  it.each([1, 2, 7, 77, 500, 501, 999, 1000])('are found exactly, at %i', async (limit) => {
    const { answer } = await ask((value) => value >= limit);
    expect(answer).toMatchObject({
      kind: 'flip',
      flips: [
        {
          below: { value: limit - 1, verdict: 'held' },
          above: { value: limit, verdict: 'refuted' },
          failing: { script: { breach: `at ${limit}` } },
          holding: { setting: { word: limit } },
        },
      ],
    });
  });

  it('are found where the low values are refuted, with the counterexample below', async () => {
    const { answer } = await ask((value) => value < 33);
    expect(answer).toMatchObject({
      kind: 'flip',
      flips: [
        {
          below: { value: 32, verdict: 'refuted' },
          above: { value: 33, verdict: 'held' },
          failing: { script: { breach: 'at 32' } },
          holding: { setting: { word: 32 } },
        },
      ],
    });
  });

  it('are none where the verdict is the same at every value tried', async () => {
    expect((await ask(() => false)).answer).toEqual({ kind: 'no flip', verdict: 'held' });
  });

  it('are all told where the verdict changes to and fro', async () => {
    const { answer, probes } = await ask((value) => value === 3, 0, 8);
    expect(answer).toMatchObject({
      kind: 'not monotone',
      flips: [
        { below: { value: 2, verdict: 'held' }, above: { value: 3, verdict: 'refuted' } },
        { below: { value: 3, verdict: 'refuted' }, above: { value: 4, verdict: 'held' } },
      ],
    });
    expect(probes.map(({ value }) => value)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('see a value at which the revision differs from all others', async () => {
    const { answer } = await ask((value) => value !== revision.B_F, 1, 1000);
    expect(answer).toMatchObject({
      kind: 'not monotone',
      flips: [{ below: { value: 7 } }, { above: { value: 9 } }],
    });
  });

  it('go on where the case of one side fails on the other, though no search found that', async () => {
    const { answer, probes } = await ask(
      (value) => value < 33,
      0,
      1000,
      (word, value) => word === 32 && value < 40,
    );
    expect(answer).toMatchObject({
      kind: 'flip',
      flips: [{ below: { value: 39, verdict: 'refuted' }, above: { value: 40, verdict: 'held' } }],
    });
    expect(probes.filter(({ value }) => value < 40).map(({ verdict }) => verdict)).not.toContain('held');
  });

  it('say what is held fixed to every task', async () => {
    const seen: unknown[] = [];
    const stub = refutedWhere(
      () => false,
      () => false,
    );
    const executor: Executor = {
      run(task) {
        seen.push(task.of);
        return stub.run(task);
      },
    };
    const rules = [{ rule: 'half-pairing', take: 'any' }] as const;
    const question = {
      statement: 'T-X/y',
      limit: 'B_F',
      from: 1,
      to: 1,
      rules,
      at: { N: 2 },
      open: ['lose'],
    } as const;
    await findFlip(question, { revision, seed: 1, cases: 1, executor });
    const of = { check: 'T-X/y', rules, side: 'own', limits: { N: 2, B_F: 1 }, grants: ['lose'] };
    for (const name of seen) expect(name).toEqual(of);
  });
});
