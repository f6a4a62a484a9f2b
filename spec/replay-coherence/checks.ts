import { fromBreach } from '../language/from-breach.ts';
import type { Revision } from '../language/revision.ts';
import type { Statement, StatementId } from '../language/statement.ts';
import { isWorded } from '../language/wording.ts';
import { type Arrival, firstBreach, isReplay, type ReplayObservation } from './observation.ts';
import { CONDITIONS, describeRefusals, REFUSAL, type Refusals } from './refusal.ts';

/** Sent as one by an honest vantage, later than every half of it that was accepted, and fresh. */
export function isHonestAndNewer({ whole, pushNewer, snapshotNewer, freshAtBroker }: Arrival): boolean {
  return whole && pushNewer && snapshotNewer && freshAtBroker;
}

/** What of (a), (b) and (c) fails for a packet, by what was sent and accepted before it. */
function failingConditions(packet: Arrival, revision: Revision): Refusals {
  const isSequenceNew = packet.pushNewer || isSequenceForgotten(packet, 'T-RC-1.A', revision);
  return (
    (isSequenceNew ? 0 : REFUSAL.bfdSequence) +
    (packet.snapshotNewer ? 0 : REFUSAL.cwtCounter) +
    (!packet.freshAtBroker ? REFUSAL.expired : 0)
  );
}

/** Why section 4 has a packet refused: by its HMACs, by its halves that name two vantages, or by (a), (b) and (c). */
export function expectedRefusals(packet: Arrival, revision: Revision): Refusals {
  const forged = (packet.cwtKeyRight ? 0 : REFUSAL.cwtMac) + (packet.bfdKeyRight ? 0 : REFUSAL.bfdMac);
  if (forged !== 0) return forged;
  return packet.oneVantage ? failingConditions(packet, revision) : REFUSAL.vantageMismatch;
}

/**
 * The conditions that have to be among the reasons once they are looked at: of a replay, each that fails, though (b) only
 * while its epoch lasts (Step 3); of a stale packet (c), regardless of the others (Step 4).
 */
function requiredConditions(packet: Arrival, due: Refusals): Refusals {
  if (!isGenuine(packet) || !packet.whole) return 0;
  if (!isReplay(packet)) return due & REFUSAL.expired;
  return packet.epoch < packet.newestEpoch ? due & ~REFUSAL.cwtCounter : due;
}

function isGenuine({ cwtKeyRight, bfdKeyRight, oneVantage }: Arrival): boolean {
  return cwtKeyRight && bfdKeyRight && oneVantage;
}

/** Whether a packet is refused that has to be, and by what has to refuse it unless something else did so before. */
function isRefusedFor(packet: Arrival, due: Refusals): boolean {
  const { refusals } = packet;
  if (due !== 0 && refusals === 0) return false;
  const required = requiredConditions(packet, due);
  const areLookedAt = (refusals & ~CONDITIONS) === 0;
  return !areLookedAt || (refusals & required) === required;
}

/** RFC 5880 section 6.7.3: after twice a Detection Time of M ticks without a packet any bfd_seq will do. */
function isSequenceForgotten({ silence }: Arrival, id: StatementId, revision: Revision): boolean {
  return silence >= 2 * revision.M && isWorded(revision, id, 'heard-of-lately');
}

/** T-RC-1.A: section 4, for honest parties in order and an adversary that replays, forges, joins and delays. */
export const JOINT_ACCEPTANCE: Statement<ReplayObservation> = fromBreach<ReplayObservation>({
  id: 'T-RC-1.A',
  clause: '4',
  sentence:
    'Honest packets in order are accepted; forged, replayed, late and stale ones are refused, a replay by each condition that fails and a stale one by (c) once they are looked at; what is refused leaves the state as it was.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  formula:
    'Accept iff (a) bfd_seq > last_bfd_seq[v] and (b) cwt_counter > last_cwt[v, epoch] and (c) expires_at > now',
  breach(observation, revision) {
    return firstBreach(observation, (packet) => {
      const due = expectedRefusals(packet, revision);
      if (!isRefusedFor(packet, due)) return wrongAnswer(packet, due);
      if (isHonestAndNewer(packet) && packet.refusals !== 0) return wrongAnswer(packet, 0);
      return packet.refusals !== 0 && packet.stateChanged ? STATE_CHANGED : null;
    });
  },
});

/** T-RC-1.B: section 4, Steps 2 and 3, where a vantage moves from one epoch to the next. */
export const EPOCH_BOUNDARY: Statement<ReplayObservation> = fromBreach<ReplayObservation>({
  id: 'T-RC-1.B',
  clause: '4',
  sentence:
    'The first packet of an epoch (counter 0) and the last of the one before are accepted in order, and a packet accepted in an earlier epoch is refused by (a) in every later one.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH'],
  formula: 'cwt_counter restarts at 0 with each epoch, bfd_seq does not',
  breach(observation, revision) {
    return firstBreach(observation, (packet) => {
      const isAtBoundary = packet.counter === 0 || packet.closesEpoch || packet.fromOldEpoch;
      if (isAtBoundary && isHonestAndNewer(packet) && packet.refusals !== 0) return wrongAnswer(packet, 0);
      if (!packet.fromOldEpoch || !isReplay(packet)) return null;
      const isDue = !isSequenceForgotten(packet, 'T-RC-1.B', revision);
      const areLookedAt = (packet.refusals & ~CONDITIONS) === 0;
      if (isDue && areLookedAt && (packet.refusals & REFUSAL.bfdSequence) === 0) {
        return wrongAnswer(packet, REFUSAL.bfdSequence);
      }
      return packet.stateChanged ? STATE_CHANGED : null;
    });
  },
});

const STATE_CHANGED = 'expected the state unchanged, found it changed';

function wrongAnswer({ refusals }: Arrival, expected: Refusals): string {
  return `expected ${describeRefusals(expected)}, found ${describeRefusals(refusals)}`;
}
