import {
  forgedPackets,
  honestPackets,
  latePackets,
  replayedPackets,
} from '../../generators/replay-coherence/scenario.ts';
import type { ReplayWorld } from '../../generators/replay-coherence/world.ts';
import type { StepChoice } from '../../spec/language/choices.ts';
import {
  ACCEPTS_HONEST,
  REJECTS_FORGERIES,
  REJECTS_REPLAYS,
  REJECTS_STALE,
} from '../../spec/replay-coherence/acceptance.ts';
import { hasNewNumbers } from '../../spec/replay-coherence/checks.ts';
import {
  type Arrival,
  isFresh,
  isHonestInOrder,
  type ReplayObservation,
  ticksLeft,
} from '../../spec/replay-coherence/observation.ts';
import { REFUSAL } from '../../spec/replay-coherence/refusal.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { BALANCED, BROKER, ENDURING_VANTAGE, ENTRANCE } from '../../spec/rules/parties.ts';
import type { Binding } from '../../src/search/trial/binding.ts';
import { hasWrapped, isJoin, kindOfArrival as kind } from './kinds-of-arrival.ts';

type AcceptanceBinding = Binding<ReplayWorld, ReplayObservation>;

/** Every step that can change what a broker behind a limiter takes in. */
export const PAST_LIMITER = [
  'lose',
  'delay',
  'duplicate',
  'change-epoch',
  'long-silence',
  'years-pass',
  'restart-broker',
  'restart-vantage',
  'step-broker-clock',
  'roll-key',
  'skew-clock',
  'replay',
  'replay-across-epochs',
  'join',
  'forge-cwt',
  'forge-bfd',
  'insider-forge',
  'steal-cwt-key',
  'steal-bfd-key',
] as const satisfies readonly StepChoice[];

/** Those, and the floods that a limiter is there for. */
export const AT_LIMITER = [
  ...PAST_LIMITER,
  'flood',
  'flood-as-victim',
] as const satisfies readonly StepChoice[];

const isRelevant = ({ count }: ReplayObservation): boolean => count > 0;

export const acceptsHonest: AcceptanceBinding = {
  statement: ACCEPTS_HONEST,
  scenario: honestPackets,
  level: 'ideal',
  reads: [...BROKER, ...BALANCED, ...ENDURING_VANTAGE, ...ENTRANCE],
  grants: AT_LIMITER,
  silence: 'open',
  isRelevant,
  reach: [
    kind('an honest packet in order', 900, isHonestInOrder),
    kind('one after a loss', 100, (arrival) => isHonestInOrder(arrival) && arrival.missed > 0),
    kind(
      'one after 3 M losses in a row',
      5,
      (arrival, M) => isHonestInOrder(arrival) && arrival.missed >= 3 * M,
    ),
    kind('one after bfd_seq has wrapped', 20, (arrival) => isHonestInOrder(arrival) && hasWrapped(arrival)),
    kind(
      'the first of a later epoch',
      100,
      (arrival) => isHonestInOrder(arrival) && arrival.epoch > 0 && arrival.counter === 0,
    ),
    kind('one in its last fresh tick', 20, (arrival) => isHonestInOrder(arrival) && ticksLeft(arrival) === 1),
    kind('one in the tick in which it expires', 10, (arrival) => arrival.whole && ticksLeft(arrival) === 0),
    kind('one that comes after a later one', 10, ({ whole, first, inOrder }) => whole && first && !inOrder),
    kind(
      'one that stays fresh for 20 ticks',
      10,
      (arrival) => isHonestInOrder(arrival) && ticksLeft(arrival) >= 20,
    ),
  ],
  catches: [
    wrong('first-counter-of-epoch', 'refused'),
    wrong('bfd-sequence-comparison', 'half-circle-kept'),
    wrong('bfd-sequence-step', 'restarts-with-epoch'),
    wrong('state-update', 'eager'),
    wrong('state-update', 'before-mac'),
    wrong('vantage-restart', 'anew'),
    wrong('vantage-restart', 'stored'),
    wrong('vantage-restart', 'two-at-once'),
    wrong('counter-scope', 'vantage'),
    wrong('sequence-scope', 'deployment'),
    wrong('epoch-order', 'strict'),
    wrong('limiter-identity', 'deployment'),
    wrong('half-pairing', 'one-per-tick'),
  ],
};

