import {
  honestNumbers,
  refusalStages,
  replayedConditions,
} from '../../generators/replay-coherence/scenario.ts';
import type { ReplayWorld } from '../../generators/replay-coherence/world.ts';
import {
  CONDITIONS_INDEPENDENT,
  HONEST_STEP,
  REFUSAL_REASONS,
} from '../../spec/replay-coherence/conditions.ts';
import {
  type Arrival,
  isHonestInOrder,
  isReplay,
  type ReplayObservation,
} from '../../spec/replay-coherence/observation.ts';
import { REFUSAL, type Refusals } from '../../spec/replay-coherence/refusal.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { BALANCED, BROKER, ENDURING_VANTAGE, ENTRANCE } from '../../spec/rules/parties.ts';
import type { Binding, Reach } from '../../src/search/trial/binding.ts';
import { AT_LIMITER, PAST_LIMITER } from './acceptance.ts';
import { hasWrapped, kindOfArrival as kind } from './kinds-of-arrival.ts';

type AcceptanceBinding = Binding<ReplayWorld, ReplayObservation>;

const { cwtMac, bfdMac, vantageMismatch, bfdSequence, cwtCounter, expired, rateLimit } = REFUSAL;

const isRelevant = ({ count }: ReplayObservation): boolean => count > 0;

export const conditionsIndependent: AcceptanceBinding = {
  statement: CONDITIONS_INDEPENDENT,
  scenario: replayedConditions,
  level: 'ideal',
  reads: [...BROKER, ...BALANCED, ...ENDURING_VANTAGE],
  grants: PAST_LIMITER,
  silence: 'open',
  isRelevant,
  reach: [
    kind(
      'a replay of the last accepted packet',
      100,
      (arrival) => isReplay(arrival) && arrival.missed === -1,
    ),
    kind(
      'a replay in the tick before 2 M of silence are over',
      5,
      (arrival, M) => isReplay(arrival) && arrival.silence === 2 * M - 1,
    ),
    kind('a replay when they are over', 5, (arrival, M) => isReplay(arrival) && arrival.silence === 2 * M),
    kind(
      'a replay from an epoch below the newest',
      20,
      (arrival) => isReplay(arrival) && arrival.epoch < arrival.newestEpoch,
    ),
    kind(
      'a replay from 2^31 packets ago',
      2,
      (arrival) => isReplay(arrival) && arrival.missed === -1 - 2 ** 31,
    ),
    kind(
      'a replay from 2^31 + 1 packets ago',
      2,
      (arrival) => isReplay(arrival) && arrival.missed === -2 - 2 ** 31,
    ),
  ],
  catches: [
    wrong('bfd-sequence-comparison', 'half-circle-from-last'),
    wrong('bfd-sequence-comparison', 'half-circle-one-wider'),
    wrong('bfd-sequence-comparison', 'half-circle-opened-early'),
    wrong('bfd-sequence-comparison', 'at-least'),
    wrong('cwt-counter-comparison', 'at-least'),
    wrong('state-durability', 'volatile'),
    wrong('state-durability', 'counters-only'),
    wrong('state-durability', 'sequence-only'),
    wrong('sequence-at-epoch-change', 'reset'),
  ],
};

export const honestStep: AcceptanceBinding = {
  statement: HONEST_STEP,
  scenario: honestNumbers,
  level: 'ideal',
  reads: [...BROKER, ...BALANCED, ...ENDURING_VANTAGE],
  grants: PAST_LIMITER,
  silence: 'open',
  isRelevant,
  reach: [
    kind('the next of an epoch', 500, (arrival) => isHonestInOrder(arrival) && arrival.missedInEpoch === 0),
    kind('the first of a later epoch', 100, (arrival) => isHonestInOrder(arrival) && isOpening(arrival)),
    kind('one after a loss', 100, (arrival) => isHonestInOrder(arrival) && arrival.missed > 0),
    kind('one after bfd_seq has wrapped', 20, (arrival) => isHonestInOrder(arrival) && hasWrapped(arrival)),
  ],
  catches: [
    wrong('bfd-sequence-step', 'two'),
    wrong('bfd-sequence-step', 'wraps-at-31-bits'),
    wrong('bfd-sequence-step', 'restarts-with-epoch'),
    wrong('cwt-counter-start', 'one'),
    wrong('cwt-counter-start', 'continued'),
  ],
};

export const refusalReasons: AcceptanceBinding = {
  statement: REFUSAL_REASONS,
  scenario: refusalStages,
  level: 'ideal',
  reads: [...BROKER, ...BALANCED, ...ENDURING_VANTAGE, ...ENTRANCE],
  grants: AT_LIMITER,
  silence: 'open',
  isRelevant,
  reach: [
    kind(
      'refused by (b) and not by (a)',
      5,
      ({ refusals }) => (refusals & cwtCounter) !== 0 && (refusals & bfdSequence) === 0,
    ),
    refusedBy('(c) alone', 30, expired),
    refusedBy('(a) and (b)', 100, bfdSequence + cwtCounter),
    refusedBy('all three', 50, bfdSequence + cwtCounter + expired),
    refusedBy('the CWT HMAC alone', 50, cwtMac),
    refusedBy('the BFD HMAC alone', 50, bfdMac),
    refusedBy('the rate limit', 20, rateLimit),
    kind('halves of two vantages', 20, ({ refusals }) => (refusals & vantageMismatch) !== 0),
  ],
  catches: [
    wrong('bfd-sequence-comparison', 'half-circle-from-last'),
    wrong('bfd-sequence-comparison', 'half-circle-one-wider'),
    wrong('bfd-sequence-comparison', 'half-circle-kept'),
    wrong('bfd-sequence-comparison', 'half-circle-opened-early'),
    wrong('cwt-counter-comparison', 'at-least'),
    wrong('expiry-comparison', 'at-or-above-now'),
    wrong('conjunction', 'either-counter'),
    wrong('state-update', 'eager'),
    wrong('counter-scope', 'vantage'),
    wrong('sequence-scope', 'deployment'),
    wrong('epoch-order', 'strict'),
    wrong('cwt-mac-verification', 'never'),
    wrong('cwt-mac-verification', 'after-counter'),
    wrong('bfd-mac-verification', 'never'),
    wrong('mac-per-path', 'shared'),
  ],
};

function isOpening({ epoch, counter }: Arrival): boolean {
  return epoch > 0 && counter === 0;
}

function refusedBy(name: string, perMille: number, refusals: Refusals): Reach<ReplayObservation> {
  return kind(`refused by ${name}`, perMille, (arrival) => arrival.refusals === refusals);
}
