import { fromBreach } from '../language/from-breach.ts';
import type { Revision } from '../language/revision.ts';
import type { Statement } from '../language/statement.ts';
import { wordingOf } from '../language/wording.ts';
import { type Arrival, firstBreach, type ReplayObservation } from './observation.ts';
import { describeRefusals } from './refusal.ts';

const isAccepted = ({ refusals }: Arrival): boolean => refusals === 0;
const acceptedWrongly = 'expected refused, found accepted';
const refusedWrongly = ({ refusals }: Arrival): string =>
  `expected accepted, found ${describeRefusals(refusals)}`;

/** Premises of `accepts-honest` by wording: what beside being whole and new is asked of a packet. */
const HONEST_PREMISE: Readonly<Record<string, (arrival: Arrival) => boolean>> = {
  printed: ({ freshAtIssuer }) => freshAtIssuer,
  'in-order': ({ inOrder, freshAtIssuer }) => inOrder && freshAtIssuer,
  'fresh-at-broker': ({ freshAtBroker }) => freshAtBroker,
  'in-order+fresh-at-broker': ({ inOrder, freshAtBroker }) => inOrder && freshAtBroker,
};

/** T-RC-1, first half: Accept accepts every legitimate honest packet. */
export const ACCEPTS_HONEST: Statement<ReplayObservation> = fromBreach<ReplayObservation>({
  id: 'T-RC-1/accepts-honest',
  clause: '4',
  sentence:
    'Every packet that an honest vantage emitted is accepted when it first arrives, intact and fresh as its issuer set it.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS', 'H-RL'],
  formula: 'honest(p), first arrival of p, expires_at(p) > now  =>  Accept(p)',
  breach(observation, revision) {
    const isDue = byWording(HONEST_PREMISE, ACCEPTS_HONEST.id, revision);
    return firstBreach(observation, (arrival) =>
      arrival.whole && arrival.first && !isAccepted(arrival) && isDue(arrival)
        ? refusedWrongly(arrival)
        : null,
    );
  },
});

/** T-RC-1, second half: Accept rejects every replay. */
export const REJECTS_REPLAYS: Statement<ReplayObservation> = fromBreach<ReplayObservation>({
  id: 'T-RC-1/rejects-replays',
  clause: '4',
  sentence: 'Every byte-identical copy of a packet that was accepted is refused, whenever it arrives.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  formula: 'p accepted before  =>  not Accept(p)',
  breach(observation) {
    return firstBreach(observation, (arrival) =>
      arrival.acceptedBefore && isAccepted(arrival) ? acceptedWrongly : null,
    );
  },
});

/** T-RC-1, second half: Accept rejects every forged packet. The predicate takes a packet, not its halves. */
export const REJECTS_FORGERIES: Statement<ReplayObservation> = fromBreach<ReplayObservation>({
  id: 'T-RC-1/rejects-forgeries',
  clause: '4',
  sentence:
    'Every packet that no honest vantage emitted as a whole is refused, one made of two genuine halves that were never sent together included.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  formula: 'no honest vantage emitted p  =>  not Accept(p)',
  breach(observation) {
    return firstBreach(observation, (arrival) =>
      !arrival.whole && isAccepted(arrival) ? acceptedWrongly : null,
    );
  },
});

/** By wording: whether a packet counts as stale. */
const STALE: Readonly<Record<string, (arrival: Arrival) => boolean>> = {
  printed: ({ freshAtIssuer }) => !freshAtIssuer,
  'by-the-broker': ({ freshAtBroker }) => !freshAtBroker,
};

/** T-RC-1, second half: Accept rejects every stale packet. */
export const REJECTS_STALE: Statement<ReplayObservation> = fromBreach<ReplayObservation>({
  id: 'T-RC-1/rejects-stale',
  clause: '4',
  sentence: 'Every packet whose lifetime is over, as its issuer set it, is refused.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  formula: 'expires_at(p) <= now  =>  not Accept(p)',
  breach(observation, revision) {
    const isStale = byWording(STALE, REJECTS_STALE.id, revision);
    return firstBreach(observation, (arrival) =>
      isAccepted(arrival) && isStale(arrival) ? acceptedWrongly : null,
    );
  },
});

/** What a table holds for the wording of a claim that a revision takes. */
export function byWording<T>(table: Readonly<Record<string, T>>, id: string, revision: Revision): T {
  const wording = wordingOf(id, revision);
  const found = table[wording];
  if (found === undefined) throw new Error(`${id} has no wording ${wording}`);
  return found;
}