export const rejectsReplays: AcceptanceBinding = {
  statement: REJECTS_REPLAYS,
  scenario: replayedPackets,
  level: 'ideal',
  reads: [...BROKER, ...BALANCED, ...ENDURING_VANTAGE],
  grants: PAST_LIMITER,
  silence: 'open',
  isRelevant,
  reach: [
    kind('a replay', 200, ({ acceptedBefore }) => acceptedBefore),
    kind(
      'one of the last accepted packet',
      100,
      ({ acceptedBefore, missed }) => acceptedBefore && missed === -1,
    ),
    kind('one of an earlier packet', 100, ({ acceptedBefore, missed }) => acceptedBefore && missed < -1),
    kind('one that is still fresh', 100, (arrival) => arrival.acceptedBefore && isFresh(arrival)),
    kind('a fresh one after 2 M ticks of silence', 2, isFreshReplayAfterSilence),
    kind(
      'one from 2^32 packets ago',
      5,
      ({ acceptedBefore, missed }) => acceptedBefore && missed < -(2 ** 31),
    ),
  ],
  catches: [
    wrong('state-durability', 'volatile'),
    wrong('state-durability', 'last-write-lost'),
    wrong('state-durability', 'checkpoint'),
    wrong('state-update', 'first-only'),
    wrong('state-update', 'every-other'),
    wrong('broker-instances', 'in-turn'),
    wrong('broker-instances', 'by-source'),
    wrong('conjunction', 'either-counter'),
    wrong('cwt-counter-comparison', 'at-least'),
  ],
};

export const rejectsForgeries: AcceptanceBinding = {
  statement: REJECTS_FORGERIES,
  scenario: forgedPackets,
  level: 'ideal',
  reads: [...BROKER, ...BALANCED, ...ENDURING_VANTAGE],
  grants: PAST_LIMITER,
  silence: 'open',
  isRelevant,
  reach: [
    kind('genuine halves never sent together', 100, isJoin),
    kind('those, with both numbers new', 5, (arrival) => isJoin(arrival) && hasNewNumbers(arrival)),
    kind(
      'genuine halves of two vantages',
      20,
      ({ cwtKeyRight, bfdKeyRight, oneVantage }) => cwtKeyRight && bfdKeyRight && !oneVantage,
    ),
    kind(
      'a snapshot without its key, with new numbers',
      20,
      (arrival) => !arrival.cwtKeyRight && arrival.bfdKeyRight && hasNewNumbers(arrival),
    ),
    kind(
      'a push without its key, with new numbers',
      20,
      (arrival) => arrival.cwtKeyRight && !arrival.bfdKeyRight && hasNewNumbers(arrival),
    ),
  ],
  catches: [
    wrong('half-pairing', 'any'),
    wrong('half-pairing', 'one-per-tick'),
    wrong('half-pairing', 'bound-within-one'),
    wrong('cwt-mac-verification', 'never'),
    wrong('bfd-mac-verification', 'never'),
    wrong('cwt-mac-coverage', 'all-but-expiry'),
  ],
  twin: { cases: 2_000, catches: [wrong('tag-comparison', 'all-but-last')] },
};

export const rejectsStale: AcceptanceBinding = {
  statement: REJECTS_STALE,
  scenario: latePackets,
  level: 'ideal',
  reads: [...BROKER, ...BALANCED, ...ENDURING_VANTAGE],
  grants: PAST_LIMITER,
  silence: 'open',
  isRelevant,
  reach: [
    kind('refused by (c) alone', 50, ({ refusals }) => refusals === REFUSAL.expired),
    kind(
      'accepted in its last fresh tick',
      20,
      (arrival) => arrival.refusals === 0 && ticksLeft(arrival) === 1,
    ),
    kind(
      'refused by (c) alone in the tick in which it expires',
      10,
      (arrival) => arrival.refusals === REFUSAL.expired && ticksLeft(arrival) === 0,
    ),
    kind(
      'and one tick later',
      3,
      (arrival) => arrival.refusals === REFUSAL.expired && ticksLeft(arrival) === -1,
    ),
    kind(
      'stale by one of the two clocks',
      50,
      ({ expiresAt, now, issuerNow }) => expiresAt > now !== expiresAt > issuerNow,
    ),
  ],
  catches: [
    wrong('expiry-comparison', 'at-or-above-now'),
    wrong('expiry-comparison', 'one-tick-late'),
    wrong('expiry-comparison', 'unchecked'),
    wrong('cwt-mac-coverage', 'all-but-expiry'),
  ],
};

function isFreshReplayAfterSilence(arrival: Arrival, M: number): boolean {
  return arrival.acceptedBefore && isFresh(arrival) && arrival.silence >= 2 * M;
}
