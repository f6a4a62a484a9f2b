import { law } from '../language/law.ts';
import { implied, printed } from '../language/origin.ts';
import { statement } from '../language/statement.ts';
import type { ReplayObservation } from './observation.ts';
import { ofEveryArrival } from './symbols.ts';

const accepted = ofEveryArrival(() => 'accepted');
const refused = ofEveryArrival(() => 'refused');

/** T-RC-1, first half: Accept accepts every legitimate honest packet. */
export const ACCEPTS_HONEST = statement<ReplayObservation>({
  id: 'T-RC-1/accepts-honest',
  clause: '4',
  origin: printed('4', 'ACCEPTS every legitimate honest packet', 'every packet, whatever the network does'),
  sentence:
    'Every packet that an honest vantage emitted is accepted when it first arrives, intact and fresh as its issuer set it.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS', 'H-RL'],
  laws: [
    law(
      'honest packets are accepted',
      'honest(p) and first(p) and expires_at > now(issuer) => Accept(p)',
      accepted,
      {
        'in-order': {
          premise: { words: 'nothing that its vantage sent later has arrived', formula: 'in_order(p)' },
        },
        'fresh-at-broker': {
          replacement: {
            words: { 'fresh as its issuer set it': "fresh by the broker's clock", 'now(issuer)': 'now' },
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
  origin: printed('4', 'REJECTS every replay', 'Step 3 says byte-identical'),
  sentence: 'Every byte-identical copy of a packet that was accepted is refused, whenever it arrives.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  laws: [law('replays are refused', 'accepted_before(p) => not Accept(p)', refused)],
});

/** T-RC-1, second half: Accept rejects every forged packet. The predicate takes a packet, not its halves. */
export const REJECTS_FORGERIES = statement<ReplayObservation>({
  id: 'T-RC-1/rejects-forgeries',
  clause: '4',
  origin: implied(
    '4',
    'REJECTS every replay, forge, or stale packet',
    'two genuine halves that were never sent together are no packet of a vantage; clause 8 forges one half of each',
  ),
  sentence:
    'Every packet that no honest vantage emitted as a whole is refused, one made of two genuine halves that were never sent together included.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  laws: [law('forgeries are refused', 'not honest(p) => not Accept(p)', refused)],
});

/** T-RC-1, second half: Accept rejects every stale packet. */
export const REJECTS_STALE = statement<ReplayObservation>({
  id: 'T-RC-1/rejects-stale',
  clause: '4',
  origin: printed(
    '4',
    'REJECTS every replay, forge, or stale packet',
    'Step 4, by the lifetime that the issuer set',
  ),
  sentence: 'Every packet whose lifetime is over, as its issuer set it, is refused.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS'],
  laws: [
    law('stale packets are refused', 'expires_at <= now(issuer) => not Accept(p)', refused, {
      'by-the-broker': {
        replacement: {
          words: { ', as its issuer set it,': " by the broker's clock", 'now(issuer)': 'now' },
        },
      },
    }),
  ],
});
