import { checkedPackets, epochBoundaries } from '../../generators/replay-coherence/scenario.ts';
import type { ReplayWorld } from '../../generators/replay-coherence/world.ts';
import type { StepChoice } from '../../spec/language/choices.ts';
import {
  EPOCH_BOUNDARY,
  hasNewNumbers,
  isHonestAndNewer,
  JOINT_ACCEPTANCE,
} from '../../spec/replay-coherence/checks.ts';
import { type Arrival, isReplay, type ReplayObservation } from '../../spec/replay-coherence/observation.ts';
import { REFUSAL, type Refusals } from '../../spec/replay-coherence/refusal.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { BALANCED, BROKER, STARTED_VANTAGE } from '../../spec/rules/parties.ts';
import type { Binding, Reach } from '../../src/search/trial/binding.ts';
import { isJoin, kindOfArrival as kind } from './kinds-of-arrival.ts';

const { bfdSequence, cwtCounter, expired, cwtMac, bfdMac, vantageMismatch } = REFUSAL;

/** The reasons that (a) and (b) are, and (c) as well; and all that there are. */
const COUNTERS = bfdSequence + cwtCounter;
const CONDITIONS = COUNTERS + expired;
const ANY = -1;

/** What the adversary of the twelve checks does with packets. */
const GRANTS = [
  'lose',
  'delay',
  'replay',
  'replay-across-epochs',
  'forge-cwt',
  'forge-bfd',
  'long-silence',
  'skew-clock',
  'change-epoch',
] as const satisfies readonly StepChoice[];

/** T-RC-1.A: the limiter is not in its world. */
export const jointAcceptance: Binding<ReplayWorld, ReplayObservation> = {
  statement: JOINT_ACCEPTANCE,
  scenario: checkedPackets,
  level: 'ideal',
  reads: [...BROKER, ...BALANCED, ...STARTED_VANTAGE],
  grants: [...GRANTS, 'join'],
  isRelevant: ({ count }) => count > 0,
  reach: [
    kind('an honest packet in order', 500, isHonestAndNewer),
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
    kind('one accepted after a loss', 100, ({ refusals, missed }) => refusals === 0 && missed > 0),
    {
      name: 'three vantages interleaved',
      perMille: 50,
      when: (observation) => differentOf(observation, ({ vantage }) => vantage) >= 3,
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
  scenario: epochBoundaries,
  level: 'ideal',
  reads: [...BROKER, ...BALANCED, ...STARTED_VANTAGE],
  grants: GRANTS,
  isRelevant: ({ count }) => count > 0,
  reach: [
    kind(
      'first packet of an epoch, in order',
      300,
      (packet) => packet.counter === 0 && isHonestAndNewer(packet),
    ),
    kind('first packet of a later epoch, in order', 100, isLaterOpening),
    kind('last packet of an epoch, delivered after its end', 50, (packet) => packet.closesEpoch),
    kind(
      'last packet of an epoch, late and in order',
      10,
      (packet) => packet.closesEpoch && isHonestAndNewer(packet),
    ),
    kind('replay across epochs', 100, (packet) => packet.fromOldEpoch && isReplay(packet)),
    {
      name: 'three epochs at once',
      perMille: 50,
      when: (observation) => differentOf(observation, ({ epoch }) => epoch) >= 3,
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

function isFreshJoin(packet: Arrival): boolean {
  return isJoin(packet) && hasNewNumbers(packet);
}

function isLaterOpening(packet: Arrival): boolean {
  return packet.counter === 0 && packet.epoch > 0 && isHonestAndNewer(packet);
}

/** How many different numbers some accepted packets have. */
function differentOf({ count, arrivals }: ReplayObservation, numberOf: (packet: Arrival) => number): number {
  let seen = 0;
  for (let index = 0; index < count; index++) {
    const packet = arrivals[index] as Arrival;
    if (packet.refusals === 0) seen |= 1 << numberOf(packet);
  }
  return bitsOf(seen);
}

function bitsOf(mask: number): number {
  let bits = 0;
  for (let left = mask; left !== 0; left &= left - 1) bits++;
  return bits;
}

/** Cases in which some arrival was refused for just these reasons among some. */
function refused(
  name: string,
  perMille: number,
  reasons: Refusals,
  among: Refusals,
): Reach<ReplayObservation> {
  return {
    name,
    perMille,
    // Without a call for each arrival: most kinds are rare, so that all arrivals are looked at.
    when({ count, arrivals }) {
      for (let index = 0; index < count; index++) {
        if (((arrivals[index] as Arrival).refusals & among) === reasons) return true;
      }
      return false;
    },
  };
}
