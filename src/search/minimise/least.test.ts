import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tellingSteps } from '../case/play.ts';
import {
  type Domain,
  type Scenario,
  type Script,
  STEP_WORDS,
  type StepKind,
  type World,
} from '../case/scenario.ts';
import { type Least, leastScript } from './least.ts';

/** Where each way leads from each state; -1 where there is none. */
type Ways = readonly (readonly number[])[];

/** A machine that starts in state 0. Where a way does not exist, taking it does nothing. */
class Machine implements World<number> {
  state = 0;
  readonly ways: Ways;

  constructor(ways: Ways) {
    this.ways = ways;
  }

  open(): void {
    this.state = 0;
  }
  to(way: number): number {
    return this.ways[this.state]?.[way] ?? -1;
  }
  observe(): number {
    return this.state;
  }
  heard(): readonly string[] {
    return [];
  }
  decisions(): readonly number[] {
    return [];
  }
}

const REST: StepKind<Machine> = { name: 'rest', choice: null, weight: 1, args: [], run: () => {} };

function goBy(ways: number): StepKind<Machine> {
  const way: Domain<Machine> = {
    name: 'way',
    size: ways,
    edges: [],
    drawn: 'edges',
    valueOf: (word, machine) => machine.to(word),
    nameOf: (value) => value,
    valueNamed: Number,
  };
  const run = (machine: Machine, to: number): void => {
    machine.state = to;
  };
  return { name: 'go', choice: null, weight: 1, args: [way], run };
}

/** The end of a walk, way by way. */
function endOf(ways: Ways, walk: readonly number[]): number {
  const machine = new Machine(ways);
  for (const way of walk) machine.state = Math.max(machine.to(way), machine.to(way) < 0 ? machine.state : 0);
  return machine.state;
}

const scriptOf = (walk: readonly number[]): Script =>
  walk.flatMap((way) => [1, way, ...new Array<number>(STEP_WORDS - 2).fill(0)]);

/** The least script that ends where a walk does, without any help from shrinking. */
function leastTo(ways: Ways, walk: readonly number[]): Least & { readonly steps: number } {
  const machine = new Machine(ways);
  const kinds = [REST, goBy(ways[0]?.length ?? 0)];
  const scenario: Scenario<Machine, number> = {
    subject: 'machine',
    streamVersion: 1,
    setting: [],
    steps: kinds,
    length: { min: 0, max: 20 },
    createWorld: () => machine,
  };
  const end = endOf(ways, walk);
  const play = (script: Script): void => {
    machine.open();
    for (let at = 0; at < script.length; at += STEP_WORDS) {
      const to = machine.to(script[at + 1] as number);
      if (script[at] === 1 && to >= 0) machine.state = to;
    }
  };
  const shrinkable = {
    setting: [],
    steps: kinds as unknown as readonly StepKind<never>[],
    length: { min: 0 },
    allowed: [0, 1],
  };
  const least = leastScript(shrinkable, scriptOf(walk), {
    breaks(script) {
      play(script);
      return machine.state === end;
    },
    tellingSteps(script, steps) {
      play(script);
      return tellingSteps(scenario as unknown as Scenario<World<unknown>, unknown>, machine, steps);
    },
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
