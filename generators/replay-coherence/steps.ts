import type { BfdForgery, CwtForgery } from '../../src/messages/packets.ts';
import type { StepKind } from '../../src/search/case/scenario.ts';
import { brokerClock, ticksAhead } from '../broker-clock.ts';
import { integers, numbers, oneOf, party } from '../domains.ts';
import { packetReference } from './packet-references.ts';
import type { ReplayWorld } from './world.ts';

const CWT_FORGERIES: readonly CwtForgery[] = ['tag', 'counter', 'expiry', 'epoch', 'fabricated'];
const BFD_FORGERIES: readonly BfdForgery[] = ['tag', 'sequence', 'fabricated'];
/** To the lifetime of a wrapper behind; 24 ticks ahead are more than a second at 20 a second. */
const CLOCKS = [0, -2, -3, 24];
const SILENCES = [1, 2, 3, 5, 6, 24];

const reference = packetReference<ReplayWorld>;
const held = reference('packet', ({ packets }) => packets.held);
const known = reference('packet', ({ packets }) => packets.known);
const withSnapshot = reference('with the snapshot of', ({ packets }) => packets.known);
const withPush = reference('with the push of', ({ packets }) => packets.known);
const accepted = reference('copy of', ({ packets }) => packets.acceptedInForce);
const acceptedOld = reference('copy of', ({ packets }) => packets.acceptedFromOldEpochs);
const cwtField = oneOf('altered in the snapshot', CWT_FORGERIES);
const bfdField = oneOf('altered in the push', BFD_FORGERIES);
const by = numbers('further on by', [1, 2, 9, 10, 1000, 2 ** 31, 2 ** 32 - 2]);
const half = oneOf('half', ['snapshot', 'push']);
/** Around the lifetime of a wrapper, and the silence of 2 M ticks that opens RFC 5880's window with M = 3. */
const ticks = oneOf('ticks', SILENCES.map(String));
/** Around the lifetime of a wrapper, and to beyond the width of RFC 5880's window. */
const losses = integers('packets', 1, 12, [3, 4, 8, 9, 10]);
const clock = oneOf('ticks ahead', CLOCKS.map(String));
/** At 20 ticks a second: just beyond the 6.8 years after which bfd_seq has wrapped, 15 hours, and half a turn. */
const many = numbers('packets', [2 ** 32 + 1, 2 ** 20, 2 ** 31, 2 ** 31 + 1, 2 ** 31 + 2, 2 ** 32]);
const pairs = numbers('tick pairs', [1024, 1, 159, 160, 161, 1_000_000]);

/** What honest parties, their network and those who listen to it do. */
export function replaySteps(vantages: number): readonly StepKind<ReplayWorld>[] {
  const vantage = party('vantage', 'v', vantages);
  return [
    { name: 'transmit', choice: null, weight: 8, args: [vantage], run: (world, v) => world.transmit(v) },
    {
      name: 'lose',
      choice: 'lose',
      weight: 3,
      args: [vantage, losses],
      run: (world, v, count) => world.lose(v, count),
    },
    { name: 'hold', choice: 'delay', weight: 3, args: [vantage], run: (world, v) => world.hold(v) },
    {
      name: 'deliver-held',
      choice: 'delay',
      weight: 4,
      args: [held],
      run: (world, packet) => world.release(packet),
    },
    {
      name: 'duplicate',
      choice: 'duplicate',
      weight: 1,
      args: [vantage],
      run: (world, v) => world.transmit(v, 2),
    },
    {
      name: 'enter-epoch',
      choice: 'change-epoch',
      weight: 2,
      args: [vantage],
      run: (world, v) => world.enterNextEpoch(v),
    },
    {
      name: 'fall-silent',
      choice: 'long-silence',
      weight: 2,
      args: [ticks],
      run: (world, count) => world.wait(SILENCES[count] ?? 1),
    },
    {
      name: 'transmit-for-years',
      choice: 'years-pass',
      weight: 1,
      args: [vantage, many],
      run: (world, v, packets) => world.transmitFor(v, packets),
    },
    {
      name: 'lose-for-years',
      choice: 'years-pass',
      weight: 1,
      args: [vantage, many],
      run: (world, v, packets) => world.loseUnseen(v, packets),
    },
    {
      name: 'restart-broker',
      choice: 'restart-broker',
      weight: 1,
      args: [],
      run: (world) => world.restart(),
    },
    {
      name: 'restart-vantage',
      choice: 'restart-vantage',
      weight: 2,
      args: [vantage],
      run: (world, v) => world.restartVantage(v),
    },
    { name: 'roll-key', choice: 'roll-key', weight: 1, args: [], run: (world) => world.rollKey() },
    {
      name: 'set-broker-clock',
      choice: 'step-broker-clock',
      weight: 2,
      args: [brokerClock],
      run: (world, ahead) => world.setBrokerClock(ticksAhead(ahead)),
    },
    {
      name: 'set-clock',
      choice: 'skew-clock',
      weight: 2,
      args: [vantage, clock],
      run: (world, v, ahead) => world.setClock(v, CLOCKS[ahead] ?? 0),
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
      args: [known, withPush],
      run: (world, cwt, bfd) => world.join(cwt, bfd),
    },
    {
      name: 'forge-cwt',
      choice: 'forge-cwt',
      weight: 2,
      args: [known, cwtField, by],
      run: (world, packet, field, amount) => world.forgeCwt(packet, CWT_FORGERIES[field] ?? 'tag', amount),
    },
    {
      name: 'forge-bfd',
      choice: 'forge-bfd',
      weight: 2,
      args: [known, bfdField, by],
      run: (world, packet, field, amount) => world.forgeBfd(packet, BFD_FORGERIES[field] ?? 'tag', amount),
    },
    {
      name: 'forge-both',
      choice: 'forge-cwt',
      weight: 1,
      args: [known, cwtField, bfdField, by],
      run: (world, packet, field, pushField, amount) =>
        world.forgeBoth(packet, CWT_FORGERIES[field] ?? 'tag', BFD_FORGERIES[pushField] ?? 'tag', amount),
    },
    {
      name: 'make-as-insider',
      choice: 'insider-forge',
      weight: 2,
      args: [half, known, by, reference('with the other half of', ({ packets }) => packets.known)],
      run: (world, which, after, amount, other) =>
        which === 0 ? world.makeCwt(after, amount, other, false) : world.makeBfd(after, amount, other, false),
    },
    {
      name: 'make-with-stolen-cwt-key',
      choice: 'steal-cwt-key',
      weight: 1,
      args: [known, by, withPush],
      run: (world, after, amount, other) => world.makeCwt(after, amount, other, true),
    },
    {
      name: 'make-with-stolen-bfd-key',
      choice: 'steal-bfd-key',
      weight: 1,
      args: [known, by, withSnapshot],
      run: (world, after, amount, other) => world.makeBfd(after, amount, other, true),
    },
  ];
}

/** What only a limiter notices: a flood fails its HMACs, and so it cannot make a broker without one accept anything. */
export function floodSteps(vantages: number): readonly StepKind<ReplayWorld>[] {
  const vantage = party('vantage', 'v', vantages);
  return [
    {
      name: 'flood',
      choice: 'flood',
      weight: 1,
      args: [pairs],
      run: (world, count) => world.flood(null, count),
    },
    {
      name: 'flood-as-victim',
      choice: 'flood-as-victim',
      weight: 2,
      args: [vantage, pairs],
      run: (world, v, count) => world.flood(v, count),
    },
  ];
}
