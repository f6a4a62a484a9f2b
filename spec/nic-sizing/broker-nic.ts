import { fromBreach } from '../language/from-breach.ts';
import type { Statement } from '../language/statement.ts';
import { PRINTED } from '../language/wording.ts';

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
export const VOLUME_INDEPENDENT_NIC: Statement<BrokerNicObservation> = fromBreach<BrokerNicObservation>({
  id: 'D3/volume-independent',
  clause: '2',
  sentence: 'What the NIC of the broker takes in depends on the packet rate of legitimate telemetry only.',
  hypotheses: ['H-DDOS-INV'],
  formula: 'NIC packets = 2 PPS_t t, whatever R is',
  breach({ telemetry, insiders, taken }, { wordings }) {
    const isPrinted = (wordings[this.id] ?? PRINTED) === PRINTED;
    const expected = isPrinted ? telemetry : telemetry + insiders;
    return taken === expected ? null : `expected ${expected} packets at the NIC, found ${taken}`;
  },
});
