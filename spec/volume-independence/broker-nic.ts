import { equal } from '../language/comparisons.ts';
import { law } from '../language/law.ts';
import { imported } from '../language/origin.ts';
import { statement } from '../language/statement.ts';

const DDOS = 'DDoS-Resilience (D-4)';

/** Packets that the NIC of a broker took in over some time, and what telemetry there was. */
export interface BrokerNicObservation {
  /** PPS_t times the time, on both paths. */
  readonly telemetry: bigint;
  /** What admitted vantages sent beyond their natural rate. */
  readonly insiders: bigint;
  /** What strangers offered. */
  readonly offered: bigint;
  /** What the NIC took in. */
  readonly taken: bigint;
}

/** D3 of DDoS-Resilience, which section 2, Step 1 and section 6.1 rest on. */
export const VOLUME_INDEPENDENT_NIC = statement<BrokerNicObservation>({
  id: 'D3/volume-independent',
  clause: '2',
  origin: imported(DDOS, 'Theorem D3', 'cited in clauses 2, 6.1 and 7'),
  sentence: 'What the NIC of the broker takes in depends on the packet rate of legitimate telemetry only.',
  hypotheses: ['H-DDOS-INV'],
  laws: [
    law(
      'telemetry only',
      'NIC packets = 2 PPS_t t, whatever R is',
      equal<BrokerNicObservation>({
        unit: 'packets',
        found: ({ taken }) => taken,
        due: ({ telemetry }) => telemetry,
        says: ({ found, allowed }) => ({ expected: `${allowed} packets at the NIC`, found: `${found}` }),
      }),
      {
        'admitted-only': {
          replacement: {
            words: {
              'the packet rate of legitimate telemetry only':
                'what admitted vantages send only, at their natural rate or above it',
              '2 PPS_t t': '2 PPS_t t and what admitted vantages send beyond it',
            },
            parts: { due: ({ telemetry, insiders }) => telemetry + insiders },
          },
        },
      },
    ),
  ],
});
