import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptsHonest, rejectsForgeries } from '../../properties/replay-coherence/acceptance.ts';
import { REPLAY_COHERENCE } from '../../properties/replay-coherence/bindings.ts';
import type { BfdSequence, CwtCounter, Epoch, TickInstant, Vantage } from '../../spec/language/notation.ts';
import type { Arrival, ReplayObservation } from '../../spec/replay-coherence/observation.ts';
import { type RuleChoice, wrong } from '../../spec/rules/catalogue.ts';
import { withRules } from '../../src/revision/build.ts';
import { loadRevision } from '../../src/revision/load.ts';
import { describeScript, playScript } from '../../src/search/case/play.ts';
import { scripts } from '../../src/search/trial/as-property.ts';
import { PacketStore, type Push, type Snapshot } from './packets.ts';
import { honestPackets } from './scenario.ts';
import { ReplayWorld } from './world.ts';

const revision = loadRevision('draft-00');
const scenario = honestPackets(revision);
const GRANTS = [...new Set(REPLAY_COHERENCE.flatMap(({ grants }) => grants))];

test('uses every step of the table, where all that claims grant is granted', () => {
  const world = scenario.createWorld('ideal');
  const all = scripts(acceptsHonest, revision, { grants: GRANTS });
  const used = new Set(
    fc
      .sample(all, { seed: 7, numRuns: 2000 })
      .flatMap((script) => describeScript(scenario, world, script).steps.map(({ step }) => step)),
  );
  expect([...used].sort()).toEqual(scenario.steps.map(({ name }) => name).sort());
});

const GENUINE = { operatorKey: 0, genuine: true, onlyAltered: null } as const;
const SNAPSHOT: Snapshot = {
  cwt: {
    vantage: 0 as Vantage,
    epoch: 0 as Epoch,
    counter: 4 as CwtCounter,
    expiresAt: 9 as TickInstant,
    boundTo: null,
    proof: GENUINE,
  },
  keyRight: true,
  operatorKey: 0,
  madeFor: 5,
  expiresAt: 9,
  orderInEpoch: 4,
};
const PUSH: Push = {
  bfd: { vantage: 0 as Vantage, sequence: 5 as BfdSequence, proof: GENUINE },
  keyRight: true,
  operatorKey: 0,
  order: 4,
};

test('two made packets with the same numbers have two names, that of the first as it was', () => {
  const packets = new PacketStore();
  const sent = packets.add(SNAPSHOT, PUSH, true);
  const made = [9, 10].map((expiresAt) => packets.of({ ...SNAPSHOT, expiresAt }, PUSH));
  expect([sent, ...made].map(({ index }) => packets.nameOf(index))).toEqual([
    'v1 epoch 0 counter 4 bfd_seq 5',
    'made v1 epoch 0 counter 4 bfd_seq 5',
    'made v1 epoch 0 counter 4 bfd_seq 5 (2)',
  ]);
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
    const { grants } = rejectsForgeries;
    for (const script of fc.sample(scripts(rejectsForgeries, taken, { grants }), { seed: 11, numRuns: 60 })) {
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
