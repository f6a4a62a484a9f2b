import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law } from '../../../spec/language/law.ts';
import { condition } from '../../../spec/language/quantifiers.ts';
import { type Script, STEP_WORDS } from '../case/scenario.ts';
import { revision, toyStatement } from '../toy-statement.fixture.ts';
import { Trial } from '../trial/trial.ts';
import { type Least, leastScript } from './least.ts';

/** Where each way leads from each state; -1 where there is none. */
type Ways = readonly (readonly number[])[];

/** A machine that starts in state 0, and is not to come to an end. Where a way does not exist, taking it does nothing. */
function machine(ways: Ways, end: number): Trial {
  const toy = toyStatement({
    name: 'machine',
    steps: [
      { name: 'rest', next: (state) => state },
      {
        name: 'go',
        argument: {
          name: 'way',
          words: ways[0]?.length ?? 0,
          valueAt: (way, state) => ways[state]?.[way] ?? -1,
        },
        next: (_, to) => to,
      },
    ],
    length: { min: 0, max: 20 },
    law: law(
      'not there',
      `state != ${end}`,
      condition<number>({
        holds: (state) => state !== end,
        expected: 'another state',
        found: (state) => `${state}`,
      }),
    ),
  });
  return new Trial(toy, revision, [], 'own');
}

/** The end of a walk, way by way. */
function endOf(ways: Ways, walk: readonly number[]): number {
  return walk.reduce((state, way) => {
    const to = ways[state]?.[way] ?? -1;
    return to < 0 ? state : to;
  }, 0);
}

const scriptOf = (walk: readonly number[]): Script =>
  walk.flatMap((way) => [1, way, ...new Array<number>(STEP_WORDS - 2).fill(0)]);

/** The least script that ends where a walk does, without any help from shrinking. */
function leastTo(ways: Ways, walk: readonly number[]): Least & { readonly steps: number } {
  const trial = machine(ways, endOf(ways, walk));
  const least = leastScript(trial.shrinkable, scriptOf(walk), {
    breaks: (script) => trial.breaks(script),
    effectiveSteps: (script, steps) => trial.effectiveSteps(script, steps),
    shrink: (script) => script,
  });
  return { ...least, steps: least.script.length / STEP_WORDS };
}

/** The fewest steps to a state, breadth first. */
function fewestStepsTo(end: number, ways: Ways): number {
  let states = new Set([0]);
  for (let steps = 0; ; steps++) {
    if (states.has(end)) return steps;
    states = new Set([...states].flatMap((state) => ways[state]?.filter((to) => to >= 0) ?? []));
  }
}

describe('the least script', () => {
  const STATES = 6;
  const WAYS = 3;
  const machines = fc.array(
    fc.array(fc.integer({ min: -1, max: STATES - 1 }), { minLength: WAYS, maxLength: WAYS }),
    { minLength: STATES, maxLength: STATES },
  );
  const walks = fc.array(fc.nat(WAYS - 1), { maxLength: 4 });

  test('has as few steps as can be, says that none is shorter, and is the same from every script', () => {
    const lengths = new Set<number>();
    fc.assert(
      fc.property(machines, walks, walks, (ways, walk, other) => {
        const least = leastTo(ways, walk);
        expect(least.steps).toBe(fewestStepsTo(endOf(ways, walk), ways));
        expect(least.minimality.below).toBe(least.steps);
        lengths.add(least.steps);
        if (endOf(ways, other) === endOf(ways, walk))
          expect(leastTo(ways, other).script).toEqual(least.script);
      }),
      { seed: 1, numRuns: 2000 },
    );
    expect([...lengths].sort()).toEqual([0, 1, 2, 3, 4]);
  });

  test('counts scripts that do the same once, and those with a step that does nothing not at all', () => {
    // From 0 both ways lead to 1, from 1 only the second leads on.
    const ways = [
      [1, 1],
      [-1, 2],
      [3, 3],
      [-1, -1],
    ];
    const { script, minimality } = leastTo(ways, [1, 1, 1]);
    expect(script).toEqual(scriptOf([0, 1, 0]));
    // Of no step; rest, or go from 0; then rest or go after rest, rest or the second way after go.
    expect(minimality).toEqual({ below: 3, scripts: 1 + 2 + 4 });
  });

  test('is looked for among those of few runs where there are too many, and is not said to be the shortest', () => {
    const LENGTH = 14;
    const line = Array.from({ length: LENGTH + 1 }, (_, state) => [0, Math.min(state + 1, LENGTH)]);
    const detour = [1, 0, ...new Array<number>(LENGTH).fill(1)];
    const { script, minimality } = leastTo(line, detour);
    expect(script).toEqual(scriptOf(new Array<number>(LENGTH).fill(1)));
    expect(minimality.below).toBeGreaterThan(8);
    expect(minimality.below).toBeLessThan(LENGTH);
  });
});
