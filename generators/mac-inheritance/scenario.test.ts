import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { macInheritance } from '../../properties/mac-inheritance/check.ts';
import type { MacObservation } from '../../spec/mac-inheritance/check.ts';
import { loadRevision } from '../../src/revision/load.ts';
import { runBlock } from '../../src/search/block/block.ts';
import { describeScript, playDescribed, playScript } from '../../src/search/case/play.ts';
import { STEP_WORDS } from '../../src/search/case/scenario.ts';
import { scripts } from '../../src/search/trial/as-property.ts';
import { Trial } from '../../src/search/trial/trial.ts';
import { VANTAGE_IDS } from '../vantage-ids.ts';
import { flipBit } from './packet-octets.ts';
import { alteredPackets, anyPackets } from './scenario.ts';

const revision = loadRevision('draft-00');
const scenario = alteredPackets(revision);
const SETTING = {
  vantage: 'v',
  epoch: 0,
  'first counter': 0,
  'first BFD sequence': 0,
  content: 'one octet',
};

const drawScripts = (numRuns: number) => fc.sample(scripts(macInheritance, revision), { seed: 7, numRuns });

/** What the receiver said to a script by its names, without the verifications of the pair as it was sent. */
function outcomesOf(steps: readonly (readonly [string, Record<string, string | number>])[]): string[] {
  const script = {
    setting: SETTING,
    steps: [['transmit', {}] as const, ...steps].map(([step, args]) => ({ step, with: args })),
  };
  const { count, verifications } = playDescribed(scenario, 'noble', script).observe() as MacObservation;
  return verifications.slice(4, count).map(({ outcome }) => outcome);
}

test.each([
  [0, '8000'],
  [7, '0100'],
  [8, '0080'],
  [15, '0001'],
])('bit %i of two octets, flipped, is %s', (bit, hex) => {
  const octets = new Uint8Array(2);
  flipBit(octets, bit);
  expect(Buffer.from(octets).toString('hex')).toBe(hex);
});

test('the check and the claims are played by one step table', () => {
  const rows = (of: typeof scenario) => of.steps.map(({ name, choice, args }) => [name, choice, args]);
  expect(rows(anyPackets(revision))).toEqual(rows(scenario));
});

test('at least nine steps in ten do something', () => {
  const world = scenario.createWorld('noble');
  let drawn = 0;
  let played = 0;
  for (const script of drawScripts(2000)) {
    drawn += (script.length - scenario.setting.length) / STEP_WORDS;
    played += describeScript(scenario, world, script).steps.length;
  }
  expect(played / drawn).toBeGreaterThan(0.9);
});

test('every field of both packets is flipped at both ends in 2000 scripts', () => {
  const world = scenario.createWorld('noble');
  const ends = new Set<string>();
  for (const script of drawScripts(2000)) {
    playScript(scenario, world, script);
    const { count, verifications } = world.observe();
    for (const { path, altered } of verifications.slice(0, count)) {
      if (altered?.isFirstBit) ends.add(`${path} first ${altered.field}`);
      if (altered?.isLastBit) ends.add(`${path} last ${altered.field}`);
    }
  }
  expect(ends.size).toBe(2 * (8 + 22));
});

describe('what the receiver says, by hand', () => {
  test('the session of another vantage has another key, one that nobody has is unknown', () => {
    const flip = (bit: number) => ['flip-bit-of-push', { 'bit of the push': bit }] as const;
    // Your Discriminator is 1 in bits 64 to 95: 1 becomes 3, then 2^31 + 1
    expect(outcomesOf([flip(94), flip(64)])).toEqual(['wrong tag', 'unknown vantage']);
  });

  test('a reserved octet that nobody reads is still covered', () => {
    const ends = ['flip-ends-of-push-field', { 'field of the push': 'reserved' }] as const;
    expect(outcomesOf([ends])).toEqual(['wrong tag', 'wrong tag']);
  });

  test('expires_at at 2^63 is malformed, one tick later is a wrong tag', () => {
    const ends = ['flip-ends-of-snapshot-field', { 'field of the snapshot': 'expires_at' }] as const;
    expect(outcomesOf([ends])).toEqual(['malformed', 'wrong tag']);
  });

  test('exchanged tags are wrong, other lengths malformed', () => {
    const steps = [
      ['exchange-tags', {}],
      ['cut', { path: 'A', octets: 1 }],
      ['extend', { path: 'B', octets: 64 }],
    ] as const;
    expect(outcomesOf(steps)).toEqual(['wrong tag', 'wrong tag', 'malformed', 'malformed']);
  });
});

test.each(macInheritance.catches)(
  '$rule=$take shrinks to at most two steps of the simplest vantage',
  (choice) => {
    const trial = new Trial(macInheritance, revision, [choice], 'own');
    for (const seed of [1, 2, 3]) {
      const { failing } = runBlock(trial, seed, 0, 4096);
      if (failing === null) throw new Error(`not caught from seed ${seed}`);
      const { script } = trial.describe(trial.shrink(failing));
      expect(script.steps.length).toBeLessThanOrEqual(2);
      expect(script.setting).toEqual(SETTING);
    }
  },
);

test('a vantage has one session, however often its id is drawn', () => {
  const octetsOf = (script: number[]): string => {
    const world = scenario.createWorld('noble');
    playScript(scenario, world, script);
    return Buffer.from(world.lastSent.bfdOctets).toString('hex');
  };
  const transmit = new Array<number>(STEP_WORDS).fill(0);
  const first = new Map(VANTAGE_IDS.map((id, place) => [id, place] as const).reverse());
  const again = VANTAGE_IDS.flatMap((id, place) =>
    first.get(id) === place ? [] : [[first.get(id) ?? 0, place]],
  );
  expect(again.length).toBeGreaterThan(0);
  for (const places of again) {
    const [one, other] = places.map((place) => octetsOf([place, 0, 0, 0, 0, ...transmit]));
    expect(other).toBe(one);
  }
});
