import { law, type Of, type SideConditions } from '../language/law.ts';
import { type Condition, condition, every } from '../language/quantifiers.ts';
import { statement } from '../language/statement.ts';
import {
  ARRIVALS,
  type Arrival,
  accepted,
  answerTo,
  areConditionsLookedAt,
  isHeardOfLately,
  isRefused,
  isReplay,
  type ReplayObservation,
  refusedBy,
  unchanged,
} from './observation.ts';
import { describeRefusals, REFUSAL, type Refusals } from './refusal.ts';

/** Sent as one by an honest vantage, later than every half of it that was accepted, and fresh. */
export function isHonestAndNewer({ whole, pushNewer, snapshotNewer, freshAtBroker }: Arrival): boolean {
  return whole && pushNewer && snapshotNewer && freshAtBroker;
}

/** Why section 4 has a packet refused whatever (a) says: by its HMACs, by halves of two vantages, or by (b) and (c). */
function refusalsButSequence({ snapshotNewer, freshAtBroker }: Arrival): Refusals {
  return (snapshotNewer ? 0 : REFUSAL.cwtCounter) + (freshAtBroker ? 0 : REFUSAL.expired);
}

/** Why section 4 has a packet refused: by its HMACs, by its halves that name two vantages, or by (a), (b) and (c). */
export function expectedRefusals(packet: Arrival): Refusals {
  const forged = (packet.cwtKeyRight ? 0 : REFUSAL.cwtMac) + (packet.bfdKeyRight ? 0 : REFUSAL.bfdMac);
  if (forged !== 0) return forged;
  if (!packet.oneVantage) return REFUSAL.vantageMismatch;
  return (packet.pushNewer ? 0 : REFUSAL.bfdSequence) + refusalsButSequence(packet);
}

/** By (a) alone: no other reason is due. */
const isDueToSequenceAlone = (packet: Arrival): boolean => expectedRefusals(packet) === REFUSAL.bfdSequence;

/** A copy of what an honest vantage sent as one, of which the conditions are looked at. */
const isReplayLookedAt = (packet: Arrival): boolean =>
  packet.whole && isReplay(packet) && areConditionsLookedAt(packet);

const WORDS = '(a) is asked only of a vantage of which a packet was accepted less than 2 M ticks ago';
const FORMULA = 'less than 2 M ticks since a packet of v was accepted';

/** Where (a) is asked for at all, in a revision by which a bfd_seq that was not heard of for long is forgotten. */
const LATELY: SideConditions<Condition<Arrival>> = {
  'heard-of-lately': { premise: { words: WORDS, formula: FORMULA, given: isHeardOfLately } },
};

/** Where `given`, a packet is refused, and the reasons that are due are told. */
function refusedAsDue(given: Of<Arrival, boolean>) {
  return every(
    ARRIVALS,
    condition<Arrival>({
      given,
      holds: isRefused,
      expected: (packet) => describeRefusals(expectedRefusals(packet)),
      found: answerTo,
    }),
  );
}

/** T-RC-1.A: section 4, for honest parties in order and an adversary that replays, forges, joins and delays. */
export const JOINT_ACCEPTANCE = statement<ReplayObservation>({
  id: 'T-RC-1.A',
  clause: '4',
  sentence:
    'Honest packets in order are accepted; forged, replayed, late and stale ones are refused, a replay by each condition that fails, (b) while its epoch lasts, and a stale one by (c), once they are looked at; what is refused leaves the state as it was.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  laws: [
    law(
      'forged, stale and late snapshots are refused',
      'an HMAC or the pairing fails, cwt_counter <= last_cwt[v, epoch] or expires_at <= now  =>  not Accept',
      refusedAsDue((packet) => expectedRefusals(packet) !== 0 && !isDueToSequenceAlone(packet)),
    ),
    law(
      'late pushes are refused',
      'bfd_seq <= last_bfd_seq[v]  =>  not Accept',
      refusedAsDue(isDueToSequenceAlone),
      LATELY,
    ),
    law(
      'a replay is refused by (a)',
      'p accepted before, bfd_seq <= last_bfd_seq[v]  =>  refused by (a)',
      refusedBy(
        () => REFUSAL.bfdSequence,
        (packet) => isReplayLookedAt(packet) && !packet.pushNewer,
      ),
      LATELY,
    ),
    law(
      'a replay is refused by (b) and (c)',
      'p accepted before, (b), while its epoch lasts, or (c) fails  =>  refused by it',
      refusedBy((packet) => {
        const isEpochOver = packet.epoch < packet.newestEpoch;
        return isEpochOver ? refusalsButSequence(packet) & ~REFUSAL.cwtCounter : refusalsButSequence(packet);
      }, isReplayLookedAt),
    ),
    law(
      'a stale packet is refused by (c)',
      'expires_at <= now  =>  refused by (c)',
      refusedBy(
        () => REFUSAL.expired,
        (packet) => packet.whole && !packet.freshAtBroker && areConditionsLookedAt(packet),
      ),
    ),
    law(
      'honest packets in order are accepted',
      '(a) bfd_seq > last_bfd_seq[v] and (b) cwt_counter > last_cwt[v, epoch] and (c) expires_at > now  =>  Accept',
      accepted(isHonestAndNewer),
    ),
    law(
      'what is refused changes nothing',
      'not Accept  =>  last_bfd_seq and last_cwt as they were',
      unchanged(isRefused),
    ),
  ],
});

const isReplayFromOldEpoch = (packet: Arrival): boolean => packet.fromOldEpoch && isReplay(packet);

/** T-RC-1.B: section 4, Steps 2 and 3, where a vantage moves from one epoch to the next. */
export const EPOCH_BOUNDARY = statement<ReplayObservation>({
  id: 'T-RC-1.B',
  clause: '4',
  sentence:
    'The first packet of an epoch (counter 0) and the last of the one before are accepted in order, and a packet accepted in an earlier epoch is refused by (a) in every later one, which changes nothing.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH'],
  laws: [
    law(
      'the first and the last packet of an epoch are accepted',
      'cwt_counter = 0, or the last of its epoch, in order  =>  Accept',
      accepted(
        (packet) =>
          (packet.counter === 0 || packet.closesEpoch || packet.fromOldEpoch) && isHonestAndNewer(packet),
      ),
    ),
    law(
      'a replay from an earlier epoch is refused by (a)',
      'p accepted in an earlier epoch  =>  bfd_seq <= last_bfd_seq[v]',
      refusedBy(
        () => REFUSAL.bfdSequence,
        (packet) => isReplayFromOldEpoch(packet) && areConditionsLookedAt(packet),
      ),
      LATELY,
    ),
    law(
      'a replay from an earlier epoch changes nothing',
      'p accepted in an earlier epoch  =>  last_bfd_seq and last_cwt as they were',
      unchanged(isReplayFromOldEpoch),
    ),
  ],
});
