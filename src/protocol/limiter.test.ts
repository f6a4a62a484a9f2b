import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Microseconds } from '../../spec/notation.ts';
import type { Revision } from '../../spec/revision.ts';
import { type RuleChoice, wrong } from '../../spec/rules.ts';
import { withRules } from '../revision/build.ts';
import { loadRevision } from '../revision/load.ts';
import { type Passed, TokenBucket } from './limiter.ts';

const draft = loadRevision('draft-00');
const SECOND = 1_000_000 as Microseconds;

/** The slow and obvious bucket: a fraction of tokens, one packet after the other. */
class ObviousBucket {
  readonly #refill: number;
  readonly #bound: number;
  readonly #tick: number;
  readonly #debtPasses: boolean;
  #tokens: number;

  constructor({ R_L, B_F, rules }: Revision, tick: number, full: boolean) {
    const factor = rules['limiter-refill'] === 'R_L' ? R_L : R_L + 1;
    this.#tick = tick;
    this.#refill = factor * (rules['limiter-unit'] === 'packets' ? 1 : 2) * tick;
    const burst = { seconds: 2 * B_F * 1_000_000, ticks: 2 * B_F * tick, packets: B_F * tick }[
      rules['burst-unit']
    ];
    this.#bound = rules['limiter-cap'] === 'none' ? Number.POSITIVE_INFINITY : burst;
    this.#tokens = full ? this.#bound : 0;
    this.#debtPasses = rules['limiter-admission'] === 'any-token';
  }

  /** Packets that pass in each of so many ticks. */
  pass(packetsPerTick: number, ticks: number): number[] {
    return Array.from({ length: ticks }, () => {
      this.#tokens = Math.min(this.#bound, this.#tokens + this.#refill);
      let passed = 0;
      for (let packet = 0; packet < packetsPerTick; packet++) {
        if (this.#debtPasses ? this.#tokens < 0 : this.#tokens < this.#tick) break;
        this.#tokens -= this.#tick;
        passed++;
      }
      return passed;
    });
  }
}

function perTick(passed: readonly Passed[]): number[] {
  return passed.flatMap(({ ticks, packetsPerTick }) => new Array<number>(ticks).fill(packetsPerTick));
}

const ANY_RULES: fc.Arbitrary<RuleChoice[]> = fc.subarray([
  wrong('limiter-refill', 'R_L-plus-one'),
  wrong('limiter-admission', 'any-token'),
  wrong('limiter-unit', 'packets'),
  wrong('burst-unit', 'ticks'),
  wrong('burst-unit', 'packets'),
]);

describe('a tick at a time or many at once', () => {
  test('any offers over any ticks pass as one by one', () => {
    const tick = fc.oneof(
      fc.integer({ min: 1000, max: 60_000_000 }),
      fc.constantFrom(50_000, 1_000_000, 2_000_000, 3_000_000, 15_999_999, 16_000_000, 16_000_001),
    );
    const offers = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 30 })), {
      minLength: 1,
      maxLength: 5,
    });
    let limited = 0;
    fc.assert(
      fc.property(ANY_RULES, tick, fc.boolean(), offers, (rules, length, full, script) => {
        const revision = withRules(draft, rules);
        const bucket = new TokenBucket(revision);
        bucket.open(length as Microseconds, full);
        const obvious = new ObviousBucket(revision, length, full);
        for (const [packets, ticks] of script) {
          const expected = obvious.pass(packets, ticks);
          expect(perTick(bucket.pass(packets, ticks))).toEqual(expected);
          if (expected.some((passed) => passed < packets)) limited++;
        }
      }),
      { seed: 1, numRuns: 5000 },
    );
    expect(limited).toBeGreaterThan(3000);
  });
});

describe('by hand, R_L = 4 and B_F = 8 s at one tick a second', () => {
  function passedOf(full: boolean, packets: number, ticks: number, ...rules: RuleChoice[]): number[] {
    const bucket = new TokenBucket(withRules(draft, rules));
    bucket.open(SECOND, full);
    return perTick(bucket.pass(packets, ticks));
  }

  test('from an empty bucket 8 packets a tick, from a full one 16 at once', () => {
    expect(passedOf(false, 100, 3)).toEqual([8, 8, 8]);
    expect(passedOf(true, 100, 3)).toEqual([16, 8, 8]);
  });

  test('a demand between refill and burst is met until the burst is spent', () => {
    expect(passedOf(true, 10, 6)).toEqual([10, 10, 10, 10, 8, 8]);
  });

  test('one packet more where an empty bucket still passes one', () => {
    expect(passedOf(false, 100, 3, wrong('limiter-admission', 'any-token'))).toEqual([9, 8, 8]);
  });

  test('a tick longer than 2 B_F seconds brings no whole token: nobody passes', () => {
    const bucket = new TokenBucket(draft);
    bucket.open(16_000_001 as Microseconds, true);
    expect(bucket.canPass).toBe(false);
    expect(perTick(bucket.pass(1, 3))).toEqual([0, 0, 0]);
  });
});
