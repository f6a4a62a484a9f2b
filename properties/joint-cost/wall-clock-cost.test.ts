import { describe, expect, test } from 'vitest';
import type { ClockReading } from '../../spec/joint-cost/wall-clock-cost.ts';
import type { RuleName } from '../../spec/rules/catalogue.ts';
import { loadRevision } from '../../src/revision/load.ts';
import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { breaksInVitest } from '../breaking-sets.fixture.ts';
import { isRefuted, unrepaired } from '../claim-search.fixture.ts';
import { exactInEachSecond } from './wall-clock-cost.ts';

const binding = exactInEachSecond as AnyBinding;
const repaired = loadRevision('draft-01-proposed');

breaksInVitest({ binding, sets: [[[], 1]] });

describe('without a part of the repair', () => {
  test.each<RuleName>([
    'lookup-in-joint',
    'snapshot-payload',
    'snapshot-framing',
    'bfd-send-jitter',
    'bundle-schedule',
  ])('is refuted: %s', (rule) => {
    expect(isRefuted(binding, unrepaired(repaired, rule))).toBe(true);
  });
});

test('a broker comes to within one BFD parse of the bound', () => {
  const longest = { N: 1, T_tick: 60_000_000, q: 1, cells_k: 1, bundle_period: 1200 };
  const world = exactInEachSecond.scenario(repaired).createWorld('ideal');
  world.open([...Object.values(longest), 0, 1, 1]);
  for (let tick = 1; tick < longest.bundle_period; tick++) world.finishTick();
  world.finishTick(1);
  world.wait(1);
  const { count, readings } = world.observe();
  const [from, to] = readings.slice(count - 2, count) as [ClockReading, ClockReading];
  const found = to.spent - from.spent;
  expect(to.time - from.time).toBe(1);
  // Of that microsecond, JOINT is less than a nanosecond. The tick costs 8.75 us, the bundle 78.8 us.
  const period = BigInt(longest.bundle_period);
  const bound = (8_750n + 78_800n) * period + 78_800n;
  expect(found * period).toBeLessThan(bound);
  expect(bound - (found - 1n) * period).toBeLessThan(repaired.cost.c_bfd_parse * period);
});
