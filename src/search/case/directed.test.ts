import { describe, expect, test } from 'vitest';
import { law } from '../../../spec/language/law.ts';
import { condition } from '../../../spec/language/quantifiers.ts';
import { statement } from '../../../spec/language/statement.ts';
import { loadRevision } from '../../revision/load.ts';
import { runBlock } from '../block/block.ts';
import type { AnyBinding, Binding } from '../trial/binding.ts';
import { Trial } from '../trial/trial.ts';
import { DIRECTED_BLOCK_CASES } from './address.ts';
import { MOST_PICKS } from './open-rules.ts';
import { Draws } from './random.ts';
import type { Domain, Scenario, World } from './scenario.ts';

const revision = loadRevision('draft-00');
const WHEELS = 6;
const DIGITS = 24;

/** A lock whose wheels click one after the other: a random case turns next to none of them to its digit. */
class Lock implements World<number> {
  #clicks = 0;
  readonly #heard: number[] = [];

  open(): void {
    this.#clicks = 0;
    this.#heard.length = 0;
  }
  turn(digit: number): void {
    const clicks = digit === (this.#clicks * 7 + 3) % DIGITS;
    this.#clicks = clicks ? this.#clicks + 1 : 0;
    this.#heard.push(this.#clicks);
  }
  observe(): number {
    return Math.max(0, ...this.#heard);
  }
  heard(): readonly string[] {
    return [`${this.#clicks} clicks`];
  }
  decisions(): readonly number[] {
    return this.#heard;
  }
}

const DIGIT: Domain<Lock> = {
  name: 'digit',
  size: DIGITS,
  edges: [],
  drawn: 'evenly',
  valueOf: (word) => word,
  nameOf: (value) => value,
  valueNamed: Number,
};

const scenario = (): Scenario<Lock, number> => ({
  subject: 'lock',
  streamVersion: 1,
  setting: [],
  steps: [
    { name: 'turn', choice: null, weight: 1, args: [DIGIT], run: (lock: Lock, digit) => lock.turn(digit) },
  ],
  length: { min: 1, max: 20 },
  createWorld: () => new Lock(),
});

const lock = {
  statement: statement<number>({
    id: 'T-VOLINV',
    clause: '6.2',
    sentence: 'the lock stays shut',
    hypotheses: [],
    laws: [
      law(
        'shut',
        'clicks < wheels',
        condition<number>({ holds: (clicks) => clicks < WHEELS, expected: 'it shut', found: 'it open' }),
      ),
    ],
  }),
  scenario,
  level: 'ideal',
  reads: [],
  grants: [],
  isRelevant: () => true,
  reach: [],
  catches: [],
} satisfies Binding<Lock, number> as unknown as AnyBinding;

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
