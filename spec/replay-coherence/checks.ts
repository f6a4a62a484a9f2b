import { law } from '../language/law.ts';
import { printed } from '../language/origin.ts';
import { statement } from '../language/statement.ts';
import { type Arrival, isFresh, type ReplayObservation } from './observation.ts';
import { describeRefusals, REFUSAL, type Refusals } from './refusal.ts';
import { HEARD_OF_LATELY, ofEveryArrival, unchanged } from './symbols.ts';

const isNewPush = ({ sequence, lastSequence }: Arrival): boolean => sequence > lastSequence;
const isNewSnapshot = ({ counter, lastCounter }: Arrival): boolean => counter > lastCounter;

/** With numbers above those that were accepted last, and fresh. */
export function hasNewNumbers(packet: Arrival): boolean {
  return isNewPush(packet) && isNewSnapshot(packet) && isFresh(packet);
}

/** The same, sent as one by an honest vantage. */
export function isHonestAndNewer(packet: Arrival): boolean {
  return packet.whole && hasNewNumbers(packet);
}

/** Why section 4 has a packet refused: by its HMACs, by its halves that name two vantages, or by (a), (b) and (c). */
export function expectedRefusals(packet: Arrival): Refusals {
  const forged = (packet.cwtKeyRight ? 0 : REFUSAL.cwtMac) + (packet.bfdKeyRight ? 0 : REFUSAL.bfdMac);
  if (forged !== 0) return forged;
  if (!packet.oneVantage) return REFUSAL.vantageMismatch;
  return (
    (isNewPush(packet) ? 0 : REFUSAL.bfdSequence) +
    (isNewSnapshot(packet) ? 0 : REFUSAL.cwtCounter) +
    (isFresh(packet) ? 0 : REFUSAL.expired)
  );
}

/** The formula of the law is what is judged; this is how a violation of it reads. */
const asDue = ofEveryArrival((packet) => describeRefusals(expectedRefusals(packet)));
const asReplay = ofEveryArrival((packet) =>
  describeRefusals(expectedRefusals(packet) & ~(packet.epoch < packet.newestEpoch ? REFUSAL.cwtCounter : 0)),
);
const accepted = ofEveryArrival(() => 'accepted');
const refusedBySequence = ofEveryArrival(() => describeRefusals(REFUSAL.bfdSequence));
const refusedAsStale = ofEveryArrival(() => describeRefusals(REFUSAL.expired));

/** T-RC-1.A: section 4, for honest parties in order and an adversary that replays, forges, joins and delays. */
export const JOINT_ACCEPTANCE = statement<ReplayObservation>({
  id: 'T-RC-1.A',
  clause: '4',
  origin: printed(
    '8',
    'replay/forge rejected',
    'the witness of that name, with the cases that clause 4 lists; that what is refused changes nothing, this project asks',
  ),
  sentence:
    'Honest packets in order are accepted; forged, replayed, late and stale ones are refused, a replay by each condition that fails, (b) while its epoch lasts, and a stale one by (c), once they are looked at; what is refused leaves the state as it was.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  laws: [
    law(
      'forged, stale and late snapshots are refused',
      'not authentic(p) or not paired(p) or cwt_counter <= last_cwt[v, epoch] or expires_at <= now => not Accept(p)',
      asDue,
    ),
    law('late pushes are refused', '{sequence_fails} => not Accept(p)', asDue),
    law(
      'a replay is refused by (a)',
      'honest(p) and accepted_before(p) and looked_at(p) and {sequence_fails} => refused(a)',
      refusedBySequence,
    ),
    law(
      'a replay is refused by (b) and (c)',
      'honest(p) and accepted_before(p) and looked_at(p) => (cwt_counter <= last_cwt[v, epoch] and epoch >= last_epoch[v] => refused(b)) and (expires_at <= now => refused(c))',
      asReplay,
    ),
    law(
      'a stale packet is refused by (c)',
      'honest(p) and looked_at(p) and expires_at <= now => refused(c)',
      refusedAsStale,
    ),
    law(
      'honest packets in order are accepted',
      'honest(p) and behind(v) < 0 and {sequence_holds} and cwt_counter > last_cwt[v, epoch] and expires_at > now => Accept(p)',
      accepted,
    ),
    law('what is refused changes nothing', 'not Accept(p) => state_unchanged', unchanged),
  ],
});

/** T-RC-1.B: section 4, Steps 2 and 3, where a vantage moves from one epoch to the next. */
export const EPOCH_BOUNDARY = statement<ReplayObservation>({
  id: 'T-RC-1.B',
  clause: '4',
  origin: printed(
    '8',
    'epoch boundary handled correctly',
    'the witness of that name, with Steps 2 and 3 of clause 4',
  ),
  sentence:
    'The first packet of an epoch (counter 0) and the last of the one before are accepted in order, and a packet accepted in an earlier epoch is refused by (a) in every later one, which changes nothing.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH'],
  laws: [
    law(
      'the first and the last packet of an epoch are accepted',
      'honest(p) and (cwt_counter = 0 or last_of_its_epoch(p) or of_an_earlier_epoch(p)) and behind(v) < 0 and {sequence_holds} and cwt_counter > last_cwt[v, epoch] and expires_at > now => Accept(p)',
      accepted,
    ),
    law(
      'a replay from an earlier epoch is refused by (a)',
      'of_an_earlier_epoch(p) and accepted_before(p) and looked_at(p) => refused(a)',
      refusedBySequence,
      HEARD_OF_LATELY,
    ),
    law(
      'a replay from an earlier epoch changes nothing',
      'of_an_earlier_epoch(p) and accepted_before(p) => state_unchanged',
      unchanged,
    ),
  ],
});
