import { describe, expect, test } from 'vitest';
import {
  regionalScenario,
  regionalScenarioBeyond,
} from '../../generators/detection-latency/regional-attack.ts';
import { breakdownOf, type RegionalObservation } from '../../spec/detection-latency/regional-attack.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { withRules } from '../../src/revision/build.ts';
import { loadRevision } from '../../src/revision/load.ts';
import { playScript } from '../../src/search/case/play.ts';
import { breaksInVitest } from '../breaking-sets.fixture.ts';
import { regionalDetection } from './regional-attack.ts';

const revision = loadRevision('draft-00');
const { space } = regionalScenario(revision);

breaksInVitest({
  binding: regionalDetection,
  sets: [],
  cases: space?.size ?? 0,
});

describe('one attacked cell more goes undetected, or an honest one is taken for it', () => {
  test.each(['lower-median', 'upper-median', 'midpoint'] as const)('%s', (take) => {
    const scenario = regionalScenarioBeyond(withRules(revision, [wrong('cell-aggregate', take)]));
    const world = scenario.createWorld('ideal');
    const fails = new Set<number>();
    for (let index = 0; index < (scenario.space?.size ?? 0); index++) {
      playScript(scenario, world, scenario.space?.scriptAt(index) ?? []);
      const { k, attacked, isAttacked, standsOut } = world.observe() as RegionalObservation;
      if (attacked === breakdownOf(k) + 1 && `${isAttacked}` !== `${standsOut}`) fails.add(k);
    }
    const expected = Array.from({ length: 12 }, (_, index) => index + 1);
    expect([...fails].sort((left, right) => left - right)).toEqual(expected);
  });
});
