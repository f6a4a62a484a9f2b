import type { Revision } from '../../spec/language/revision.ts';
import type { ReplayObservation } from '../../spec/replay-coherence/checks.ts';
import type { BfdForgery, CwtForgery } from '../../src/messages/packets.ts';
import type { Scenario, StepKind } from '../../src/search/case/scenario.ts';
import { integers, numbers, oneOf, party } from '../domains.ts';
import { packetReference } from './packet-references.ts';
import { ReplayWorld } from './replay-world.ts';

/** Three are enough for every interleaving of two that a third must not disturb. */
const VANTAGES = 3;

const CWT_FORGERIES: readonly CwtForgery[] = ['counter', 'expiry', 'epoch', 'tag', 'fabricated'];
const BFD_FORGERIES: readonly BfdForgery[] = ['sequence', 'tag', 'fabricated'];

const reference = packetReference<ReplayWorld>;
const vantage = party('vantage', 'v', VANTAGES);
const withheld = reference('packet', (world) => world.withheldPackets);
const otherWithheld = reference('with the push of', (world) => world.withheldPackets);
const sent = reference('packet', (world) => world.sentPackets);
const otherSent = reference('with the push of', (world) => world.sentPackets);
const accepted = reference('copy of', (world) => world.acceptedInForce);
const acceptedOld = reference('copy of', (world) => world.acceptedFromOldEpochs);
const cwtField = oneOf('altered in the snapshot', CWT_FORGERIES);
const bfdField = oneOf('altered in the push', BFD_FORGERIES);
const by = numbers('by', [1, 2, 1000]);
const ticks = integers('ticks', 1, 4);

/** The one definition of every step of the replay, forgery and epoch scenarios. */
const STEPS: readonly StepKind<ReplayWorld>[] = [
  {
    name: 'transmit',
    choice: null,
    weight: 8,
    args: [vantage],
    run: (world, v) => world.transmit(v),
  },
  {
    name: 'withhold',
    choice: 'lose',
    weight: 3,
    args: [vantage],
    run: (world, v) => world.withhold(v),
  },
  {
    name: 'deliver-withheld',
    choice: 'delay',
    weight: 4,
    args: [withheld],
    run: (world, packet) => world.deliver(packet),
  },
  {
    name: 'replay',
    choice: 'replay',
    weight: 4,
    args: [accepted],
    run: (world, copy) => world.replay(copy),
  },
  {
    name: 'replay-across-epochs',
    choice: 'replay-across-epochs',
    weight: 2,
    args: [acceptedOld],
    run: (world, copy) => world.replay(copy),
  },
  {
    name: 'join',
    choice: 'join',
    weight: 3,
    args: [sent, otherSent],
    run: (world, cwt, bfd) => world.join(cwt, bfd),
  },
  {
    name: 'join-withheld',
    choice: 'join',
    weight: 1,
    args: [withheld, otherWithheld],
    run: (world, cwt, bfd) => world.join(cwt, bfd),
  },
  {
    name: 'forge-cwt',
    choice: 'forge-cwt',
    weight: 2,
    args: [sent, cwtField, by],
    run: (world, packet, field, amount) =>
      world.forge(packet, CWT_FORGERIES[field] ?? 'tag', undefined, amount),
  },
  {
    name: 'forge-bfd',
    choice: 'forge-bfd',
    weight: 2,
    args: [sent, bfdField, by],
    run: (world, packet, field, amount) =>
      world.forge(packet, undefined, BFD_FORGERIES[field] ?? 'tag', amount),
  },
  {
    name: 'forge-both',
    choice: 'forge-cwt',
    weight: 1,
    args: [sent, cwtField, bfdField, by],
    run: (world, packet, field, pushField, amount) =>
      world.forge(packet, CWT_FORGERIES[field] ?? 'tag', BFD_FORGERIES[pushField] ?? 'tag', amount),
  },
  {
    name: 'enter-epoch',
    choice: 'change-epoch',
    weight: 3,
    args: [vantage],
    run: (world, v) => world.enterNextEpoch(v),
  },
  {
    name: 'wait',
    choice: 'let-expire',
    weight: 2,
    args: [ticks],
    run: (world, count) => world.wait(count),
  },
];

/** Adversarial packet sequences between a few vantages and one broker, without the limiter (T-RC-1). */
export function replayScenario(revision: Revision): Scenario<ReplayWorld, ReplayObservation> {
  return {
    subject: 'replay-coherence',
    streamVersion: 2,
    setting: [
      numbers('first BFD sequence', [0, 1, 7, 1_000_000, 2 ** 31 - 3, 2 ** 32 - 200]),
      numbers('first epoch', [0, 1, 41]),
      numbers('wrapper lifetime (ticks)', [revision.wrapperLifetime, 1, 4 * revision.M]),
    ],
    steps: STEPS,
    length: { min: 1, max: 60 },
    createWorld: (level) => new ReplayWorld(revision, level, VANTAGES),
  };
}
