import { describe, expect, test } from 'vitest';
import { DETECTION_CLAIMS } from '../properties/detection-latency/latency.ts';
import { REGIONAL_CLAIMS } from '../properties/detection-latency/regional-attack.ts';
import { KEY_CLAIMS } from '../properties/key-separation/key-independence.ts';
import { MAC_CLAIMS } from '../properties/mac-inheritance/mac-composition.ts';
import { NIC_CLAIMS } from '../properties/nic-sizing/broker-nic.ts';
import { breachOf } from '../spec/language/statement.ts';
import { loadRevision } from '../src/revision/load.ts';
import { ScriptDrawer } from '../src/search/case/draw.ts';
import { playScript, playTold, tellScript } from '../src/search/case/play.ts';
import { Draws } from '../src/search/case/random.ts';
import type { AnyBinding } from '../src/search/trial/binding.ts';

const revision = loadRevision('draft-00');
const claims = [...KEY_CLAIMS, ...MAC_CLAIMS, ...DETECTION_CLAIMS, ...REGIONAL_CLAIMS, ...NIC_CLAIMS].map(
  (binding) => [binding.statement.id, binding as unknown as AnyBinding] as const,
);
const SCRIPTS = 150;

/** What was observed, apart from what the world goes on using. */
const copyOf = (observation: unknown) => structuredClone(observation);

describe.each(claims)('%s', (_, binding) => {
  const scenario = binding.scenario(revision);
  const drawer = new ScriptDrawer(scenario, binding.grants);
  const draws = new Draws();
  const scripts = Array.from({ length: SCRIPTS }, (_, index) => {
    draws.start(index, 3);
    return drawer.draw(draws);
  });

  test('a told case is played again from its names to the same observation', () => {
    const world = scenario.createWorld(binding.level);
    for (const script of scripts) {
      playScript(scenario, world, script);
      const observed = copyOf(world.observe());
      const told = tellScript(scenario, scenario.createWorld(binding.level), script);
      const again = playTold(scenario, binding.level, told).observe();
      const breach = breachOf(binding.statement, observed, revision);
      expect(breachOf(binding.statement, again, revision)).toBe(breach);
      expect(binding.isRelevant(again)).toBe(binding.isRelevant(observed));
    }
  });

  test('a world that was used before plays a case as a new one does', () => {
    const used = scenario.createWorld(binding.level);
    for (const script of scripts) {
      playScript(scenario, used, script);
      const fresh = scenario.createWorld(binding.level);
      playScript(scenario, fresh, script);
      const breach = breachOf(binding.statement, fresh.observe(), revision);
      expect(breachOf(binding.statement, used.observe(), revision)).toBe(breach);
    }
  });
});
