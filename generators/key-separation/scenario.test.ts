import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keySeparation } from '../../properties/key-separation/check.ts';
import type { Epoch } from '../../spec/language/notation.ts';
import { loadRevision } from '../../src/revision/load.ts';
import { runBlock } from '../../src/search/block/block.ts';
import { playScript } from '../../src/search/case/play.ts';
import { STEP_WORDS } from '../../src/search/case/scenario.ts';
import { scripts } from '../../src/search/trial/as-property.ts';
import { Trial } from '../../src/search/trial/trial.ts';
import { IDS_OF_STEM, octetsOf, STEMS, spellId, VANTAGE_IDS } from '../vantage-ids.ts';
import { derivedKeys, heldKeys } from './scenario.ts';

const revision = loadRevision('draft-00');
const scenario = derivedKeys(revision);

const drawScripts = (numRuns: number) => fc.sample(scripts(keySeparation, revision), { seed: 7, numRuns });

describe('vantage ids', () => {
  test('different ids read differently, equal ones alike', () => {
    expect(new Set(VANTAGE_IDS.map(spellId)).size).toBe(new Set(VANTAGE_IDS).size);
    expect(VANTAGE_IDS.map(spellId).join('')).toMatch(/^[\x20-\x7e]*$/);
  });

  test('every stem has an empty id, its own, and ones of 255, 256, 257 and 512 octets', () => {
    STEMS.forEach((stem, index) => {
      const ids = VANTAGE_IDS.slice(index * IDS_OF_STEM, (index + 1) * IDS_OF_STEM);
      expect(ids).toContain(stem);
      const octets = new Set(ids.map(octetsOf));
      for (const size of [0, 255, 256, 257, 512]) expect(octets).toContain(size);
    });
  });

  test('one text stands in two Unicode forms, and in two cases', () => {
    const first = VANTAGE_IDS.slice(0, IDS_OF_STEM);
    expect(new Set(first.map((id) => id.normalize())).size).toBeLessThan(new Set(first).size);
    expect(new Set(first.map((id) => id.toLowerCase())).size).toBeLessThan(new Set(first).size);
  });
});

test('a script derives 2 to 7 keys, and every step does something', () => {
  const world = scenario.createWorld('noble');
  const counts = new Set<number>();
  for (const script of drawScripts(2000)) {
    playScript(scenario, world, script);
    const { count } = world.observe();
    expect(count).toBe((script.length - scenario.setting.length) / STEP_WORDS);
    counts.add(count);
  }
  expect([...counts].sort()).toEqual([2, 3, 4, 5, 6, 7]);
});

test('the check and the claims are played by one step table', () => {
  const rows = (of: typeof scenario) => of.steps.map(({ name, choice, args }) => [name, choice, args]);
  expect(rows(heldKeys(revision))).toEqual(rows(scenario));
});

test('what a step led to is the key that it derived, after an attempt as before one', () => {
  const world = heldKeys(revision).createWorld('noble');
  world.open([0]);
  world.deriveBfdKey();
  const derived = world.heard();
  world.deriveEpochKey(undefined, 0 as Epoch);
  world.attempt(0, 1);
  expect(world.heard()).toEqual(['from K_BFD_auth of id "" to K_v_epoch of id "" in epoch 0']);
  world.deriveBfdKey();
  expect(world.heard()).toEqual(derived);
});

test.each(['U+d800', 'U+dfff', 'U+110000', 'é', '', 7])('%s names no character', (name) => {
  const longer = scenario.steps.find((step) => step.name === 'derive-epoch-key-of-longer-id');
  const character = longer?.args[1];
  expect(character?.name).toBe('character');
  expect(character?.valueNamed(name, scenario.createWorld('noble'))).toBe(-1);
});

test.each(keySeparation.catches)('$rule=$take shrinks to two derivations', (choice) => {
  const trial = new Trial(keySeparation, revision, [choice], 'own');
  for (const seed of [1, 2, 3]) {
    const { failing } = runBlock(trial, seed, 0, 4096);
    if (failing === null) throw new Error(`not caught from seed ${seed}`);
    const { script } = trial.describe(trial.shrink(failing));
    expect(script.steps).toHaveLength(2);
  }
});
