import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutated, type Neighbourhood } from './mutate.ts';
import { Draws } from './random.ts';
import { type Domain, type Script, STEP_WORDS } from './scenario.ts';

function domain(size: number, edges: readonly number[] = []): Domain<unknown> {
  return {
    name: 'any',
    size,
    edges,
    drawn: 'edges',
    valueOf: (word) => word,
    nameOf: (value) => value,
    valueNamed: Number,
  };
}

const step = (args: readonly Domain<unknown>[]) => ({
  name: 'any',
  choice: null,
  weight: 1,
  args,
  run: () => {},
});
const SCENARIO: Neighbourhood = {
  setting: [domain(3), domain(2 ** 31)],
  steps: [
    step([]),
    step([domain(1), domain(1000, [0, 999])]),
    step([domain(7), domain(2), domain(3), domain(5)]),
  ],
  length: { min: 1, max: 5 },
  allowed: [0, 2],
};
const START: Script = [2, 2 ** 31 - 1, 0, 0, 0, 0, 0, 2, 6, 1, 2, 4];

/** A walk of so many changes. */
function walk(scenario: Neighbourhood, start: Script, changes: number, seed: number): Script[] {
  const draws = new Draws();
  draws.start(seed, 1);
  const scripts = [start];
  while (scripts.length <= changes)
    scripts.push(mutated(scenario, scripts[scripts.length - 1] as Script, draws));
  return scripts;
}

function stepsOf(script: Script): Script[] {
  const head = SCENARIO.setting.length;
  return Array.from({ length: (script.length - head) / STEP_WORDS }, (_, index) =>
    script.slice(head + index * STEP_WORDS, head + (index + 1) * STEP_WORDS),
  );
}

describe('a mutated script', () => {
  it('holds allowed steps, as many as may be, with words of their domains', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        for (const script of walk(SCENARIO, START, 100, seed)) {
          expect((script.length - 2) % STEP_WORDS).toBe(0);
          const steps = stepsOf(script);
          expect(steps.length).toBeGreaterThanOrEqual(1);
          expect(steps.length).toBeLessThanOrEqual(5);
          expect(script[0]).toBeLessThan(3);
          expect(script[1]).toBeLessThan(2 ** 31);
          for (const [kind = -1, ...words] of steps) {
            expect(SCENARIO.allowed).toContain(kind);
            words.forEach((word, index) => {
              expect(word).toBeLessThan(SCENARIO.steps[kind]?.args[index]?.size ?? 1);
              expect(Number.isInteger(word) && word >= 0).toBe(true);
            });
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('comes, change by change, to every number of steps and every word of a small domain', () => {
    const scripts = walk(SCENARIO, START, 4000, 7);
    expect(new Set(scripts.map((script) => stepsOf(script).length))).toEqual(new Set([1, 2, 3, 4, 5]));
    const words = scripts.flatMap((script) =>
      stepsOf(script).flatMap(([kind, word]) => (kind === 2 ? [word] : [])),
    );
    expect(new Set(words)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]));
  });

  it('is the same for the same draws', () => {
    expect(walk(SCENARIO, START, 50, 3)).toEqual(walk(SCENARIO, START, 50, 3));
    expect(walk(SCENARIO, START, 50, 3)).not.toEqual(walk(SCENARIO, START, 50, 4));
  });

  it('is left alone where there is nothing to change', () => {
    const nothing: Neighbourhood = { setting: [], steps: [], length: { min: 0, max: 0 }, allowed: [] };
    expect(walk(nothing, [], 20, 1).every((script) => script.length === 0)).toBe(true);
  });
});
