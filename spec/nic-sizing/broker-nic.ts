import { asPrinted } from '../formula/as-printed.ts';
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
      'packets(R) = telemetry',
      asPrinted<BrokerNicObservation>({
        symbols: {
          'packets(R)': { unit: '1', of: ({ taken }) => taken },
          // 2 PPS_t times the time.
          telemetry: { unit: '1', of: ({ telemetry }) => telemetry },
          beyond_natural: { unit: '1', of: ({ insiders }) => insiders },
        },
        unit: 'packets',
        says: ({ found, allowed }) => ({ expected: `${allowed} packets at the NIC`, found: `${found}` }),
      }),
      {
        'admitted-only': {
          replacement: {
            words: {
              'the packet rate of legitimate telemetry only':
                'what admitted vantages send only, at their natural rate or above it',
              '= telemetry': '= telemetry + beyond_natural',
            },
          },
        },
      },
    ),
  ],
});
