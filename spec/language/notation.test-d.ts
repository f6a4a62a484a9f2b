import { describe, expectTypeOf, test } from 'vitest';
import { type RuleChoices, wrong } from '../rules/catalogue.ts';
import {
  areEqual,
  type BfdKey,
  type BfdSequence,
  type BfdTag,
  type CwtCounter,
  type CwtTag,
  distance,
  type Epoch,
  type EpochKey,
  isAtMost,
  isBelow,
  type Microseconds,
  type Nanoseconds,
  type OperatorKey,
  type Packets,
  type PacketsPerSecond,
  plus,
  type TickInstant,
  type TickPairs,
  type Ticks,
  times,
  type Vantage,
  type VantageCount,
} from './notation.ts';

declare const packets: Packets;
declare const pairs: TickPairs;
declare const cost: Nanoseconds;
declare const epochKey: EpochKey;
declare const bfdKey: BfdKey;
declare const cwtTag: CwtTag;
declare const bfdTag: BfdTag;

declare function verifyCwt(key: EpochKey, tag: CwtTag): void;
declare function accept(vantage: Vantage, epoch: Epoch, sequence: BfdSequence, counter: CwtCounter): void;

describe('one unit is taken for itself', () => {
  test('in comparisons and sums', () => {
    expectTypeOf(isAtMost(packets, packets)).toEqualTypeOf<boolean>();
    expectTypeOf(plus(cost, cost)).toEqualTypeOf<Nanoseconds>();
    expectTypeOf(distance(cost, cost)).toEqualTypeOf<Nanoseconds>();
    expectTypeOf(times(cost, 3)).toEqualTypeOf<Nanoseconds>();
  });
});

describe('another unit does not compile', () => {
  test('packets and tick pairs', () => {
    expectTypeOf<Packets>().not.toExtend<TickPairs>();
    expectTypeOf<TickPairs>().not.toExtend<Packets>();
    // @ts-expect-error A count of packets is no count of tick pairs.
    isAtMost(packets, pairs);
    // @ts-expect-error The other way round.
    isBelow(pairs, packets);
    // @ts-expect-error Nor are they equal.
    areEqual(packets, pairs);
  });

  test('times of different units, lengths and instants', () => {
    expectTypeOf<Nanoseconds>().not.toExtend<Microseconds>();
    expectTypeOf<Ticks>().not.toExtend<TickInstant>();
    expectTypeOf<Ticks>().not.toExtend<Microseconds>();
    expectTypeOf<Packets>().not.toExtend<PacketsPerSecond>();
  });

  test('a plain number or bigint', () => {
    expectTypeOf<number>().not.toExtend<Packets>();
    expectTypeOf<bigint>().not.toExtend<Nanoseconds>();
    // @ts-expect-error A bare bigint has no unit.
    plus(cost, 1n);
  });

  test('a vantage and how many there are', () => {
    expectTypeOf<Vantage>().not.toExtend<VantageCount>();
    expectTypeOf<VantageCount>().not.toExtend<Vantage>();
  });

  test('identifiers in the wrong place', () => {
    const check = (vantage: Vantage, epoch: Epoch, sequence: BfdSequence, counter: CwtCounter): void => {
      accept(vantage, epoch, sequence, counter);
      // @ts-expect-error The counter and the sequence are swapped.
      accept(vantage, epoch, counter, sequence);
      // @ts-expect-error The vantage and the epoch are swapped.
      accept(epoch, vantage, sequence, counter);
    };
    expectTypeOf(check).toBeFunction();
  });
});

describe('another key or tag does not compile', () => {
  test('the key of the other path', () => {
    const check = (): void => {
      verifyCwt(epochKey, cwtTag);
      // @ts-expect-error K_BFD_auth does not verify a snapshot.
      verifyCwt(bfdKey, cwtTag);
      // @ts-expect-error The tag of a push is no tag of a snapshot.
      verifyCwt(epochKey, bfdTag);
    };
    expectTypeOf(check).toBeFunction();
    expectTypeOf<EpochKey>().not.toExtend<BfdKey>();
    expectTypeOf<OperatorKey>().not.toExtend<EpochKey>();
    expectTypeOf<Uint8Array>().not.toExtend<EpochKey>();
  });
});

describe('an alternative of another rule does not compile', () => {
  test('in a wrong rule and in a revision', () => {
    wrong('conjunction', 'either-counter');
    // @ts-expect-error conjunction has no such alternative.
    wrong('conjunction', 'at-least');
    expectTypeOf<RuleChoices['limiter']>().toEqualTypeOf<'present' | 'absent'>();
  });
});
