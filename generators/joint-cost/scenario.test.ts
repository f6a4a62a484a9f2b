import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { abstractReference, monotoneCost, pathDecomposition } from '../../properties/joint-cost/checks.ts';
import { loadRevision } from '../../src/revision/load.ts';
import { runBlock } from '../../src/search/block/block.ts';
import { describeScript, playScript } from '../../src/search/case/play.ts';
import { type Script, STEP_WORDS } from '../../src/search/case/scenario.ts';
import { scripts } from '../../src/search/trial/as-property.ts';
import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { Trial } from '../../src/search/trial/trial.ts';
import { arrivalOrders, arrivalScenario } from './arrival-orders.ts';
import { moveScenario } from './moved-points.ts';
import { pathCosts } from './scenario.ts';

const revision = loadRevision('draft-00');
const moves = moveScenario(revision);
const running = pathCosts(revision);
const arrivals = arrivalScenario(revision);

describe.each([
  [moves, scripts(monotoneCost, revision)],
  [running, scripts(pathDecomposition, revision)],
] as const)('what is drawn for a deployment', (scenario, arbitrary) => {
  const drawn = fc.sample(arbitrary, { seed: 3, numRuns: 2000 });
  const world = scenario.createWorld('ideal');

  test('has legal operating points only', () => {
    const names = scenario.setting.map(({ name }) => name);
    expect(names.slice(0, 5)).toEqual(['N', 'T_tick (us)', 'q', 'cells_k', 'bundle period (ticks)']);
    const { N, T_tick, q, cells_k, bundle_period } = revision.range;
    for (const script of drawn) {
      [N, T_tick, q, cells_k, bundle_period].forEach(({ min, max }, index) => {
        const value = scenario.setting[index]?.valueOf(script[index] as number) as number;
        expect(value >= min && value <= max).toBe(true);
      });
    }
  });

  test('has no step that does nothing', () => {
    for (const script of drawn) {
      const steps = (script.length - scenario.setting.length) / STEP_WORDS;
      expect(describeScript(scenario, world, script).steps).toHaveLength(steps);
    }
  });
});

test('the longest and largest case is still counted exactly', () => {
  const world = running.createWorld('ideal');
  const { N, T_tick, q, cells_k, bundle_period } = revision.range;
  world.open([N.max, T_tick.max, q.max, cells_k.max, bundle_period.max]);
  for (let step = 0; step < running.length.max; step++) world.run(100_000);
  const last = world.observe().readings[3];
  expect(last?.ticks).toBe(400_000);
  expect(last?.A).toBe(BigInt(N.max) * 400_000n * (revision.cost.c_json + revision.cost.c_hmac));
});

describe('by hand', () => {
  test('the bundle of a spread schedule is approached to the tick', () => {
    const world = running.createWorld('ideal');
    // Three bundles in 10 ticks: due at the ends of ticks 4, 7 and 10.
    world.open([1, 1000, 1, 3, 10]);
    world.approachBundle(1);
    world.approachBundle(0);
    world.approachBundle(0);
    world.finishPeriod();
    world.finishPeriod();
    const { readings, count } = world.observe();
    expect(readings.slice(0, count).map(({ ticks }) => ticks)).toEqual([3, 4, 7, 10, 20]);
    expect(readings.slice(0, count).map(({ C }) => C / revision.cost.c_ed25519)).toEqual([
      0n,
      1n,
      2n,
      3n,
      6n,
    ]);
  });

  test('of each parameter the costlier value goes to one deployment', () => {
    const world = moves.createWorld('ideal');
    world.open([5, 2000, 2, 3, 10, 1]);
    world.move('N', 4);
    world.move('T_tick', 1000);
    world.move('bundle_period', 11);
    const { cheaperPoint, costlierPoint, movedCount } = world.observe();
    expect(movedCount).toBe(3);
    expect(cheaperPoint).toEqual({ N: 4, T_tick: 2000, q: 2, cells_k: 3, bundle_period: 11 });
    expect(costlierPoint).toEqual({ N: 5, T_tick: 1000, q: 2, cells_k: 3, bundle_period: 10 });
  });

  test('moved there and back, a parameter is not moved; the last move counts', () => {
    const world = moves.createWorld('ideal');
    world.open([5, 2000, 2, 3, 10, 1]);
    world.move('q', 9);
    world.move('q', 1);
    expect(world.observe().cheaperPoint.q).toBe(1);
    expect(world.observe().costlierPoint.q).toBe(2);
  });
});

describe('the space of T-JCOST-1.C', () => {
  const { space } = arrivals;

  test('every order of 1 to 5 ticks: 1! + ... + 5!, each once', () => {
    const orders = arrivalOrders(5);
    expect(orders).toHaveLength(153);
    expect(new Set(orders.map((order) => order.join())).size).toBe(153);
    for (const order of orders) expect(order.toSorted()).toEqual(order.map((_, tick) => tick));
  });

  test('1000 deployments in 153 orders and 59,000 in 3', () => {
    expect(space?.size).toBe(1000 * 153 + 59_000 * 3);
    expect(space?.bound).toBe('N to 60000 with up to 2 ticks, T_tick to 1000 ms with up to 5');
  });

  test('each case is another one, plays every tick once, and sends 1000 snapshots a second', () => {
    const world = arrivals.createWorld('ideal');
    const seen = new Set<string>();
    const indices = [...Array(2000).keys(), 152_998, 152_999, 153_000, 153_001, 329_999];
    for (const index of indices) {
      const script = space?.scriptAt(index) as Script;
      seen.add(script.join());
      playScript(arrivals, world, script);
      const { isComplete, ticks, point } = world.observe();
      expect(isComplete).toBe(true);
      expect(ticks).toBe((script.length - 1) / STEP_WORDS);
      expect(point.N * 1_000_000).toBe(1000 * point.T_tick);
    }
    expect(seen.size).toBe(indices.length);
    expect(world.observe().point.T_tick).toBe(60_000_000);
  });

  test('a script that lost a tick is not complete', () => {
    const world = arrivals.createWorld('ideal');
    world.open([1]);
    world.deliver(1);
    expect(world.observe().isComplete).toBe(false);
    world.deliver(0);
    expect(world.observe()).toMatchObject({ isComplete: true, overtaken: 1 });
  });

  test('a tick that was overtaken is refused, and its HMAC is paid for', () => {
    const world = arrivals.createWorld('ideal');
    world.open([1]);
    world.deliver(1);
    world.deliver(0);
    expect(world.heard()[0]).toContain('refused');
    expect(world.observe().cwtMacs).toBe(2n * revision.cost.c_hmac);
  });
});

describe.each<AnyBinding>([monotoneCost, pathDecomposition, abstractReference])(
  'counterexamples of $statement.id',
  (binding) => {
    test.each(binding.catches)('$rule=$take shrinks to few steps', (choice) => {
      const trial = new Trial(binding, revision, [choice], 'own');
      for (let block = 0; block < 8; block++) {
        const { failing } = runBlock(trial, 5, block, 4096);
        if (failing === null) continue;
        expect(trial.describe(trial.shrink(failing)).script.steps.length).toBeLessThanOrEqual(5);
        return;
      }
      expect.fail('not caught');
    });
  },
);
