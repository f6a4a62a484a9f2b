import { describe, expect, test } from 'vitest';
import { volumeIndependence } from '../../properties/volume-independence/check.ts';
import type { PacketsPerSecond } from '../../spec/language/notation.ts';
import { loadRevision } from '../../src/revision/load.ts';
import { runBlock } from '../../src/search/block/block.ts';
import type { Domain } from '../../src/search/case/scenario.ts';
import { Trial } from '../../src/search/trial/trial.ts';
import { volumeScenario } from './volume-independence.ts';

const revision = loadRevision('draft-00');
const scenario = volumeScenario(revision);
const rates = scenario.steps[0]?.args[0] as Domain<unknown>;

describe('attack rates', () => {
  const all = Array.from({ length: rates.size }, (_, word) => rates.valueOf(word, undefined));

  test('whole packets per second from 10^6 to 10^12, ascending', () => {
    expect(all[0]).toBe(10 ** 6);
    expect(all.at(-1)).toBe(10 ** 12);
    expect(all.every((rate, word) => Number.isSafeInteger(rate) && rate > (all[word - 1] ?? 0))).toBe(true);
  });

  test('as many from each power of ten up to the next', () => {
    for (let exponent = 6; exponent < 12; exponent++) {
      const within = all.filter((rate) => rate >= 10 ** exponent && rate < 10 ** (exponent + 1));
      expect(within).toHaveLength(9000);
    }
  });

  test('the powers of ten are edges, and the last rate below the highest', () => {
    const edges = rates.edges.map((word) => rates.valueOf(word, undefined));
    expect(edges).toEqual([6, 7, 8, 9, 10, 11, 12].map((exponent) => 10 ** exponent).concat(9_999 * 10 ** 8));
  });

  test('a name that is no rate of the range stands for nothing', () => {
    for (const name of [999_999, 10 ** 12 + 1, 1_000_000.5, '1000000']) {
      expect(rates.valueNamed(name, undefined)).toBe(-1);
    }
    expect(rates.valueNamed(1_234_567, undefined)).toBe(1_234_567);
  });
});

test('the strongest and longest attack is still counted exactly', () => {
  const world = scenario.createWorld('ideal');
  const { N, T_tick, q, cells_k, bundle_period } = revision.range;
  world.open([N.max, T_tick.max, q.max, cells_k.max, bundle_period.max]);
  for (let flood = 0; flood < scenario.length.max; flood++) {
    world.flood((10 ** revision.attackExponent.max) as PacketsPerSecond, 20, 40);
  }
  const { offered, baseline, attacked, exposed } = world.observe();
  // Four floods of 20 ticks of a minute.
  expect(offered).toBe(4 * 20 * 60 * 10 ** 12);
  expect(attacked).toBe(baseline);
  expect(exposed - baseline).toBe(BigInt(offered) * revision.cost.c_xdp);
});

test('telemetry goes on in quiet ticks', () => {
  const world = scenario.createWorld('ideal');
  world.open([1, 1000, 1, 1, 10]);
  world.flood(1_000_000 as PacketsPerSecond, 1, 4);
  expect(world.observe().baseline).toBe(5n * revision.c_path);
  expect(world.observe().offered).toBe(1000);
});

test.each(volumeIndependence.catches)('$rule=$take shrinks to one flood', (choice) => {
  const trial = new Trial(volumeIndependence, revision, [choice], 'own');
  const { failing } = runBlock(trial, 5, 0, 4096);
  expect(failing).not.toBeNull();
  if (failing !== null) expect(trial.describe(trial.shrink(failing)).script.steps).toHaveLength(1);
});
