import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Microseconds } from '../../../spec/language/notation.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import { type RuleChoice, wrong } from '../../../spec/rules/catalogue.ts';
import { withRules } from '../../revision/build.ts';
import { loadRevision } from '../../revision/load.ts';
import { createTokenBucket } from './create-token-bucket.ts';
import type { Passed, Share } from './token-bucket.ts';

const draft = loadRevision('draft-00');
const SECOND = 1_000_000 as Microseconds;

/** The slow and obvious bucket: a fraction of tokens, one packet after the other. */
class ObviousBucket {
  readonly #refill: number;
  readonly #cap: number;
  readonly #price: number;
  readonly #rules: Revision['rules'];
  #tokens: number;
  #silent = false;
  #dropped = false;

  constructor({ R_L, B_F, rules }: Revision, tick: number, full: boolean, share: Share) {
    // In thousandths, of which all limits here are whole numbers.
    const rate = Math.round(R_L * 1000) + (rules['limiter-refill'] === 'R_L-plus-one' ? 1000 : 0);
    const saved = Math.round(B_F * 1000);
    this.#rules = rules;
    this.#price = 1000 * (share === 'path' ? 2 * tick : tick);
    const perTick = share === 'vantage' && rules['limiter-unit'] === 'packets' ? 1 : 2;
    this.#refill = rate * perTick * tick;
    const burst = { seconds: 2 * saved * 1_000_000, ticks: 2 * saved * tick, packets: saved * tick }[
      rules['burst-unit']
    ];
    this.#cap = {
      B_F: burst,
      none: Number.POSITIVE_INFINITY,
      'one-token-more': burst + this.#price,
      'rounded-up': Math.ceil(burst / this.#price) * this.#price,
      'before-refill': burst,
    }[rules['limiter-cap']];
    this.#tokens = full ? this.#cap : 0;
  }

  /** Packets that pass in each of so many ticks. */
  pass(packetsPerTick: number, ticks: number): number[] {
    return Array.from({ length: ticks }, () => {
      this.#fill(packetsPerTick === 0);
      let passed = 0;
      for (; passed < packetsPerTick && this.#admits(); passed++) this.#tokens -= this.#price;
      this.#dropped = passed < packetsPerTick;
      return passed;
    });
  }

  #fill(silent: boolean): void {
    const fault = this.#rules['limiter-refill'];
    const twice = fault === 'one-tick-more' && silent && !this.#silent;
    const gain = fault === 'lost-after-drop' && this.#dropped ? 0 : (twice ? 2 : 1) * this.#refill;
    this.#silent = silent;
    this.#tokens =
      this.#rules['limiter-cap'] === 'before-refill'
        ? Math.min(this.#cap, this.#tokens) + gain
        : Math.min(this.#cap, this.#tokens + gain);
  }

  #admits(): boolean {
    switch (this.#rules['limiter-admission']) {
      case 'any-token':
        return this.#tokens >= 0;
      case 'more-than-a-token':
        return this.#tokens > this.#price;
      case 'whole-token':
        return this.#tokens >= this.#price;
    }
  }
}

function perTick(passed: readonly Passed[]): number[] {
  return passed.flatMap(({ ticks, packetsPerTick }) => new Array<number>(ticks).fill(packetsPerTick));
}

/** One wrong rule of what is gained, held and asked for, under any reading of the units. */
const ANY_RULES: fc.Arbitrary<RuleChoice[]> = fc
  .tuple(
    fc.constantFrom(
      wrong('limiter-refill', 'R_L'),
      wrong('limiter-refill', 'R_L-plus-one'),
      wrong('limiter-refill', 'one-tick-more'),
      wrong('limiter-refill', 'lost-after-drop'),
      wrong('limiter-cap', 'one-token-more'),
      wrong('limiter-cap', 'rounded-up'),
      wrong('limiter-cap', 'before-refill'),
      wrong('limiter-admission', 'any-token'),
      wrong('limiter-admission', 'more-than-a-token'),
    ),
    fc.constantFrom(wrong('limiter-unit', 'tick-pairs'), wrong('limiter-unit', 'packets')),
    fc.constantFrom(
      wrong('burst-unit', 'seconds'),
      wrong('burst-unit', 'ticks'),
      wrong('burst-unit', 'packets'),
    ),
  )
  .map((taken) => [...taken]);

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
    const share = fc.constantFrom<Share>('vantage', 'path');
    const limits = fc.constantFrom(
      [4, 8],
      [1.5, 8],
      [0.5, 2.25],
      [0.001, 0.5],
      [2.3, 0.125],
      [1000, 999.999],
    );
    const start = fc.record({ limits, tick, share, full: fc.boolean() });
    let limited = 0;
    fc.assert(
      fc.property(
        ANY_RULES,
        start,
        offers,
        (rules, { limits: [R_L = 4, B_F = 8], tick: length, share: drawsOn, full }, script) => {
          const revision = { ...withRules(draft, rules), R_L, B_F };
          const bucket = createTokenBucket(revision, drawsOn);
          bucket.open(length as Microseconds, full);
          const obvious = new ObviousBucket(revision, length, full, drawsOn);
          for (const [packets, ticks] of script) {
            const expected = obvious.pass(packets, ticks);
            expect(perTick(bucket.pass(packets, ticks))).toEqual(expected);
            if (expected.some((passed) => passed < packets)) limited++;
          }
        },
      ),
      { seed: 1, numRuns: 5000 },
    );
    expect(limited).toBeGreaterThan(3000);
  });
});

describe('by hand, R_L = 4 and B_F = 8 s at one tick a second', () => {
  function passedOf(full: boolean, packets: number, ticks: number, ...rules: RuleChoice[]): number[] {
    const bucket = createTokenBucket(withRules(draft, rules));
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
    const bucket = createTokenBucket(draft);
    bucket.open(16_000_001 as Microseconds, true);
    expect(perTick(bucket.pass(1, 3))).toEqual([0, 0, 0]);
  });
});
