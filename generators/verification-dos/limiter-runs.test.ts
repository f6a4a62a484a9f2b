import { expect, test } from 'vitest';
import { breachOf } from '../../spec/language/statement.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { arrivalCurve, type LimitedRun, RATE_LIMITER } from '../../spec/verification-dos/rate-limiter.ts';
import { withRules } from '../../src/revision/build.ts';
import { loadRevision } from '../../src/revision/load.ts';
import { limiterRuns } from './scenario.ts';

const draft = loadRevision('draft-00');
const SECOND = 1_000_000 as Parameters<typeof arrivalCurve>[1];

function runOf(ticks: number, offered: number, decoded: number): LimitedRun {
  const half = (count: number) => ({ snapshots: Math.ceil(count / 2), pushes: Math.floor(count / 2) });
  return {
    ticks,
    offered: half(offered),
    decoded: half(decoded),
    authenticated: half(decoded),
    lookups: offered / 2,
    received: offered,
  };
}

function breachIn(...runs: LimitedRun[]): string | null {
  return breachOf(RATE_LIMITER, { T_tick: SECOND, runs }, draft);
}

test('at a tick a second the curve is 16 packets and 8 a tick', () => {
  const { packet, refill, burst } = arrivalCurve(draft, SECOND);
  expect([refill / packet, burst / packet]).toEqual([8, 16]);
});

test('the statement is violated by one packet more than may pass, and by one fewer', () => {
  expect(breachIn(runOf(1, 20, 8), runOf(1, 20, 8))).toBeNull();
  expect(breachIn(runOf(1, 20, 9))).toMatch(/at most 16 packets beyond .*, found 17/);
  expect(breachIn(runOf(1, 20, 7))).toMatch(/as the limit has room/);
  // A silent tick saves a refill, two save no more than the burst.
  expect(breachIn(runOf(1, 0, 0), runOf(1, 20, 16))).toBeNull();
  expect(breachIn(runOf(5, 0, 0), runOf(1, 20, 16), runOf(3, 20, 8))).toBeNull();
  expect(breachIn(runOf(5, 0, 0), runOf(1, 20, 17))).toMatch(/at most 16 packets beyond .*, found 17/);
  // Natural traffic leaves room too.
  expect(breachIn(runOf(9, 2, 2), runOf(1, 20, 16))).toBeNull();
  expect(breachIn(runOf(1, 2, 2), runOf(1, 20, 15))).toMatch(/at most 16 packets beyond .*, found 17/);
});

test('what each stage metered, by hand: 10 tick pairs from an empty bucket', () => {
  const world = limiterRuns(draft).createWorld('ideal');
  world.open([1, 10, SECOND]);
  world.flood(2);
  expect(world.observe().runs).toEqual([
    {
      ticks: 1,
      offered: { snapshots: 10, pushes: 10, order: 'in-turn' },
      decoded: { snapshots: 4, pushes: 4 },
      authenticated: { snapshots: 4, pushes: 4 },
      lookups: 10,
      received: 20,
    },
    expect.objectContaining({ ticks: 1, decoded: { snapshots: 4, pushes: 4 } }),
  ]);
});

test('in NIC hardware nothing over the limit is taken in or looked up', () => {
  const world = limiterRuns(withRules(draft, [wrong('limiter-position', 'nic-hardware')])).createWorld(
    'ideal',
  );
  world.open([1, 10, SECOND]);
  world.flood(1);
  expect(world.observe().runs[0]).toMatchObject({ lookups: 0, received: 8 });
});

test('vantages that behaved have buckets of their own: what they sent is not what insiders did', () => {
  const world = limiterRuns(draft).createWorld('ideal');
  world.open([1, 10, SECOND]);
  world.sendNaturally(5);
  expect(world.observe().runs).toHaveLength(1);
  world.flood(1);
  expect(world.observe().runs).toMatchObject([{ ticks: 1, decoded: { snapshots: 4, pushes: 4 } }]);
});

test('what comes in the tick that was the last is counted with the rest of it', () => {
  const world = limiterRuns(draft).createWorld('ideal');
  world.open([1, 3, SECOND]);
  world.flood(2);
  // A tick pair of each tick was saved.
  world.sendMore(5);
  expect(world.observe().runs).toMatchObject([
    { ticks: 1, offered: { snapshots: 3, pushes: 3 }, decoded: { snapshots: 3, pushes: 3 } },
    { ticks: 1, offered: { snapshots: 8, pushes: 8 }, decoded: { snapshots: 5, pushes: 5 }, received: 16 },
  ]);
});
