import { describe, expect, test } from 'vitest';
import { law } from '../../../spec/language/law.ts';
import { condition } from '../../../spec/language/quantifiers.ts';
import { runBlock } from '../block/block.ts';
import { revision, toyStatement } from '../toy-statement.fixture.ts';
import type { AnyBinding } from '../trial/binding.ts';
import { Trial } from '../trial/trial.ts';
import { DIRECTED_BLOCK_CASES } from './address.ts';
import { MOST_PICKS } from './open-rules.ts';
import { Draws } from './random.ts';

const WHEELS = 6;
const DIGITS = 24;

/** A lock whose wheels click one after the other: a random case turns next to none of them to its digit. */
const lock = toyStatement({
  name: 'lock',
  steps: [
    {
      name: 'turn',
      argument: { name: 'digit', words: DIGITS, drawn: 'evenly' },
      next: (clicks, digit) => {
        if (clicks === WHEELS) return WHEELS;
        return digit === (clicks * 7 + 3) % DIGITS ? clicks + 1 : 0;
      },
    },
  ],
  length: { min: 1, max: 20 },
  law: law(
    'shut',
    'clicks < wheels',
    condition<number>({ holds: (clicks) => clicks < WHEELS, expected: 'it shut', found: 'it open' }),
  ),
});

function failsWithin(side: 'own' | 'directed', seed: number, cases: number): boolean {
  const trial = new Trial(lock, revision, [], side);
  for (let block = 0; block * DIRECTED_BLOCK_CASES < cases; block++) {
    if (runBlock(trial, seed, block, DIRECTED_BLOCK_CASES).failing !== null) return true;
  }
  return false;
}

describe('directed drawing', () => {
  test('finds from every seed what as many random cases do not', () => {
    const seeds = [1, 2, 3, 4, 5];
    expect(seeds.map((seed) => failsWithin('directed', seed, DIRECTED_BLOCK_CASES))).toEqual(
      seeds.map(() => true),
    );
    expect(seeds.map((seed) => failsWithin('own', seed, DIRECTED_BLOCK_CASES))).toEqual(
      seeds.map(() => false),
    );
  });

  test('a block depends on no block before it', () => {
    const used = new Trial(lock, revision, [], 'directed');
    runBlock(used, 3, 0, 500);
    const fresh = new Trial(lock, revision, [], 'directed');
    expect(runBlock(used, 3, 1, 500).digest).toBe(runBlock(fresh, 3, 1, 500).digest);
  });

  test('picks no more alternatives than a case may, and picks several', async () => {
    const { BINDINGS } = await import('../../../properties/catalogue.ts');
    const claim = BINDINGS.find(({ statement }) => statement.id === 'T-RC-1/accepts-honest') as AnyBinding;
    const trial = new Trial(claim, revision, [], 'directed');
    const directed = trial.createDirected();
    const draws = new Draws();
    const own = claim.scenario(revision).setting.length;
    const picks = new Map<number, number>();
    for (let drawn = 0; drawn < 2000; drawn++) {
      draws.start(drawn, 7);
      const script = directed.draw(draws);
      trial.observe(script, directed);
      directed.learn(script);
      const picked = script.slice(own, trial.scenario.setting.length).filter((word) => word !== 0).length;
      picks.set(picked, (picks.get(picked) ?? 0) + 1);
    }
    expect(Math.max(...picks.keys())).toBe(MOST_PICKS);
    expect(picks.get(2)).toBeGreaterThan(200);
  });
});
