import { telemetryAtNic } from '../../generators/nic-sizing/scenario.ts';
import type { NicWorld } from '../../generators/nic-sizing/world.ts';
import { type BrokerNicObservation, VOLUME_INDEPENDENT_NIC } from '../../spec/nic-sizing/broker-nic.ts';
import { wrong } from '../../spec/rules/catalogue.ts';
import { GATED_NIC } from '../../spec/rules/parties.ts';
import type { Binding, Reach } from '../../src/search/trial/binding.ts';

/** D3/volume-independent. */
export const volumeIndependentNic: Binding<NicWorld<BrokerNicObservation>, BrokerNicObservation> = {
  statement: VOLUME_INDEPENDENT_NIC,
  scenario: telemetryAtNic,
  level: 'ideal',
  reads: ['emission', ...GATED_NIC],
  grants: ['outside-traffic', 'flood'],
  silence: 'open',
  isRelevant: ({ telemetry }) => telemetry > 0n,
  reach: [
    kind('no stranger and no flood', 50, ({ offered, insiders }) => offered === 0n && insiders === 0n),
    kind('strangers', 200, ({ offered }) => offered > 0n),
    kind(
      'strangers that offer more than there is telemetry',
      100,
      ({ offered, telemetry }) => offered > telemetry,
    ),
    kind('an insider above its natural rate', 150, ({ insiders }) => insiders > 0n),
    kind('both', 50, ({ offered, insiders }) => offered > 0n && insiders > 0n),
  ],
  catches: [
    wrong('nic-gate', 'open'),
    wrong('nic-gate', 'first-packet-passes'),
    wrong('nic-gate', 'one-in-a-thousand'),
    wrong('nic-gate', 'fails-open-at-limit'),
    wrong('emission', 'both-ends'),
  ],
};

function kind(
  name: string,
  perMille: number,
  when: (one: BrokerNicObservation) => boolean,
): Reach<BrokerNicObservation> {
  return { name, perMille, when };
}
