import { replayScenario } from '../../generators/replay-coherence/replay-coherence.ts';
import type { ReplayWorld } from '../../generators/replay-coherence/replay-world.ts';
import {
  type Delivery,
  EPOCH_BOUNDARY,
  isHonestInOrder,
  isReplay,
  JOINT_ACCEPTANCE,
  type ReplayObservation,
} from '../../spec/replay-coherence/checks.ts';
import { REFUSAL, type Refusals } from '../../spec/replay-coherence/refusal.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import type { Binding, Reach } from '../../src/search/trial/binding.ts';

type Kind = (packet: Delivery) => boolean;

const { bfdSequence, cwtCounter, expired, cwtMac, bfdMac, vantageMismatch } = REFUSAL;

/** The reasons that (a) and (b) are, and (c) as well; and all that there are. */
const COUNTERS = bfdSequence + cwtCounter;
const CONDITIONS = COUNTERS + expired;
const ANY = -1;

/** T-RC-1.A: the limiter is not in its world. */
export const jointAcceptance: Binding<ReplayWorld, ReplayObservation> = {
  statement: JOINT_ACCEPTANCE,
  scenario: replayScenario,
  level: 'ideal',
  grants: [
    'lose',
    'delay',
    'replay',
    'replay-across-epochs',
    'join',
    'forge-cwt',
    'forge-bfd',
    'let-expire',
    'change-epoch',
  ],
  isRelevant: ({ count }) => count > 0,
  reach: [
    kind('an honest packet in order', 500, isHonestInOrder),
    kind('a replay', 200, isReplay),
    refused('refused by (a), not by (b)', 10, bfdSequence, COUNTERS),
    refused('refused by (b), not by (a)', 10, cwtCounter, COUNTERS),
    refused('refused by (c), not by (a) or (b)', 8, expired, CONDITIONS),
    refused('refused by (a) and (b), not by (c)', 200, COUNTERS, CONDITIONS),
    refused('refused by (a), (b) and (c)', 50, CONDITIONS, CONDITIONS),
    refused('refused by the CWT HMAC alone', 100, cwtMac, ANY),
    refused('refused by the BFD HMAC alone', 100, bfdMac, ANY),
    refused('refused by both HMACs', 50, cwtMac + bfdMac, ANY),
    refused('halves of two vantages', 10, vantageMismatch, ANY),
    kind('halves never sent together, both fresh', 5, isFreshJoin),
    {
      name: 'a gap in the sequence from loss',
      perMille: 100,
      when: ({ gaps }) => gaps > 0,
    },
    {
      name: 'three vantages interleaved',
      perMille: 50,
      when: ({ vantages }) => vantages === 3,
    },
  ],
  catches: [
    wrong('bfd-sequence-comparison', 'at-least'),
    wrong('cwt-counter-comparison', 'at-least'),
    wrong('expiry-comparison', 'at-or-above-now'),
    wrong('conjunction', 'either-counter'),
    wrong('state-update', 'eager'),
    wrong('sequence-scope', 'deployment'),
    wrong('cwt-mac-verification', 'never'),
    wrong('cwt-mac-verification', 'after-counter'),
    wrong('bfd-mac-verification', 'never'),
    wrong('cwt-mac-coverage', 'all-but-expiry'),
    wrong('half-pairing', 'any'),
  ],
  twin: { cases: 20_000, catches: [wrong('tag-comparison', 'all-but-last')] },
};

/** T-RC-1.B: the same worlds without joins, so that epochs change often. */
export const epochBoundary: Binding<ReplayWorld, ReplayObservation> = {
  statement: EPOCH_BOUNDARY,
  scenario: replayScenario,
  level: 'ideal',
  grants: [
    'lose',
    'delay',
    'replay',
    'replay-across-epochs',
    'forge-cwt',
    'forge-bfd',
    'let-expire',
    'change-epoch',
  ],
  isRelevant: ({ count }) => count > 0,
  reach: [
    kind('first packet of an epoch, in order', 300, (packet) => packet.opensEpoch && isHonestInOrder(packet)),
    kind('first packet of a later epoch, in order', 100, isLaterOpening),
    kind('last packet of an epoch, delivered after its end', 50, (packet) => packet.closesEpoch),
    kind(
      'last packet of an epoch, late and in order',
      10,
      (packet) => packet.closesEpoch && isHonestInOrder(packet),
    ),
    kind('replay across epochs', 100, (packet) => packet.fromOldEpoch && isReplay(packet)),
    {
      name: 'three epochs at once',
      perMille: 50,
      when: ({ epochs }) => epochs >= 3,
    },
  ],
  catches: [
    wrong('first-counter-of-epoch', 'refused'),
    wrong('counter-scope', 'vantage'),
    wrong('sequence-at-epoch-change', 'reset'),
    wrong('bfd-sequence-comparison', 'at-least'),
  ],
  twin: { cases: 20_000, catches: [wrong('tag-comparison', 'all-but-last')] },
};

function isFreshJoin(packet: Delivery): boolean {
  const { cwtGenuine, bfdGenuine, oneVantage, sentTogether, bfdNewer, cwtNewer, stale } = packet;
  return cwtGenuine && bfdGenuine && oneVantage && !sentTogether && bfdNewer && cwtNewer && !stale;
}

function isLaterOpening(packet: Delivery): boolean {
  return packet.opensEpoch && packet.laterEpoch && isHonestInOrder(packet);
}

/** Cases in which some delivery is of this kind. */
function kind(name: string, perMille: number, is: Kind): Reach<ReplayObservation> {
  return {
    name,
    perMille,
    when({ count, deliveries }) {
      for (let index = 0; index < count; index++) if (is(deliveries[index] as Delivery)) return true;
      return false;
    },
  };
}

/** Cases in which some delivery was refused for just these reasons among some. */
function refused(
  name: string,
  perMille: number,
  reasons: Refusals,
  among: Refusals,
): Reach<ReplayObservation> {
  return {
    name,
    perMille,
    // Without a call for each delivery: most kinds are rare, so that all deliveries are looked at.
    when({ count, deliveries }) {
      for (let index = 0; index < count; index++) {
        if (((deliveries[index] as Delivery).refusals & among) === reasons) return true;
      }
      return false;
    },
  };
}
