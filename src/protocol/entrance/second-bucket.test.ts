import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Microseconds } from '../../../spec/language/notation.ts';
import { wrong } from '../../../spec/rules/catalogue.ts';
import { withLimits, withRules } from '../../revision/build.ts';
import { loadRevision } from '../../revision/load.ts';
import { createTokenBucket } from './create-token-bucket.ts';

const SECOND = 1_000_000;
const draft = loadRevision('draft-00');

/** Tokens as they are by hand: of packets of both paths, in millionths of one; R_L = 4 tick pairs a tick. */
class PlainBucket {
  #tokens = 0;
  #tick = 0;
  readonly #interval: number;
  readonly #most: number;

  constructor(T_tick: number, full: boolean) {
    const interval = Math.ceil(SECOND / T_tick);
    this.#interval = interval < 16 ? 1 : interval;
    this.#most = (2 * draft.B_F * SECOND) / T_tick;
    this.#tokens = full ? this.#most : 0;
  }

  passOneTick(offered: number): number {
    if (++this.#tick % this.#interval === 0) {
      this.#tokens = Math.min(this.#most, this.#tokens + this.#interval * 2 * draft.R_L);
    }
    const passed = Math.min(offered, Math.floor(this.#tokens + 1e-9));
    this.#tokens -= passed;
    return passed;
  }
}

const perSecond = withRules(draft, [wrong('refill-interval', 'each-second')]);
const T_TICKS = [1000, 7000, 50_000, 62_500, 66_666, 66_667, 250_000, 3_000_000] as const;

test('many ticks at once pass what they pass one by one, in a bucket that is refilled once a second', () => {
  const sending = fc.record({ packets: fc.constantFrom(0, 1, 2, 8, 9, 40, 4000), ticks: fc.nat(120) });
  fc.assert(
    fc.property(
      fc.constantFrom(...T_TICKS),
      fc.boolean(),
      fc.array(sending, { maxLength: 6 }),
      (T_tick, full, all) => {
        const bucket = createTokenBucket(perSecond);
        bucket.open(T_tick as Microseconds, full);
        const plain = new PlainBucket(T_tick, full);
        for (const { packets, ticks } of all) {
          const runs = bucket.pass(packets, ticks);
          const passed = runs.flatMap((run) => new Array<number>(run.ticks).fill(run.packetsPerTick));
          expect(passed).toEqual(Array.from({ length: ticks }, () => plain.passOneTick(packets)));
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('years of natural traffic, and of silence, take no time', () => {
  const bucket = createTokenBucket(perSecond);
  bucket.open(50_000 as Microseconds, false);
  bucket.pass(0, 2 ** 32);
  expect(bucket.pass(2, 2 ** 32)).toEqual([{ ticks: 2 ** 32, packetsPerTick: 2 }]);
});

test.each([
  ['kept', 0.5, [0, 1, 0, 1]],
  ['lost', 0.5, [0, 0, 0, 0]],
  ['kept', 2.5, [2, 3, 2, 3]],
  ['lost', 2.5, [2, 2, 2, 2]],
  ['lost', 4, [4, 4, 4, 4]],
] as const)(
  'parts of a token that are %s: packets that pass on each tick at R_L = %s',
  (take, R_L, passed) => {
    const rules = [wrong('refill-fraction', take), wrong('limiter-unit', 'packets')];
    const bucket = createTokenBucket(withLimits(withRules(draft, rules), { R_L }));
    bucket.open(1000 as Microseconds, false);
    expect(Array.from({ length: 4 }, () => bucket.pass(100, 1)[0]?.packetsPerTick)).toEqual(passed);
  },
);
