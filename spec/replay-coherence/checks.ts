import type { Condition } from '../language/law.ts';
import type { Mismatch } from '../language/violation.ts';
import { type Arrival, accepted, everyArrival, isReplay, unchanged } from './observation.ts';
import { CONDITIONS, describeRefusals, REFUSAL, type Refusals } from './refusal.ts';

/** Sent as one by an honest vantage, later than every half of it that was accepted, and fresh. */
export function isHonestAndNewer({ whole, pushNewer, snapshotNewer, freshAtBroker }: Arrival): boolean {
  return whole && pushNewer && snapshotNewer && freshAtBroker;
}

/** Whether (a) has to refuse a push: one that was not sent after all that was accepted. */
type SequenceFails = Condition<Arrival>;

/** What of (a), (b) and (c) fails for a packet, by what was sent and accepted before it. */
function failingConditions(packet: Arrival, isSequenceOld: boolean): Refusals {
  return (
    (isSequenceOld ? REFUSAL.bfdSequence : 0) +
    (packet.snapshotNewer ? 0 : REFUSAL.cwtCounter) +
    (packet.freshAtBroker ? 0 : REFUSAL.expired)
  );
}

/** Why section 4 has a packet refused: by its HMACs, by its halves that name two vantages, or by (a), (b) and (c). */
export function expectedRefusals(packet: Arrival, isSequenceOld = !packet.pushNewer): Refusals {
  const forged = (packet.cwtKeyRight ? 0 : REFUSAL.cwtMac) + (packet.bfdKeyRight ? 0 : REFUSAL.bfdMac);
  if (forged !== 0) return forged;
  return packet.oneVantage ? failingConditions(packet, isSequenceOld) : REFUSAL.vantageMismatch;
}

const areConditionsLookedAt = ({ refusals }: Arrival): boolean => (refusals & ~CONDITIONS) === 0;
const isRefused = ({ refusals }: Arrival): boolean => refusals !== 0;
const isWhole = ({ whole }: Arrival): boolean => whole;
const isStale = ({ freshAtBroker }: Arrival): boolean => !freshAtBroker;
const isFromOldEpoch = ({ fromOldEpoch }: Arrival): boolean => fromOldEpoch;

/** RFC 5880 section 6.7.3: after twice a Detection Time of M ticks without a packet any bfd_seq will do. */
const isHeardOfLately: Condition<Arrival> = ({ silence }, { M }) => silence < 2 * M;

/** Null where each of these conditions is among the reasons. */
function refusedByAll({ refusals }: Arrival, due: Refusals): Mismatch | null {
  return (refusals & due) === due
    ? null
    : { expected: describeRefusals(due), found: describeRefusals(refusals) };
}

interface Terms {
  readonly isSequenceOld: SequenceFails;
}

const PRINTED: Terms = { isSequenceOld: ({ pushNewer }) => !pushNewer };
const LATELY: Terms = {
  isSequenceOld: (packet, revision) => !packet.pushNewer && isHeardOfLately(packet, revision),
};

/** T-RC-1.A: section 4, for honest parties in order and an adversary that replays, forges, joins and delays. */
export const JOINT_ACCEPTANCE = everyArrival<Terms>({
  id: 'T-RC-1.A',
  clause: '4',
  sentence:
    'Honest packets in order are accepted; forged, replayed, late and stale ones are refused, a replay by each condition that fails and a stale one by (c) once they are looked at; what is refused leaves the state as it was.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  formula:
    'Accept iff (a) bfd_seq > last_bfd_seq[v] and (b) cwt_counter > last_cwt[v, epoch] and (c) expires_at > now',
  laws: [
    {
      name: 'forged, replayed, late and stale packets are refused',
      formula: 'an HMAC, the pairing, (a), (b) or (c) fails  =>  not Accept',
      when: {},
      terms: PRINTED,
      violation(packet, revision, { isSequenceOld }) {
        const due = expectedRefusals(packet, isSequenceOld(packet, revision));
        if (due === 0 || packet.refusals !== 0) return null;
        return { expected: describeRefusals(due), found: describeRefusals(packet.refusals) };
      },
    },
    {
      name: 'a replay is refused by each condition that fails',
      formula: 'replay  =>  refused by (a), and by (b) while its epoch lasts',
      when: { whole: isWhole, replay: isReplay, lookedAt: areConditionsLookedAt },
      terms: PRINTED,
      violation(packet, revision, { isSequenceOld }) {
        const due = failingConditions(packet, isSequenceOld(packet, revision));
        const isEpochOver = packet.epoch < packet.newestEpoch;
        return refusedByAll(packet, isEpochOver ? due & ~REFUSAL.cwtCounter : due);
      },
    },
    {
      name: 'a stale packet is refused by (c)',
      formula: 'expires_at <= now  =>  refused by (c)',
      when: { whole: isWhole, stale: isStale, lookedAt: areConditionsLookedAt },
      violation: (packet) => refusedByAll(packet, REFUSAL.expired),
    },
    {
      name: 'honest packets in order are accepted',
      formula: 'honest, after all that was accepted, expires_at > now  =>  Accept',
      when: { honest: isHonestAndNewer },
      violation: accepted,
    },
    {
      name: 'what is refused changes nothing',
      formula: 'not Accept  =>  last_bfd_seq and last_cwt as they were',
      when: { refused: isRefused },
      violation: unchanged,
    },
  ],
  wordings: {
    'heard-of-lately': {
      laws: {
        'forged, replayed, late and stale packets are refused': { terms: LATELY },
        'a replay is refused by each condition that fails': { terms: LATELY },
      },
      instead: [
        'once they are looked at;',
        'once they are looked at, where (a) is open when no packet of their vantage was accepted for 2 M ticks;',
      ],
    },
  },
});

const isAtBoundary = ({ counter, closesEpoch, fromOldEpoch }: Arrival): boolean =>
  counter === 0 || closesEpoch || fromOldEpoch;

/** T-RC-1.B: section 4, Steps 2 and 3, where a vantage moves from one epoch to the next. */
export const EPOCH_BOUNDARY = everyArrival({
  id: 'T-RC-1.B',
  clause: '4',
  sentence:
    'The first packet of an epoch (counter 0) and the last of the one before are accepted in order, and a packet accepted in an earlier epoch is refused by (a) in every later one, which changes nothing.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH'],
  formula: 'cwt_counter restarts at 0 with each epoch, bfd_seq does not',
  laws: [
    {
      name: 'the first and the last packet of an epoch are accepted',
      formula: 'cwt_counter = 0, or the last of its epoch, in order  =>  Accept',
      when: { boundary: isAtBoundary, honest: isHonestAndNewer },
      violation: accepted,
    },
    {
      name: 'a replay from an earlier epoch is refused by (a)',
      formula: 'replay from an earlier epoch  =>  bfd_seq <= last_bfd_seq[v]',
      when: { old: isFromOldEpoch, replay: isReplay, lookedAt: areConditionsLookedAt },
      violation: (packet) => refusedByAll(packet, REFUSAL.bfdSequence),
    },
    {
      name: 'a replay from an earlier epoch changes nothing',
      formula: 'replay from an earlier epoch  =>  last_bfd_seq and last_cwt as they were',
      when: { old: isFromOldEpoch, replay: isReplay },
      violation: unchanged,
    },
  ],
  wordings: {
    'heard-of-lately': {
      laws: { 'a replay from an earlier epoch is refused by (a)': { when: { heard: isHeardOfLately } } },
      instead: [
        'in every later one,',
        'in every later one, while a packet of its vantage was accepted less than 2 M ticks ago,',
      ],
    },
  },
});
