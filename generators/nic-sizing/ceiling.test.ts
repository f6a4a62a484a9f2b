import { expect, test } from 'vitest';
import { breachOf } from '../../spec/language/statement.ts';
import { NIC_SUFFICIENCY, type NicObservation } from '../../spec/nic-sizing/check.ts';
import { loadRevision } from '../../src/revision/load.ts';
import { WITHOUT_END } from './ceiling.ts';
import { ceilings } from './scenario.ts';
import type { NicWorld } from './world.ts';

const draft = loadRevision('draft-00');

function worldOf(N: number, tick: number, full: boolean): NicWorld<NicObservation> {
  const world = ceilings(draft).createWorld('ideal');
  world.open([N, tick, full ? 1 : 0]);
  return world;
}

test('section 6.1 by hand: 4 + 8 / 60 times the natural packets, from full buckets at one tick a second', () => {
  const world = worldOf(10_000, 1_000_000, true);
  world.flood(WITHOUT_END, 60);
  // 16 at once, then 59 times 8; natural are 120. The first tick's refill is lost to the full bucket.
  expect(world.observe().busiestWindow).toBe(16 + 59 * 8);
  expect(breachOf(NIC_SUFFICIENCY, world.observe(), draft)).toBeNull();
});

test('silence saves up no more than B_F seconds', () => {
  const world = worldOf(1, 50_000, false);
  world.beSilent(1_000_000);
  world.flood(WITHOUT_END, 1);
  expect(world.observe().busiestWindow).toBe(320);
});

test('natural traffic is never held back where a bucket holds a tick pair', () => {
  const world = worldOf(1, 8_000_000, false);
  world.sendNaturally(8);
  expect(world.observe().busiestWindow).toBe(16);
});

test('as many packets as the budget are no violation, and one more is', () => {
  const observed = { ...worldOf(1, 1_000_000, true).observe(), busiestWindow: 600 as never };
  expect(breachOf(NIC_SUFFICIENCY, observed, draft)).toBeNull();
  expect(breachOf(NIC_SUFFICIENCY, { ...observed, busiestWindow: 601 as never }, draft)).toMatch(
    /at most 600 .* found 601/,
  );
});
