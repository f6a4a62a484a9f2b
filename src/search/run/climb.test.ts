import { describe, expect, test } from 'vitest';
import { compared } from '../../../spec/language/closeness.ts';
import { atMost } from '../../../spec/language/comparisons.ts';
import { law } from '../../../spec/language/law.ts';
import { statement } from '../../../spec/language/statement.ts';
import { loadRevision } from '../../revision/load.ts';
import type { Domain, Scenario, World } from '../case/scenario.ts';
import type { AnyBinding, Binding } from '../trial/binding.ts';
import { Trial } from '../trial/trial.ts';
import { CLIMB_CASES, climb } from './climb.ts';
import { CLIMBS } from './climbs.ts';
import { type RunRequest, runChecks } from './run-checks.ts';
import { type Executor, inThisThread, type Task, type TaskResult } from './task.ts';

const revision = loadRevision('draft-00');
const HEIGHT = 12;
const GRIPS = 60;

/** A ladder, each rung of which takes a grip of its own: a random case gets hardly anywhere. */
class Ladder implements World<number> {
  rungs = 0;

  open(): void {
    this.rungs = 0;
  }
  grip(grip: number): void {
    if (grip === (this.rungs * 23 + 11) % GRIPS) this.rungs++;
  }
  observe(): number {
    return this.rungs;
  }
  heard(): readonly string[] {
    return [`${this.rungs} rungs up`];
  }
  decisions(): readonly number[] {
    return [this.rungs];
  }
}

const GRIP: Domain<Ladder> = {
  name: 'grip',
  size: GRIPS,
  edges: [],
  drawn: 'evenly',
  valueOf: (word) => word,
  nameOf: (value) => value,
  valueNamed: Number,
};

function ladderScenario(): Scenario<Ladder, number> {
  return {
    subject: 'ladder',
    streamVersion: 1,
    setting: [],
    steps: [
      { name: 'grip', choice: null, weight: 1, args: [GRIP], run: (ladder, grip) => ladder.grip(grip) },
    ],
    length: { min: 0, max: HEIGHT },
    createWorld: () => new Ladder(),
  };
}

/** No more than so many hundredths of a rung. */
function ladderBinding(hundredths: bigint, changes: Partial<Binding<Ladder, number>> = {}): AnyBinding {
  const climbed = statement<number>({
    id: 'T-VOLINV',
    clause: '6.2',
    sentence: 'no higher than that',
    hypotheses: [],
    laws: [
      law(
        'low enough',
        'rungs <= most',
        atMost<number>({
          unit: 'rungs',
          scale: () => 100n,
          found: (rungs) => BigInt(rungs) * 100n,
          allowed: () => hundredths,
          says: (_, rungs) => ({ expected: 'less', found: `${rungs} rungs` }),
        }),
      ),
    ],
  });
  const binding: Binding<Ladder, number> = {
    statement: climbed,
    scenario: ladderScenario,
    level: 'ideal',
    reads: [],
    grants: [],
    isRelevant: () => true,
    reach: [],
    catches: [],
    ...changes,
  };
  return binding as AnyBinding;
}

async function verdictOf(binding: AnyBinding, changes: Partial<RunRequest> = {}) {
  const executor = inThisThread([binding], revision);
  const { verdicts } = await runChecks({
    bindings: [binding],
    revision,
    seed: 1,
    cases: 5000,
    executor,
    workers: 1,
    ...changes,
  });
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
    const verdict = await verdictOf(ladderBinding(1200n));
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
    const { statement: ladder, ...rest } = ladderBinding(1200n);
    const plain = { ...ladder, judgesOn: () => [{ law: 'none', fault: () => null }] };
    expect((await verdictOf({ ...rest, statement: plain }))?.closest).toBeNull();
    expect(await verdictOf(ladderBinding(50n))).toMatchObject({ verdict: 'refuted', closest: null });
  });

  test('is that of a space that is run whole, which nothing climbs', async () => {
    const scenario = (): Scenario<Ladder, number> => ({
      ...ladderScenario(),
      space: { bound: 'one grip', size: GRIPS, scriptAt: (index) => [0, index, 0, 0, 0] },
    });
    const verdict = await verdictOf(ladderBinding(1200n, { scenario }), { maximise: true });
    expect(verdict?.closest?.closeness.found).toBe(100n);
    expect(verdict?.closest?.script.steps).toMatchObject([{ with: { grip: 11 } }]);
    expect(verdict?.how).not.toHaveProperty('climbed');
  });
});

test('a closeness that is beyond the bound where nothing is broken is an error', async () => {
  const { statement: ladder, ...rest } = ladderBinding(1200n);
  const slack = () => compared('rungs', 13n, 'at most', 12n);
  const judgesOn = () => [{ law: 'none', fault: () => null, slack }];
  const wrong = { ...rest, statement: { ...ladder, judgesOn } };
  const verdict = await verdictOf(wrong);
  expect(verdict?.verdict).toBe('error');
  expect(verdict?.error?.message).toContain('found a case that breaks nothing beyond the bound');
});

describe('climbing', () => {
  test('reaches what sampling as many cases does not', async () => {
    const binding = ladderBinding(1200n);
    const sampled = await verdictOf(binding, { cases: 5000 + CLIMBS * CLIMB_CASES });
    const climbed = await verdictOf(binding, { maximise: true });
    expect(sampled?.closest?.closeness.found).toBeLessThan(500n);
    expect(climbed?.closest?.closeness.found).toBeGreaterThanOrEqual(800n);
    expect(climbed).toMatchObject({ verdict: 'held', how: { climbed: CLIMBS * CLIMB_CASES } });
  });

  test('tells a bound that is one per cent too loose as such', async () => {
    const scenario = (): Scenario<Ladder, number> => ({ ...ladderScenario(), length: { min: 0, max: 2 } });
    const verdict = await verdictOf(ladderBinding(202n, { scenario }), { maximise: true });
    expect(verdict).toMatchObject({
      verdict: 'held',
      closest: { closeness: { found: 200n, allowed: 202n } },
    });
  });

  test('beyond the bound is a counterexample like any other', async () => {
    const binding = ladderBinding(599n);
    expect((await verdictOf(binding))?.verdict).toBe('held');
    const verdict = await verdictOf(binding, { maximise: true });
    expect(verdict).toMatchObject({ verdict: 'refuted', closest: null, caught: [] });
    const [counterexample] = verdict?.counterexamples ?? [];
    expect(counterexample?.script.steps).toHaveLength(6);
    expect(counterexample?.script.breach).toBe('expected less, found 6 rungs');
  });

  test('comes to the same whoever climbs, and whoever is done first', async () => {
    for (const bound of [1200n, 599n]) {
      const binding = ladderBinding(bound);
      const alone = await verdictOf(binding, { maximise: true });
      const executor = shuffling(binding);
      expect(await verdictOf(binding, { maximise: true, executor, workers: 3 })).toEqual(alone);
    }
  });

  test('goes another way for each climb and each seed', () => {
    const trial = new Trial(ladderBinding(1200n), revision, [], 'own');
    const ways = [
      { seed: 1, climb: 0, from: null },
      { seed: 1, climb: 1, from: null },
      { seed: 2, climb: 0, from: null },
    ].map((start) => JSON.stringify(climb(trial, start).closest?.script));
    expect(new Set(ways).size).toBe(3);
  });

  test('an interruption ends it', async () => {
    const binding = ladderBinding(1200n);
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
