import { law } from '../language/law.ts';
import { statement } from '../language/statement.ts';
import { type Arrival, accepted, isReplay, type ReplayObservation, refused } from './observation.ts';

const isWhole = ({ whole }: Arrival): boolean => whole;
/** New, from an honest vantage, and fresh by the clock of the vantage or of the broker. */
const isFreshAtIssuer = ({ whole, first, freshAtIssuer }: Arrival): boolean =>
  whole && first && freshAtIssuer;
const isFreshAtBroker = ({ whole, first, freshAtBroker }: Arrival): boolean =>
  whole && first && freshAtBroker;

/** T-RC-1, first half: Accept accepts every legitimate honest packet. */
export const ACCEPTS_HONEST = statement<ReplayObservation>({
  id: 'T-RC-1/accepts-honest',
  clause: '4',
  sentence:
    'Every packet that an honest vantage emitted is accepted when it first arrives, intact and fresh as its issuer set it.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS', 'H-RL'],
  laws: [
    law(
      'honest packets are accepted',
      'honest(p), first arrival of p, expires_at(p) > now  =>  Accept(p)',
      accepted(isFreshAtIssuer),
      {
        'in-order': {
          premise: {
            words: 'nothing that its vantage sent later has arrived',
            formula: 'nothing sent after p has arrived',
            given: ({ inOrder }) => inOrder,
          },
        },
        'fresh-at-broker': {
          replacement: {
            words: {
              'fresh as its issuer set it': "fresh by the broker's clock",
              'expires_at(p) > now': 'expires_at(p) > now at the broker',
            },
            parts: { given: isFreshAtBroker },
          },
        },
      },
    ),
  ],
});

/** T-RC-1, second half: Accept rejects every replay. */
export const REJECTS_REPLAYS = statement<ReplayObservation>({
  id: 'T-RC-1/rejects-replays',
  clause: '4',
  sentence: 'Every byte-identical copy of a packet that was accepted is refused, whenever it arrives.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  laws: [law('replays are refused', 'p accepted before  =>  not Accept(p)', refused(isReplay))],
});

/** T-RC-1, second half: Accept rejects every forged packet. The predicate takes a packet, not its halves. */
export const REJECTS_FORGERIES = statement<ReplayObservation>({
  id: 'T-RC-1/rejects-forgeries',
  clause: '4',
  sentence:
    'Every packet that no honest vantage emitted as a whole is refused, one made of two genuine halves that were never sent together included.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  laws: [
    law(
      'forgeries are refused',
      'no honest vantage emitted p  =>  not Accept(p)',
      refused((packet) => !isWhole(packet)),
    ),
  ],
});

/** T-RC-1, second half: Accept rejects every stale packet. */
export const REJECTS_STALE = statement<ReplayObservation>({
  id: 'T-RC-1/rejects-stale',
  clause: '4',
  sentence: 'Every packet whose lifetime is over, as its issuer set it, is refused.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  laws: [
    law(
      'stale packets are refused',
      'expires_at(p) <= now  =>  not Accept(p)',
      refused(({ freshAtIssuer }) => !freshAtIssuer),
      {
        'by-the-broker': {
          replacement: {
            words: {
              ', as its issuer set it,': " by the broker's clock",
              'expires_at(p) <= now': 'expires_at(p) <= now at the broker',
            },
            parts: { given: ({ freshAtBroker }) => !freshAtBroker },
          },
        },
      },
    ),
  ],
});
