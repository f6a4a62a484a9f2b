import { asPrinted } from '../formula/as-printed.ts';
import { law } from '../language/law.ts';
import { ours } from '../language/origin.ts';
import { statement } from '../language/statement.ts';
import type { KeepingObservation } from './observation.ts';

/** What section 4 has a broker keep is bounded by who is there and what may still arrive. */
export const BOUNDED_STATE = statement<KeepingObservation>({
  id: 'T-RC-1/bounded-state',
  clause: '4',
  origin: ours(
    'a bound on what verification costs says little while what it has to remember grows with everything that was ever sent',
  ),
  sentence:
    'A broker keeps at most one last_bfd_seq for each vantage that it has accepted a packet of, and one last_cwt for each of its epochs of which a packet may still be fresh.',
  hypotheses: ['H-CWT-TRUST', 'H-BFD-AUTH', 'H-HKDF-PS', 'H-RL'],
  laws: [
    law(
      'what is kept is bounded',
      'numbers_kept <= vantages_heard + live_epochs',
      asPrinted<KeepingObservation>({
        symbols: {
          numbers_kept: { unit: '1', of: ({ kept }) => kept },
          vantages_heard: { unit: '1', of: ({ heardOf }) => heardOf },
          live_epochs: { unit: '1', of: ({ liveEpochs }) => liveEpochs },
        },
        unit: 'numbers',
      }),
    ),
  ],
});
