import { describe, expect, it } from 'vitest';
import { restrictedTo } from './granted-space.ts';
import type { Scenario, World } from './scenario.ts';

const step = { choice: null, weight: 1, args: [], run: () => {} };
const scenario = {
  setting: [],
  steps: [
    { ...step, name: 'honest' },
    { ...step, name: 'other' },
  ],
} as unknown as Scenario<World<unknown>, unknown>;
/** No step, one of either kind, and one of each. */
const SCRIPTS = [[], [0, 0, 0, 0, 0], [1, 0, 0, 0, 0], [0, 0, 0, 0, 0, 1, 0, 0, 0, 0]];
const space = {
  bound: 'at most two steps',
  size: SCRIPTS.length,
  scriptAt: (index: number) => SCRIPTS[index] as number[],
};

describe('a space of what is granted', () => {
  it('is all of it where every kind of step is', () => {
    expect(restrictedTo([0, 1], space, scenario)).toBe(space);
  });

  it('leaves out each case that takes a step that is withheld, wherever it stands', () => {
    const honest = restrictedTo([0], space, scenario);
    expect(honest.size).toBe(2);
    expect([honest.scriptAt(0), honest.scriptAt(1)]).toEqual([SCRIPTS[0], SCRIPTS[1]]);
    expect(restrictedTo([1], space, scenario).scriptAt(1)).toBe(SCRIPTS[2]);
    expect(restrictedTo([], space, scenario).size).toBe(1);
  });
});
