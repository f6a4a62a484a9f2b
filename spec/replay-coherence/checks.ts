import type { Revision } from '../language/revision.ts';
import type { Statement, StatementId } from '../language/statement.ts';
import { isWorded } from '../language/wording.ts';
import { CONDITIONS, describeRefusals, REFUSAL, type Refusals } from './refusal.ts';

/**
 * One joint packet that reached the broker: what it is, known from who sent what and when, and what the broker
 * did. Nothing in it is taken from the broker's own counters.
 */
export interface Delivery {
  /** Made by its vantage and not altered since. */
  readonly cwtGenuine: boolean;
  readonly bfdGenuine: boolean;
  /** Both halves name the same vantage. */
  readonly oneVantage: boolean;
  /** The two halves left their vantage as one packet. */
  readonly sentTogether: boolean;
  /** This very packet was accepted before. */
  readonly acceptedBefore: boolean;
  /** Sent later than every BFD half accepted from its vantage so far. */
  readonly bfdNewer: boolean;
  /** Sent later than every CWT half accepted from its vantage in its epoch so far. */
  readonly cwtNewer: boolean;
  /** Ticks since a packet of its vantage was accepted last; infinite before the first. */
  readonly silence: number;
  /** Delivered when its wrapper was no longer fresh. */
  readonly stale: boolean;
  /** The snapshot carries counter 0. */
  readonly opensEpoch: boolean;
  /** Its vantage began in an earlier epoch. */
  readonly laterEpoch: boolean;
  /** The last snapshot that its vantage sent in its epoch, and the epoch is over. */
  readonly closesEpoch: boolean;
  /** A packet of its vantage from a newer epoch was accepted. */
  readonly epochOver: boolean;
  /** Its vantage has sent in a newer epoch. */
  readonly fromOldEpoch: boolean;
  /** The broker's answer: 0 accepted, otherwise why not. */
  readonly refusals: Refusals;
  /** Whether anything the broker keeps is different from before. */
  readonly stateChanged: boolean;
}

/** Everything delivered in one case, in order of arrival. */
export interface ReplayObservation {
  /** How many entries of `deliveries` belong to this case; later ones are left over from another. */
  readonly count: number;
  readonly deliveries: readonly Delivery[];
  /** Packets accepted whose predecessor from the same vantage was not delivered before them. */
  readonly gaps: number;
  /** Vantages of which some packet was accepted. */
  readonly vantages: number;
  /** Epochs of which some packet was accepted. */
  readonly epochs: number;
}

/** Sent by its vantage as it arrives, newer than all that was accepted, and fresh. */
export function isHonestInOrder(packet: Delivery): boolean {
  return (
    packet.cwtGenuine &&
    packet.bfdGenuine &&
    packet.sentTogether &&
    packet.bfdNewer &&
    packet.cwtNewer &&
    !packet.stale
  );
}

/** A byte-for-byte copy of a packet that was accepted. */
export function isReplay(packet: Delivery): boolean {
  return packet.acceptedBefore;
}

/** What of (a), (b) and (c) fails for a packet, by what was sent and accepted before it. */
function failingConditions(packet: Delivery, revision: Revision): Refusals {
  const isSequenceNew = packet.bfdNewer || isSequenceForgotten(packet, 'T-RC-1.A', revision);
  return (
    (isSequenceNew ? 0 : REFUSAL.bfdSequence) +
    (packet.cwtNewer ? 0 : REFUSAL.cwtCounter) +
    (packet.stale ? REFUSAL.expired : 0)
  );
}

/** Why section 4 has a packet refused: by its HMACs, by its halves that name two vantages, or by (a), (b) and (c). */
export function expectedRefusals(packet: Delivery, revision: Revision): Refusals {
  const forged = (packet.cwtGenuine ? 0 : REFUSAL.cwtMac) + (packet.bfdGenuine ? 0 : REFUSAL.bfdMac);
  if (forged !== 0) return forged;
  return packet.oneVantage ? failingConditions(packet, revision) : REFUSAL.vantageMismatch;
}

/**
 * The conditions that have to be among the reasons once they are looked at: of a replay, each that fails, though (b) only
 * while its epoch lasts (Step 3); of a stale packet (c), regardless of the others (Step 4).
 */
