import { describe, expect, test } from 'vitest';
import { exact, plus } from '../../spec/language/notation.ts';
import type { Revision } from '../../spec/language/revision.ts';
import type { Statement } from '../../spec/language/statement.ts';
import { breachOf } from '../../spec/language/statement.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import type { InsiderObservation } from '../../spec/verification-dos/cost-ratio.ts';
import {
  FLOOD_BOUND,
  NEAR_CONSTANT,
  SUBLINEAR,
  WITHOUT_LIMITER,
} from '../../spec/verification-dos/flood-bound.ts';
import { FLOOD_RECEIPT } from '../../spec/verification-dos/flood-receipt.ts';
import { withRules } from '../../src/revision/build.ts';
import { loadRevision } from '../../src/revision/load.ts';
import { insiderCosts } from './scenario.ts';
import type { FloodWorld } from './world.ts';

const draft = loadRevision('draft-00');
const repaired = withRules(draft, [
  wrong('limiter-start', 'full'),
  wrong('limiter-scope', 'vantage-and-path'),
]);
const ONE_LOOKUP = exact<InsiderObservation['limited']>(50n);

function worldAt(revision: Revision, K: number, F: number, tick: number): FloodWorld<InsiderObservation> {
  const world = insiderCosts(revision).createWorld('ideal');
  world.open([K, F, tick]);
  return world;
}

/** The same, had the last run cost one lookup more. */
function dearer(observed: InsiderObservation): InsiderObservation {
  const runs = observed.runs.map((run, index) =>
    index === observed.runs.length - 1 ? { ...run, spent: plus(run.spent, ONE_LOOKUP) } : run,
  );
  return { ...observed, runs, unlimited: plus(observed.unlimited, ONE_LOOKUP) };
}

describe('by hand, with the prices of section 1.2 and a tick of 1 s', () => {
  test('a silent tick saves 4 tick pairs: 8 of a flood at F = 9 pass after it, then 4', () => {
    const world = worldAt(draft, 1, 9, 1_000_000);
    world.beSilent(1);
    world.flood(2);
    expect(world.observe().runs).toEqual([
      { ticks: 1, spent: 0n },
      { ticks: 1, spent: 8n * 8700n + 9n * 50n },
      { ticks: 1, spent: 4n * 8700n + 9n * 50n },
    ]);
  });

  test('insiders have buckets of their own: what vantages saved that behaved is not theirs', () => {
    const world = worldAt(draft, 1, 9, 1_000_000);
    world.sendNaturally(10);
    world.flood(1);
    expect(world.observe().runs.at(-1)).toEqual({ ticks: 1, spent: 4n * 8700n + 9n * 50n });
  });

  test('8 tokens buy 8 snapshots: 50.40 us a tick where 4 tick pairs are 34.80', () => {
    const world = worldAt(draft, 100, 4, 1_000_000);
    world.split(8);
    world.flood(3);
    expect(world.observe().runs).toEqual([{ ticks: 3, spent: 300n * (8n * 6300n + 4n * 50n) }]);
    expect(world.observe().unlimited).toBe(300n * 8n * 6300n);
  });

  test('with a bucket for each path, 4 snapshots and 4 pushes whatever the split', () => {
    const world = worldAt(withRules(draft, [wrong('limiter-scope', 'vantage-and-path')]), 1, 9, 1_000_000);
    world.split(13);
    world.flood(1);
    world.split(18);
    world.flood(1);
    expect(world.observe().runs.map(({ spent }) => spent)).toEqual([
      4n * 8700n + 9n * 50n,
      4n * 6300n + 9n * 50n,
    ]);
  });

  test('whatever number C is to bound the ratio, some F exceeds it', () => {
    const { c_path, cost, R_L } = draft;
    for (const C of [5n, 8n, 100n, 380n]) {
      const F = Number(((C - BigInt(R_L)) * c_path) / cost.c_xdp) + 1;
      const world = worldAt(draft, 1, F, 1_000_000);
      world.flood(1);
      expect(world.observe().limited).toBeGreaterThan(C * c_path);
    }
  });
});

describe('each wording is attained: a lookup more breaks it', () => {
  const cases: readonly (readonly [Statement<InsiderObservation>, string, number])[] = [
    [FLOOD_BOUND, 'burst-aside', 8],
    [FLOOD_BOUND, 'burst-aside', 1024],
    [NEAR_CONSTANT, 'burst-aside+up-to-outweighed', 696],
    [SUBLINEAR, 'burst-aside+linear', 1024],
    [FLOOD_RECEIPT, 'burst-aside', 1024],
  ];
  test.each(cases)('$id, %s at F = %i', (statement, wording, F) => {
    const figures = { 'flood-receipt': { digits: '9.885', clause: '3' } };
    const revision = { ...repaired, figures, wordings: { [statement.id]: wording } };
    const world = worldAt(revision, 1, F, 1_000_000);
    world.flood(3);
    expect(breachOf(statement, world.observe(), revision)).toBeNull();
    expect(breachOf(statement, dearer(world.observe()), revision)).toMatch(/expected at most/);
  });

  test('T-VDOS-1/without-limiter, from both sides', () => {
    const revision = { ...repaired, wordings: { 'T-VDOS-1/without-limiter': 'by-path' } };
    const all = worldAt(revision, 1, 7, 1_000_000);
    all.split(14);
    all.flood(1);
    expect(breachOf(WITHOUT_LIMITER, all.observe(), revision)).toBeNull();
    expect(breachOf(WITHOUT_LIMITER, dearer(all.observe()), revision)).toMatch(/expected at most/);
    const none = worldAt(revision, 1, 7, 1_000_000);
    none.split(0);
    none.flood(1);
    const observed = none.observe();
    expect(breachOf(WITHOUT_LIMITER, observed, revision)).toBeNull();
    const cheaper = { ...observed, unlimited: exact<typeof observed.unlimited>(observed.unlimited - 1n) };
    expect(breachOf(WITHOUT_LIMITER, cheaper, revision)).toMatch(/expected at least/);
  });
});
