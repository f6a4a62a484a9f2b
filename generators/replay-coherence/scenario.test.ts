import { describe, expect, test } from 'vitest';
import { PACKET_ACCEPTANCE, rejectsForgeries } from '../../properties/replay-coherence/acceptance.ts';
import type { Arrival, ReplayObservation } from '../../spec/replay-coherence/observation.ts';
import { type RuleChoice, wrong } from '../../spec/rules/catalogue.ts';
import { withRules } from '../../src/revision/build.ts';
import { loadRevision } from '../../src/revision/load.ts';
import { ScriptDrawer } from '../../src/search/case/draw.ts';
import { playScript, playTold, tellScript } from '../../src/search/case/play.ts';
import { Draws } from '../../src/search/case/random.ts';
import type { Script } from '../../src/search/case/scenario.ts';
import { honestPackets } from './scenario.ts';
import { ReplayWorld } from './world.ts';

const revision = loadRevision('draft-00');
const scenario = honestPackets(revision);
const GRANTS = [...new Set(PACKET_ACCEPTANCE.flatMap(({ grants }) => grants))];

function drawScripts(count: number): Script[] {
  const drawer = new ScriptDrawer(scenario, GRANTS);
  const draws = new Draws();
  return Array.from({ length: count }, (_, index) => {
    draws.start(index, 7);
    return drawer.draw(draws);
  });
}

test('uses every step of the table', () => {
  const world = scenario.createWorld('ideal');
  const used = new Set(
    drawScripts(2000).flatMap((script) => tellScript(scenario, world, script).steps.map(({ step }) => step)),
  );
  expect([...used].sort()).toEqual(scenario.steps.map(({ name }) => name).sort());
});

test('setting, steps and length do not depend on the rules', () => {
  const other = honestPackets(
    withRules(revision, [wrong('half-pairing', 'bound'), wrong('bfd-sequence-start', 'random')]),
  );
  const shapeOf = ({ setting, steps, length }: typeof scenario) =>
    JSON.stringify([
      setting,
      length,
      steps.map(({ name, choice, weight, args }) => [name, choice, weight, args]),
    ]);
  expect(shapeOf(other)).toBe(shapeOf(scenario));
});

test('a told script is played again from its names to the same arrivals', () => {
  const world = scenario.createWorld('ideal');
  for (const script of drawScripts(200)) {
    playScript(scenario, world, script);
    const decisions = [...world.decisions()];
    const told = tellScript(scenario, world, script);
    expect(playTold(scenario, 'ideal', told).decisions()).toEqual(decisions);
  }
});

test('a world forgets what it was opened with before', () => {
  const used = scenario.createWorld('ideal');
  for (const script of drawScripts(200)) {
    playScript(scenario, used, script);
    const fresh = scenario.createWorld('ideal');
    playScript(scenario, fresh, script);
    expect(arrivalsOf(used)).toEqual(arrivalsOf(fresh));
  }
});

const RULES_OF_A_RUN: readonly (readonly RuleChoice[])[] = [
  [],
  [wrong('bfd-sequence-start', 'random')],
  [wrong('bfd-sequence-comparison', 'circular-window'), wrong('bfd-sequence-start', 'random')],
  [wrong('half-pairing', 'bound')],
  [wrong('half-pairing', 'one-per-tick')],
  [wrong('state-update', 'eager'), wrong('bfd-sequence-start', 'random')],
  [wrong('epoch-order', 'strict')],
  [wrong('sequence-at-epoch-change', 'reset')],
  [wrong('bfd-sequence-step', 'two'), wrong('bfd-sequence-comparison', 'circular-window')],
  [wrong('limiter', 'absent')],
];

describe.each(RULES_OF_A_RUN.map((rules) => [rules.map(({ take }) => take).join(' '), rules] as const))(
  'packets passed over leave what one by one leaves (%s)',
  (_, rules) => {
    const world = () => new ReplayWorld(withRules(revision, rules), 'ideal', 2, true);

    test.each([1, 2, 3, 4, 5, 9, 40])('%i of them', (packets) => {
      for (const first of [0, 2 ** 32 - 1, 2 ** 32 - 2, 2 ** 32 - 5, 2 ** 32 - 20]) {
        const together = world();
        const apart = world();
        for (const one of [together, apart]) {
          one.open([first]);
          one.lose(0, 2);
          one.flood(0, 200);
        }
        together.transmitFor(0, packets);
        for (let packet = 0; packet < packets; packet++) {
          apart.transmit(0);
          if (arrivalsOf(apart).at(-1)?.refusals !== 0) break;
        }
        for (const one of [together, apart]) {
          one.flood(0, 3);
          one.transmit(0);
          one.transmit(1);
          one.lose(0, 1);
          one.transmit(0, 2);
        }
        expect(arrivalsOf(together).slice(-4)).toEqual(arrivalsOf(apart).slice(-4));
      }
    });
  },
);

test('real octets decide as ideal tags do, with bound halves and shared keys too', () => {
  const rows = [[], [wrong('half-pairing', 'bound')], [wrong('bfd-key-scope', 'deployment')]];
  for (const rules of rows) {
    const taken = withRules(revision, rules);
    const { createWorld } = rejectsForgeries.scenario(taken);
    const ideal = createWorld('ideal');
    const noble = createWorld('noble');
    const drawer = new ScriptDrawer(rejectsForgeries.scenario(taken), rejectsForgeries.grants);
    const draws = new Draws();
    for (let index = 0; index < 60; index++) {
      draws.start(index, 11);
      const script = drawer.draw(draws);
      playScript(rejectsForgeries.scenario(taken), ideal, script);
      playScript(rejectsForgeries.scenario(taken), noble, script);
      expect(noble.decisions()).toEqual(ideal.decisions());
    }
  }
});

function arrivalsOf(world: ReplayWorld): Arrival[] {
  const { count, arrivals }: ReplayObservation = world.observe();
  return structuredClone(arrivals.slice(0, count));
}
