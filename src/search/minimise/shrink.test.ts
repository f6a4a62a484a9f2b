import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Domain, type Script, STEP_WORDS } from '../case/scenario.ts';
import { type Shrinkable, simplerScripts } from './shrink.ts';

function domain(name: string, size: number): Domain<unknown> {
  return {
    name,
    size,
    edges: [0, size - 1],
    drawn: 'edges',
    valueOf: (word) => word,
    nameOf: (value) => value,
    valueNamed: Number,
  };
}

const WHO = domain('who', 3);
const AMOUNT = domain('amount', 1000);
const step = (name: string, args: readonly Domain<unknown>[]) => ({
  name,
  choice: null,
  weight: 1,
  args,
  run: () => {},
});
const SCENARIO: Shrinkable = {
  setting: [AMOUNT],
  steps: [step('idle', []), step('give', [WHO, AMOUNT]), step('take', [WHO])],
  length: { min: 0 },
  allowed: [0, 1, 2],
};

/** A step as its words, unused ones zero. */
function words(kind: number, ...args: number[]): Script {
  return Array.from({ length: STEP_WORDS }, (_, index) => (index === 0 ? kind : (args[index - 1] ?? 0)));
}

const anyStep = fc.oneof(
  fc.constant(words(0)),
  fc.tuple(fc.nat(2), fc.nat(999)).map(([who, amount]) => words(1, who, amount)),
  fc.nat(2).map((who) => words(2, who)),
);
const anyScript = fc
  .tuple(fc.nat(999), fc.array(anyStep, { maxLength: 20 }))
  .map(([amount, steps]) => [amount, ...steps.flat()]);

/** Fewer words first, then word by word. */
function isSimpler(left: Script, right: Script): boolean {
  if (left.length !== right.length) return left.length < right.length;
  const at = left.findIndex((word, index) => word !== right[index]);
  return at >= 0 && (left[at] as number) < (right[at] as number);
}

/** Shrinks greedily, as fast-check does. */
function shrink(script: Script, fails: (script: Script) => boolean): Script {
  for (const simpler of simplerScripts(SCENARIO, script)) if (fails(simpler)) return shrink(simpler, fails);
  return script;
}

function stepsOf(script: Script): Script[] {
  return Array.from({ length: (script.length - 1) / STEP_WORDS }, (_, index) =>
    script.slice(1 + index * STEP_WORDS, 1 + (index + 1) * STEP_WORDS),
  );
}

test('every candidate is simpler than what it stands for, so that shrinking ends', () => {
  fc.assert(
    fc.property(anyScript, (script) => {
      let seen = 0;
      for (const simpler of simplerScripts(SCENARIO, script)) {
        expect(isSimpler(simpler, script)).toBe(true);
        if (++seen > 2000) break;
      }
    }),
    { seed: 1, numRuns: 50 },
  );
});

test('every candidate holds allowed steps with their number of words', () => {
  const only = { ...SCENARIO, allowed: [2] };
  for (const simpler of simplerScripts(only, [5, ...words(2, 1), ...words(2, 2), ...words(2, 1)])) {
    expect((simpler.length - 1) % STEP_WORDS).toBe(0);
    for (const [kind] of stepsOf(simpler)) expect(kind).toBe(2);
  }
});

describe('what it arrives at', () => {
  const long = [999, ...Array.from({ length: 20 }, (_, index) => words(1, index % 3, 997 - index)).flat()];

  test('nothing, where everything fails', () => {
    expect(shrink(long, () => true)).toEqual([0]);
  });

  test('a boundary is met exactly', () => {
    const most = (script: Script) =>
      Math.max(0, ...stepsOf(script).map(([kind, , amount]) => (kind === 1 ? (amount ?? 0) : 0)));
    expect(shrink(long, (script) => most(script) >= 613)).toEqual([0, ...words(1, 0, 613)]);
    expect(shrink(long, (script) => (script[0] as number) > 41)).toEqual([42]);
  });

  test('a bound high up in a large range is met in logarithmically many tries', () => {
    const wide: Shrinkable = { ...SCENARIO, setting: [domain('wide', 2 ** 30)] };
    const bound = 2 ** 30 - 1000;
    let tries = 0;
    let least: Script = [2 ** 30 - 1];
    for (let next: Script | undefined = least; next !== undefined; ) {
      least = next;
      next = undefined;
      for (const simpler of simplerScripts(wide, least)) {
        tries++;
        if ((simpler[0] as number) < bound) continue;
        next = simpler;
        break;
      }
    }
    expect(least).toEqual([bound]);
    expect(tries).toBeLessThan(2000);
  });

  test('two steps that need each other, of one party, far apart', () => {
    const needsBoth = (script: Script) => {
      const givers = stepsOf(script).filter(([kind]) => kind === 1);
      return givers.some(([, who, amount], index) =>
        givers.slice(index + 1).some(([, other, same]) => who === other && amount !== same),
      );
    };
    expect(shrink(long, needsBoth)).toEqual([0, ...words(1, 0, 0), ...words(1, 0, 1)]);
  });

  test('a stretch of steps is replaced by another kind', () => {
    const total = (script: Script) =>
      stepsOf(script).reduce((sum, [kind]) => sum + (kind === 2 ? 3 : kind === 1 ? 1 : 0), 0);
    expect(shrink(long, (script) => total(script) >= 6)).toEqual([0, ...words(2, 0), ...words(2, 0)]);
  });
});