function requiredConditions(packet: Delivery, due: Refusals): Refusals {
  if (!isGenuine(packet) || !packet.sentTogether) return 0;
  if (!isReplay(packet)) return due & REFUSAL.expired;
  return packet.epochOver ? due & ~REFUSAL.cwtCounter : due;
}

function isGenuine({ cwtGenuine, bfdGenuine, oneVantage }: Delivery): boolean {
  return cwtGenuine && bfdGenuine && oneVantage;
}

/** Whether a packet is refused that has to be, and by what has to refuse it unless something else did so before. */
function isRefusedFor(packet: Delivery, due: Refusals): boolean {
  const { refusals } = packet;
  if (due !== 0 && refusals === 0) return false;
  const required = requiredConditions(packet, due);
  const areLookedAt = (refusals & ~CONDITIONS) === 0;
  return !areLookedAt || (refusals & required) === required;
}

/** RFC 5880 section 6.7.3: after twice a Detection Time of M ticks without a packet any bfd_seq will do. */
function isSequenceForgotten({ silence }: Delivery, id: StatementId, revision: Revision): boolean {
  return silence >= 2 * revision.M && isWorded(revision, id, 'heard-of-lately');
}

/** T-RC-1.A: section 4, for honest parties in order and an adversary that replays, forges, joins and delays. */
export const JOINT_ACCEPTANCE: Statement<ReplayObservation> = {
  id: 'T-RC-1.A',
  clause: '4',
  sentence:
    'Honest packets in order are accepted; forged, replayed, late and stale ones are refused, a replay by each condition that fails and a stale one by (c) once they are looked at; what is refused leaves the state as it was.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  formula:
    'Accept iff (a) bfd_seq > last_bfd_seq[v] and (b) cwt_counter > last_cwt[v, epoch] and (c) expires_at > now',
  breach({ count, deliveries }, revision) {
    for (let index = 0; index < count; index++) {
      const packet = deliveries[index] as Delivery;
      const due = expectedRefusals(packet, revision);
      if (!isRefusedFor(packet, due)) return wrongAnswer(index, packet, due);
      if (isHonestInOrder(packet) && packet.refusals !== 0) return wrongAnswer(index, packet, 0);
      if (packet.refusals !== 0 && packet.stateChanged) return changedState(index, packet);
    }
    return null;
  },
};

/** T-RC-1.B: section 4, Steps 2 and 3, where a vantage moves from one epoch to the next. */
export const EPOCH_BOUNDARY: Statement<ReplayObservation> = {
  id: 'T-RC-1.B',
  clause: '4',
  sentence:
    'The first packet of an epoch (counter 0) and the last of the one before are accepted in order, and a packet accepted in an earlier epoch is refused by (a) in every later one.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH'],
  formula: 'cwt_counter restarts at 0 with each epoch, bfd_seq does not',
  breach({ count, deliveries }, revision) {
    for (let index = 0; index < count; index++) {
      const packet = deliveries[index] as Delivery;
      const atBoundary = packet.opensEpoch || packet.closesEpoch || packet.fromOldEpoch;
      if (atBoundary && isHonestInOrder(packet) && packet.refusals !== 0)
        return wrongAnswer(index, packet, 0);
      if (packet.fromOldEpoch && isReplay(packet)) {
        const isDue = !isSequenceForgotten(packet, 'T-RC-1.B', revision);
        const areLookedAt = (packet.refusals & ~CONDITIONS) === 0;
        if (isDue && areLookedAt && (packet.refusals & REFUSAL.bfdSequence) === 0) {
          return wrongAnswer(index, packet, REFUSAL.bfdSequence);
        }
        if (packet.stateChanged) return changedState(index, packet);
      }
    }
    return null;
  },
};

function wrongAnswer(index: number, packet: Delivery, expected: Refusals): string {
  const kind = isReplay(packet)
    ? 'a replay'
    : isHonestInOrder(packet)
      ? 'an honest packet in order'
      : 'a packet';
  return `delivery ${index + 1}, ${kind}: expected ${describeRefusals(expected)}, found ${describeRefusals(packet.refusals)}`;
}

function changedState(index: number, packet: Delivery): string {
  return `delivery ${index + 1}, ${describeRefusals(packet.refusals)}: expected the state unchanged, found it changed`;
}
